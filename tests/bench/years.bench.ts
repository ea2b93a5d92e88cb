/**
 * Ten years of a branch of 400: how long they take to simulate and to fold, and how long each query takes on the fold. Each
 * is asked of a new state, as after any event. Of some runs the best, for others use the machine, too.
 */
import { absenteesOf, toContact, toMakeUp, toReadOut } from '../../server/domain/absence.ts';
import { runsOf } from '../../server/domain/absence-runs.ts';
import { activitiesOf } from '../../server/domain/activities.ts';
import { evaluationYear } from '../../server/domain/ballot.ts';
import { policyOn } from '../../server/domain/branch.ts';
import { careOf } from '../../server/domain/care.ts';
import { changedSince } from '../../server/domain/changed-since.ts';
import { charterProgress } from '../../server/domain/charter.ts';
import { arrears, basesToReview, duesMonth } from '../../server/domain/dues-ledger.ts';
import { publishingOf, recordsDue, tracesIn } from '../../server/domain/filing.ts';
import { idleSpells } from '../../server/domain/idle.ts';
import { itemsOf, monthlyProblems, serviceYear } from '../../server/domain/items.ts';
import { recordsNotReviewed } from '../../server/domain/member-ledger.ts';
import { noticesOf } from '../../server/domain/notices.ts';
import { dutiesOf } from '../../server/domain/obligations.ts';
import { papersDue } from '../../server/domain/papers.ts';
import {
  closedMeetings,
  meetingParticipation,
  memberParticipation,
  yearParticipation,
} from '../../server/domain/participation.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { branchOf, fold, type State } from '../../server/domain/state.ts';
import { groupsOf, termOf } from '../../server/domain/terms.ts';
import { simulate } from '../../server/simulate/simulate.ts';
import { clock, ms, report } from './figures.ts';

const first = 2017;
const options = { policy: presets['cx-6n'], year: first, years: 10, members: 400, seed: 1, diligence: 0.9 } as const;
const year = String(first + options.years - 1);
const today = `${year}-12-31`;

function timed<T>(work: () => T): [T, number] {
  const began = clock();
  const result = work();
  return [result, clock() - began];
}

const { batches } = simulate(options);
const [events, simulating] = timed(() => batches.toArray().flat());
console.log(`${events.length} events of ${options.years} years with ${options.members} members`);
report('simulate', ms(simulating), '≤ 30000 ms');

const folds = Array.from({ length: 4 }, () => timed(() => fold(events)));
const folding = Math.min(...folds.map(([, time]) => time));
report('fold', ms(folding), '≤ 2000 ms');
report('  events a second', String(Math.round(events.length / (folding / 1000))));

const queries: Readonly<Record<string, (state: State) => unknown>> = {
  'participation of the year': (state) => yearParticipation(state, year, today),
  'participation of each member': (state) => memberParticipation(state, year),
  'participation of one meeting': (state) => lastMeeting(state, meetingParticipation),
  'absentees of one meeting': (state) => lastMeeting(state, absenteesOf),
  'changed since the closing': (state) => lastMeeting(state, changedSince),
  'to read out, to contact, to make up': (state) => [toReadOut(state), toContact(state), toMakeUp(state)],
  'runs of absence, all years': runsOf,
  'six months idle, all years': (state) => idleSpells(state, today),
  'dues of a month': (state) => duesMonth(state, `${year}-11`),
  'arrears, all years': (state) => arrears(state, today),
  'bases to review': (state) => basesToReview(state, year, today),
  duties: (state) => dutiesOf(state, policyIn(state), 'rural', year, today),
  papers: (state) => papersDue(state, policyIn(state), year, today),
  activities: (state) => activitiesOf(state, year),
  'traces and records': (state) => [tracesIn(state, year), recordsDue(state, year, today)],
  publications: (state) => publishingOf(state, policyIn(state), 'rural', year, today),
  'items, problems, service': (state) => [
    itemsOf(state, 'rectification', today),
    monthlyProblems(state, policyIn(state), year, today),
    serviceYear(state, year, today),
  ],
  'care for classes of members': (state) => careOf(state, today),
  'charter read': (state) => charterProgress(state, year),
  evaluations: (state) => evaluationYear(state, year),
  'committee and groups': (state) => [termOf(state, policyIn(state), today), groupsOf(state, today)],
  'records not reviewed': (state) => recordsNotReviewed(state, year),
  notices: (state) => noticesOf(state, today),
};

for (const [name, query] of Object.entries(queries)) tell(name, (state) => query({ ...state }), '≤ 50 ms');
// What was remembered of past meetings holds only as long as the roster does.
tell('notices, after an event about a person', (state) =>
  noticesOf({ ...state, people: new Map(state.people) }, today),
);

function tell(name: string, query: (state: State) => unknown, goal?: string): void {
  const best = Math.min(...[...folds, ...folds].map(([state]) => timed(() => query(state))[1]));
  report(name, `${ms(best)}, ${(best / folding).toFixed(3)} folds`, goal);
}

function lastMeeting<T>(state: State, ask: (state: State, meeting: ReturnType<typeof closedMeetings>[number]) => T): T {
  const meeting = closedMeetings(state, `${year}-01-01`, today).at(-1);
  if (meeting === undefined) throw new Error('a year without a meeting');
  return ask(state, meeting);
}

function policyIn(state: State) {
  const branch = branchOf(state);
  if (branch === null) throw new Error('no branch');
  return policyOn(branch, today);
}
