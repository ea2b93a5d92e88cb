/** Commands about decisions (XN-04, PL-15). */
import { lineOf, rollOf } from '../attendance.ts';
import type { CommandDataOf } from '../commands.ts';
import type { Meeting } from '../meeting.ts';
import type { State } from '../state.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** Members of the branch who came: nobody else has a vote. */
function voters(state: State, meeting: Meeting): number {
  return rollOf(state, meeting, 'whole')
    .values()
    .filter(
      ({ expectation, attendance }) =>
        lineOf(expectation) !== 'others' && (attendance === 'present' || attendance === 'came'),
    )
    .toArray().length;
}

/** Also after the closing: the record is written when there is time for it. */
function makeDecision(setting: Setting, { decision: id, ...made }: CommandDataOf<'decision.make'>): Outcome {
  const { state } = setting;
  const meeting = state.meetings.get(made.meeting);
  if (meeting === undefined || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.opened === null) return refused('not-open');
  if (state.decisions.has(id)) return asItWas;
  if (!state.people.has(made.person)) return refused('no-such-person');
  const { votes } = made;
  if (votes !== undefined && votes.for + votes.against + votes.abstain > voters(state, meeting))
    return refused('too-many-votes');
  return done(event(setting, `decision:${id}`, 'decision.made', made));
}

function report(setting: Setting, { decision: id, ...progress }: CommandDataOf<'decision.report'>): Outcome {
  const known = setting.state.decisions.get(id);
  if (known === undefined || known.withdrawn) return refused('no-such-decision');
  const meeting = setting.state.meetings.get(progress.meeting);
  if (meeting === undefined || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.opened === null) return refused('not-open');
  const last = known.progress.findLast((told) => told.meeting === meeting.id);
  if (last?.text === progress.text && last.done === progress.done) return asItWas;
  return done(event(setting, `decision:${id}`, 'decision.progressed', progress));
}

function withdrawDecision(setting: Setting, { decision: id, reason }: CommandDataOf<'decision.withdraw'>): Outcome {
  const known = setting.state.decisions.get(id);
  if (known === undefined) return refused('no-such-decision');
  return known.withdrawn ? asItWas : done(event(setting, `decision:${id}`, 'decision.withdrawn', { reason }));
}

/** Commands about decisions. */
export const decisionDeciders = {
  'decision.make': makeDecision,
  'decision.report': report,
  'decision.withdraw': withdrawDecision,
} satisfies Deciders;
