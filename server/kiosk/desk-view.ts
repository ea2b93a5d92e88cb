/** What only the secretary sees, after her PIN. */
import { dateOfMeeting } from '../domain/agenda.ts';
import { adoptedOn, type Branch, policyOn } from '../domain/branch.ts';
import { charter } from '../domain/charter.ts';
import { dateOf, type LocalDate, monthOf, timeOf } from '../domain/date.ts';
import { dayStanding } from '../domain/day-standing.ts';
import { paidBy } from '../domain/dues.ts';
import { type Leave, lastLeaves, type Meeting } from '../domain/meeting.ts';
import { noticesOf } from '../domain/notices.ts';
import type { Person } from '../domain/person.ts';
import { preparationOf } from '../domain/preparation.ts';
import { trueTime } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import { timelineOf } from '../domain/turns.ts';
import type { Id } from '../domain/vocabulary.ts';
import { nameOf, whole } from '../service/views/names.ts';
import { announcementOf, isPlanned } from './announcement.ts';
import type { Desk, DeskPerson, LeaveView, ParkedView, PlanView } from './contract.ts';
import { dayRuleOf } from './day-rule-view.ts';
import { checksOf } from './proceedings-view.ts';
import type { Initials } from './room.ts';

/** Closed meetings that the desk still lists, the newest ones. */
const mostClosed = 6;

/** `meeting` is the one on the screen. */
export function deskOf(state: State, meeting: Meeting | null, today: LocalDate, initials: Initials = () => []): Desk {
  const branch = branchOf(state);
  const month = monthOf(meeting === null ? today : dateOfMeeting(meeting));
  const paid = paidBy(state.dues.get(month));
  const credentials = Map.groupBy(
    state.credentials.values().filter((credential) => credential.person !== null),
    (credential) => credential.person,
  );
  const leaves = meeting === null ? null : lastLeaves(meeting);
  const people = [...state.people.values()].filter((person) => !person.left);
  const sameName = Map.groupBy(people, (person) => person.name);
  return {
    month,
    people: people.map((person): DeskPerson => {
      const own = (credentials.get(person.id) ?? []).map(({ key, kind, tail, state: condition }) => ({
        key,
        kind,
        tail,
        state: condition,
      }));
      const leave = leaves?.get(person.id);
      return {
        id: person.id,
        name: person.name,
        initials: initials(person.name),
        tellApart: (sameName.get(person.name)?.length ?? 0) > 1 ? tellApart(person, own) : '',
        standing: person.standing,
        category: person.category,
        probationary: person.probationary,
        group: person.group,
        // A home that was described with a class stays when the class is taken back.
        home: person.elsewhere ? person.home : null,
        dual: person.dual,
        invitee: person.invitee,
        credentials: own,
        signIns: meeting === null ? [] : signInsOf(state, meeting, person.id),
        leave: leave === undefined ? null : leaveView(leave),
        duesPaid: paid.has(person.id),
      };
    }),
    former: formerOf(state),
    parked: meeting === null ? [] : parkedOf(state, meeting),
    roles: rolesOf(state, meeting),
    plans: plansOf(state, today),
    day: branch === null ? null : dayRuleOf(branch, today),
    superior: branch?.superior ?? null,
    notices: noticesOf(state, today).filter(({ standing }) => standing === 'open').length,
    policy: branch === null ? null : adoptedPolicy(branch, today),
    assessed: branch !== null && policyOn(branch, today).assessment !== null,
    charter: [...charter],
    checks: meeting === null || meeting.opened === null ? null : checksOf(state, meeting),
  };
}

function formerOf({ people, clocks }: State): Desk['former'] {
  return [...people.values()]
    .filter((person) => person.left)
    .map((person) => {
      const { id, name, group } = person;
      return { id, name, group, on: timelineOf(person, clocks).findLast(({ as }) => as === null)?.day ?? '' };
    })
    .sort((a, b) => (a.on < b.on ? 1 : -1));
}

function adoptedPolicy(branch: Branch, today: LocalDate): Desk['policy'] {
  const adopted = adoptedOn(branch, today);
  if (adopted === undefined) return null;
  const { policy, from, level } = adopted;
  return { name: policy.name, version: policy.version, from, level };
}

function rolesOf(state: State, meeting: Meeting | null): Desk['roles'] {
  const secretary = branchOf(state)?.secretary ?? null;
  return {
    secretary: nameOf(state, secretary),
    chair: nameOf(state, meeting?.chair ?? secretary),
    recorder: nameOf(state, meeting?.recorder ?? null),
    hosts: Object.fromEntries((meeting?.ownSteps ?? []).map(({ id, host }) => [id, host])),
  };
}

function leaveView({ reason, written, answer }: Leave): LeaveView {
  return { reason, written, standing: answer === null ? 'asked' : answer.approved ? 'approved' : 'refused' };
}

function tellApart(person: Person, credentials: DeskPerson['credentials']): string {
  const tail = credentials.find((credential) => credential.state === 'good')?.tail;
  return person.group ?? person.home ?? (tail === undefined ? '' : `尾号${tail}`);
}

function signInsOf(state: State, meeting: Meeting, person: Id): DeskPerson['signIns'] {
  return (['day', 'evening'] as const).flatMap((part) => {
    const signIn = meeting.present[part].get(person);
    if (signIn === undefined) return [];
    const marks = [...(meeting.marks.get(`${part}:${person}`) ?? [])];
    return [{ part, at: timeOf(trueTime(signIn.at, state.clocks)), by: signIn.by, marks }];
  });
}

function parkedOf(state: State, meeting: Meeting): ParkedView[] {
  return [...meeting.parked.values()]
    .filter((tap) => tap.assigned === null && !tap.dismissed)
    .map((tap) => ({
      id: tap.id,
      code: tap.code,
      at: timeOf(trueTime(tap.at, state.clocks)),
      credential: tap.kind,
      key: tap.key,
      tail: tap.tail,
      why: tap.why,
      name: nameOf(state, tap.known),
    }));
}

function plansOf(state: State, today: LocalDate): PlanView[] {
  const meetings = [...state.meetings.values()]
    .filter(isPlanned)
    .sort((a, b) => (dateOfMeeting(a) < dateOfMeeting(b) ? -1 : 1));
  const closed = meetings.filter((meeting) => meeting.closed !== null).slice(-mostClosed);
  return [...closed, ...meetings.filter((meeting) => meeting.closed === null)].map((meeting) => ({
    ...announcementOf(state, meeting, whole),
    pages: meeting.plan.pages,
    state: meeting.closed !== null ? 'closed' : meeting.opened !== null ? 'open' : 'planned',
    asked: askedOf(meeting),
    answered: answeredOf(state, meeting),
    unexplained: dayStanding(state, meeting)?.kind === 'unexplained',
    preparations: [...preparationOf(state, meeting, today)],
    reading: (meeting.plan.reading ?? []).map(({ chapter }) => chapter),
    leaves: [...lastLeaves(meeting).values()].map((leave) => ({
      person: leave.person,
      name: nameOf(state, leave.person) ?? '',
      ...leaveView(leave),
    })),
  }));
}

function askedOf({ reschedulings }: Meeting): PlanView['asked'] {
  const asked = reschedulings.findLast(({ answer }) => answer === null);
  return asked === undefined ? null : { id: asked.id, to: asked.to, reason: asked.reason };
}

function answeredOf(state: State, { reschedulings }: Meeting): PlanView['answered'] {
  const one = reschedulings.findLast(({ answer }) => answer?.office !== undefined);
  if (one?.answer?.office === undefined) return null;
  const { approved, office, at, reason = '' } = one.answer;
  return { to: one.to, approved, office, on: dateOf(trueTime(at, state.clocks)), reason };
}
