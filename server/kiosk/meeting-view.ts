/** The meeting that is on, as anyone in the room may see it: who is here, never who is missing without leave. */
import { dateOfMeeting, policyOf } from '../domain/agenda.ts';
import { countNames, lineOf, namesOf, type Place, rateOf, rollOf } from '../domain/attendance.ts';
import { monthOf, timeOf } from '../domain/date.ts';
import { paidBy } from '../domain/dues.ts';
import { isPaused, type Meeting, type Pause, type StepRun } from '../domain/meeting.ts';
import type { Policy } from '../domain/policy/schema.ts';
import type { Clocks, Stamp } from '../domain/stamp.ts';
import { trueTime } from '../domain/stamp.ts';
import type { State } from '../domain/state.ts';
import { currentRun, passOverOf, type Step, stepsOf } from '../domain/steps.ts';
import type { Id, PartId } from '../domain/vocabulary.ts';
import { announcementOf, nameOf, type Planned } from './announcement.ts';
import type { Figures, MeetingView, StepView, Tile } from './contract.ts';
import { proceedingsView } from './proceedings-view.ts';

export function meetingView(state: State, meeting: Planned, part: PartId, maskNames: boolean): MeetingView {
  const called = (name: string) => (maskNames ? mask(name) : name);
  const policy = policyOf(state, meeting);
  const roll = rollOf(state, meeting, part);
  const at = (stamp: Stamp) => trueTime(stamp, state.clocks);
  const month = monthOf(dateOfMeeting(meeting));
  const speech = meeting.speeches.at(-1);
  return {
    ...announcementOf(state, meeting),
    phase: phaseOf(meeting),
    part,
    partsOpened: meeting.parts.map((opened) => opened.part),
    recorder: nameOf(state, meeting.recorder),
    steps: stepsOf(policy, meeting.ownSteps).map((step) => stepView(state, meeting, policy, step)),
    current: currentRun(meeting)?.step ?? null,
    figures: figuresView(meeting, policy, roll),
    ...wallOf(state, meeting, roll, part, called),
    dues: {
      month,
      paid: Object.fromEntries([...paidBy(state.dues.get(month))].map((person) => [person, true as const])),
    },
    pages: meeting.plan.pages,
    speaking:
      speech?.to === null
        ? { person: speech.person, name: called(nameOf(state, speech.person) ?? ''), since: at(speech.from) }
        : null,
    spoken: spokenOf(state, meeting).map((one) => ({ ...one, name: called(one.name) })),
    summary: meeting.summary,
    proceedings: proceedingsView(state, meeting),
    openedAt: meeting.opened === null ? null : at(meeting.opened.at),
    closedAt: meeting.closed === null ? null : at(meeting.closed.at),
    closedBy: meeting.closed?.by ?? null,
    parked: [...meeting.parked.values()].filter((tap) => tap.assigned === null && !tap.dismissed).length,
  };
}

function phaseOf(meeting: Meeting): MeetingView['phase'] {
  if (meeting.closed !== null) return 'closed';
  if (meeting.opened === null) return 'gathering';
  return isPaused(meeting) ? 'paused' : 'open';
}

type Roll = ReadonlyMap<Id, Place>;

/** After the closing, what was signed with it. */
function figuresView(meeting: Meeting, policy: Policy, roll: Roll): Figures {
  const figures = meeting.closed?.figures ?? countNames(namesOf(roll), policy.participation.leave);
  return { ...figures, rate: rateOf(figures), target: policy.participation.threshold };
}

/** Guests stand on the wall once they have come; members always, in the order of the roster. */
function wallOf(
  state: State,
  meeting: Meeting,
  roll: Roll,
  part: PartId,
  called: (name: string) => string,
): Pick<MeetingView, 'wall' | 'order'> {
  const wall: Record<Id, Tile> = {};
  const order: Record<Tile['line'], Id[]> = { expected: [], outside: [], others: [] };
  for (const [id, { expectation, attendance }] of roll) {
    const person = state.people.get(id);
    const signIn = meeting.present[part].get(id);
    const line = lineOf(expectation);
    if (person === undefined || (signIn === undefined && line === 'others')) continue;
    order[line].push(id);
    wall[id] = {
      name: called(person.name),
      group: person.group,
      at: signIn === undefined ? null : timeOf(trueTime(signIn.at, state.clocks)),
      leave: attendance === 'leave',
      line,
    };
  }
  return { wall, order: [...order.expected, ...order.outside, ...order.others] };
}

/** 张*丰, 李*, 欧**华: on the wall and in lists; the full-screen answer to a person's own card says the whole name. */
export function mask(name: string): string {
  const letters = [...name];
  if (letters.length <= 2) return letters.slice(0, 1).join('') + '*'.repeat(Math.max(letters.length - 1, 0));
  return `${letters[0] ?? ''}${'*'.repeat(letters.length - 2)}${letters.at(-1) ?? ''}`;
}

function stepView(state: State, meeting: Meeting, policy: Policy, step: Step): StepView {
  const runs = meeting.runs.filter((run) => run.step === step.id);
  const [first, last] = [runs[0], runs.at(-1)];
  const passed = passOverOf(meeting, step.id);
  const at = (stamp: Stamp | null | undefined) => (stamp == null ? null : trueTime(stamp, state.clocks));
  return {
    id: step.id,
    kind: step.kind,
    title: step.title,
    short: step.short,
    own: step.own !== null,
    nth: step.own === null ? policy.steps.findIndex(({ id }) => id === step.id) + 1 : null,
    state: last === undefined ? (passed === undefined ? 'todo' : 'passed') : last.to === null ? 'now' : 'done',
    reason: passed?.reason ?? null,
    host: step.own?.host || nameOf(state, last?.host ?? null),
    minutes: step.own?.minutes ?? null,
    startedAt: at(first?.from),
    endedAt: at(last?.to),
    pausedMs: runs.reduce((sum, run) => sum + pausedIn(run, meeting.pauses, state.clocks), 0),
  };
}

/** ms of the finished pauses that lie within a stay. */
function pausedIn(run: StepRun, pauses: readonly Pause[], clocks: Clocks): number {
  const [from, to] = [trueTime(run.from, clocks), run.to === null ? Infinity : trueTime(run.to, clocks)];
  return pauses.reduce((sum, pause) => {
    if (pause.to === null) return sum;
    const overlap = Math.min(trueTime(pause.to, clocks), to) - Math.max(trueTime(pause.from, clocks), from);
    return sum + Math.max(overlap, 0);
  }, 0);
}

function spokenOf(state: State, meeting: Meeting): MeetingView['spoken'] {
  const spoken = new Map<Id, number>();
  for (const { person, from, to } of meeting.speeches) {
    if (to === null) continue;
    spoken.set(person, (spoken.get(person) ?? 0) + trueTime(to, state.clocks) - trueTime(from, state.clocks));
  }
  return [...spoken].map(([person, ms]) => ({ person, name: nameOf(state, person) ?? '', ms }));
}
