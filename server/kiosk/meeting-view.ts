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
import { hostOf, nameOf, type Say } from '../service/views/names.ts';
import { announcementOf, type Planned } from './announcement.ts';
import type { Figures, MeetingView, StepView, Tile } from './contract.ts';
import { proceedingsView } from './proceedings-view.ts';

export function meetingView(state: State, meeting: Planned, part: PartId, say: Say): MeetingView {
  const policy = policyOf(state, meeting);
  const roll = rollOf(state, meeting, part);
  const at = (stamp: Stamp) => trueTime(stamp, state.clocks);
  const month = monthOf(dateOfMeeting(meeting));
  const speech = meeting.speeches.at(-1);
  return {
    ...announcementOf(state, meeting, say),
    phase: phaseOf(meeting),
    part,
    partsOpened: meeting.parts.map((opened) => opened.part),
    recorder: nameOf(state, meeting.recorder, say),
    steps: stepsOf(policy, meeting.ownSteps).map((step) => stepView(state, meeting, policy, step, say)),
    current: stepOnScreen(meeting, state.clocks),
    figures: figuresView(meeting, policy, roll),
    ...wallOf(state, meeting, roll, part, say),
    dues: {
      month,
      paid: Object.fromEntries([...paidBy(state.dues.get(month))].map((person) => [person, true as const])),
    },
    pages: meeting.plan.pages,
    speaking:
      speech?.to === null
        ? { person: speech.person, name: nameOf(state, speech.person, say) ?? '', since: at(speech.from) }
        : null,
    spoken: spokenOf(state, meeting, say),
    summary: meeting.summary,
    proceedings: proceedingsView(state, meeting, say),
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

/** CX-01: what runs on from the day gives way to the evening's sign-in until a step of the evening begins. */
function stepOnScreen(meeting: Meeting, clocks: Clocks): Id | null {
  const run = currentRun(meeting);
  const part = meeting.parts.at(-1);
  if (run === undefined || part === undefined) return null;
  return trueTime(run.from, clocks) < trueTime(part.at, clocks) ? null : run.step;
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
  say: Say,
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
      name: say(person.name),
      group: person.group,
      at: signIn === undefined ? null : timeOf(trueTime(signIn.at, state.clocks)),
      leave: attendance === 'leave',
      line,
    };
  }
  return { wall, order: [...order.expected, ...order.outside, ...order.others] };
}

function stepView(state: State, meeting: Meeting, policy: Policy, step: Step, say: Say): StepView {
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
    host: hostOf(state, step.own?.host ?? '', say) || nameOf(state, last?.host ?? null, say),
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

function spokenOf(state: State, meeting: Meeting, say: Say): MeetingView['spoken'] {
  const spoken = new Map<Id, number>();
  for (const { person, from, to } of meeting.speeches) {
    if (to === null) continue;
    spoken.set(person, (spoken.get(person) ?? 0) + trueTime(to, state.clocks) - trueTime(from, state.clocks));
  }
  return [...spoken].map(([person, ms]) => ({ person, name: nameOf(state, person, say) ?? '', ms }));
}
