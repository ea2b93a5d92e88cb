/** What a branch asks of the township, and what was answered (GB-02, PL-05, PL-07, XN-06, XN-07). */
import { dateOfMeeting, policyOf } from '../../domain/agenda.ts';
import { type Branch, policyOn } from '../../domain/branch.ts';
import { addMonthsTo, dateOf, type LocalDate } from '../../domain/date.ts';
import { isFromAbove, isStillToCome } from '../../domain/heed.ts';
import { entriesOf, paperLedger } from '../../domain/ledger.ts';
import type { Meeting } from '../../domain/meeting.ts';
import { type PaperDue, paperOf, papersIn } from '../../domain/papers.ts';
import type { Person } from '../../domain/person.ts';
import { clauseOf } from '../../domain/policy/clauses.ts';
import { preparationOf } from '../../domain/preparation.ts';
import { type Stamp, trueTime } from '../../domain/stamp.ts';
import { branchOf, type State } from '../../domain/state.ts';
import type { ApprovalsTold } from '../contract/approvals.ts';
import type { Projection } from './projection.ts';

type Open = ApprovalsTold['open'][number];
type Answered = ApprovalsTold['answered'][number];
/** Open, or with what was answered. */
type Found = Open | Answered;

interface Look {
  readonly state: State;
  readonly branch: Branch;
  readonly today: LocalDate;
  /** The day of a moment. */
  readonly day: (at: Stamp) => LocalDate;
}

export const approvalsProjection: Projection<ApprovalsTold> = {
  of(state: State, today: LocalDate): ApprovalsTold {
    const branch = branchOf(state);
    if (branch === null) return { branch: '', open: [], answered: [] };
    const look: Look = { state, branch, today, day: (at) => dateOf(trueTime(at, state.clocks)) };
    const meetings = [...state.meetings.values()].filter(({ plan, withdrawn }) => plan !== null && !withdrawn);
    const found: Found[] = [
      ...meetings.flatMap((meeting) => [...days(look, meeting), ...plans(look, meeting)]),
      ...[...state.people.values()].flatMap((person) => exemptions(look, person)),
      ...papers(look),
    ];
    const since = addMonthsTo(today, -12);
    return {
      branch: branch.name,
      open: found.filter((one) => !('on' in one)),
      answered: found.filter((one): one is Answered => 'on' in one && one.on > since),
    };
  },
};

function days({ state, day }: Look, meeting: Meeting): Found[] {
  const policy = policyOf(state, meeting);
  if (policy.rescheduling.superior !== 'approval') return [];
  return meeting.reschedulings.flatMap(({ id, at, from, to, reason, answer }): Found[] => {
    if (answer === null && !(isStillToCome(meeting) && meeting.plan.date !== to)) return [];
    const theme = meeting.plan?.theme ?? '';
    const request: Open = {
      id,
      asked: { kind: 'day', meeting: meeting.id, theme, from, to, reason },
      since: day(at),
      due: from !== null && from < to ? from : to,
      clause: clauseOf(policy, 'rescheduling.superior'),
    };
    if (answer === null) return [request];
    const { approved, office = null } = answer;
    return [{ ...request, on: day(answer.at), approved, office, reason: answer.reason ?? '' }];
  });
}

function plans({ state, today }: Look, meeting: Meeting): Found[] {
  const { plan } = meeting;
  const all = preparationOf(state, meeting, today);
  const approval = all.find(({ kind }) => kind === 'approval');
  if (plan === null || approval === undefined) return [];
  const isReady = all.every(({ kind, id }) => kind !== 'committee' || id !== null);
  if (approval.on === null && !(isReady && isStillToCome(meeting))) return [];
  const { step, due, on, by, text } = approval;
  const policy = policyOf(state, meeting);
  const request: Open = {
    id: `${meeting.id}:${step}`,
    asked: {
      ...{ kind: 'plan', meeting: meeting.id, step, date: dateOfMeeting(meeting), theme: plan.theme },
      ...{ start: plan.parts[0]?.start ?? null, place: plan.place, requirements: plan.requirements },
      agenda: plan.agenda.map((item) => `【${item.class}】${item.text}`),
      returned: state.items
        .values()
        .some((item) => isFromAbove(item) && item.meeting === meeting.id && item.closed === null),
    },
    since: all.find(({ kind }) => kind === 'committee')?.on ?? dateOf(trueTime(plan.published, state.clocks)),
    due,
    clause: clauseOf(policy, 'meeting.planTo'),
  };
  if (on === null) return [request];
  return [{ ...request, on, approved: true, office: by === '' ? null : { level: 'township', name: by }, reason: text }];
}

function exemptions({ branch, today, day }: Look, { id: person, name, exemptions: all }: Person): Found[] {
  const { exemptionInWriting } = policyOn(branch, today).participation;
  return all.flatMap(({ id, asked, at, answer }): Found[] => {
    if (asked === null || at === null) return [];
    const { category, from, to, reason, written } = asked;
    const request: Open = {
      id,
      asked: {
        ...{ kind: 'exemption', person, name, category, from, to, reason },
        needsPaper: exemptionInWriting && !written,
      },
      since: day(at),
      due: null,
      clause: clauseOf(policyOn(branch, from), 'participation.exemptible'),
    };
    if (answer === null) return [request];
    const said = answer.approved ? '' : answer.reason;
    return [{ ...request, on: day(answer.at), approved: answer.approved, office: answer.office ?? null, reason: said }];
  });
}

/** Of this year and its neighbours; one that was refused is asked for again by whatever is changed in it. */
function papers(look: Look): Found[] {
  const year = Number(look.today.slice(0, 4));
  return [year - 1, year, year + 1].flatMap((one) =>
    papersIn(look.state, look.branch, String(one), look.today).flatMap((due) => paper(look, due)),
  );
}

function paper({ state }: Look, { paper: of, period, unapproved, refused, makers, clause }: PaperDue): Found[] {
  if (!of.approval || !makers.includes(null)) return [];
  const { rows, writtenOn, submittedOn } = paperOf(state, of, period, null);
  const answer = entriesOf(state, paperLedger(of.id, period, null), 'approval').at(-1);
  if (writtenOn === null) return [];
  const request: Open = {
    id: `${period}:${of.id}`,
    asked: {
      ...{ kind: 'paper', paper: of.id, title: of.title, period },
      rows: rows.map(({ row, now: { fact } }) => ({ row, when: fact.when, way: fact.way, content: fact.content })),
    },
    since: submittedOn ?? writtenOn,
    due: null,
    clause,
  };
  if (unapproved && refused === null) return [request];
  if (answer === undefined) return [];
  const { on, fact, who, text } = answer;
  const office = who === '' ? null : ({ level: 'township', name: who } as const);
  return [{ ...request, on, approved: fact.granted, office, reason: text }];
}
