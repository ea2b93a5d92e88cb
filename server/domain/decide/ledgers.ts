/** Commands that write in the ledgers. */
import { policyOn } from '../branch.ts';
import type { CommandDataOf } from '../commands.ts';
import type { Fact } from '../events/ledger.ts';
import { ledgerOf } from '../ledger.ts';
import { speaksFor } from '../office.ts';
import type { Policy } from '../policy/schema.ts';
import { branchOf } from '../state.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';
import { isAhead } from './roster.ts';

/** 建党: nothing that a branch enters is older, and a mistyped year is. */
const founded = '1921-07-01';

/** KX-08: what was written stays; a correction names the entry that it takes the place of, in the same ledger. */
function write(setting: Setting, { text, ...written }: CommandDataOf<'ledger.write'>): Outcome {
  const { state } = setting;
  const branch = branchOf(state);
  if (branch === null) return refused('not-set-up');
  const { entry, on, fact, corrects } = written;
  if (isAhead(setting, on)) return refused('date-ahead');
  if (on < founded) return refused('date-too-early');
  if (peopleIn(fact).some((person) => !state.people.has(person))) return refused('no-such-person');
  const meeting = meetingIn(fact);
  if (meeting !== null && !state.meetings.has(meeting)) return refused('no-such-meeting');
  if (!isNamedBy(policyOn(branch, on), fact)) return refused('not-in-policy');
  if (isFromAbove(fact) && !speaksFor(setting, 'township')) return refused('superior-answers');
  const ledger = ledgerOf(fact, on);
  const known = state.ledgers.get(ledger)?.entries;
  if (known?.has(entry) === true) return asItWas;
  if (corrects !== null && known?.get(corrects.entry)?.gone !== null) return refused('no-such-entry');
  const subject = `ledger:${ledger}`;
  const { nameless, who: named } = apart(fact);
  const who = setting.office?.name ?? named;
  const words = { entry, text, ...(who === '' ? {} : { who }) };
  return done(
    event(setting, subject, 'entry.written', { ...written, fact: nameless }),
    ...(text === '' && who === '' ? [] : [event(setting, subject, 'entry.worded', words)]),
  );
}

/** What only a level above can say. */
function isFromAbove({ what }: Fact): boolean {
  return what === 'approval' || what === 'sent-back' || what === 'idle-handled';
}

/** A fact without the name in it, and the name. */
function apart(fact: Fact): { readonly nameless: Fact; readonly who: string } {
  if (fact.what !== 'talk' && fact.what !== 'contact') return { nameless: fact, who: '' };
  const { by: who = '', ...nameless } = fact;
  return { nameless, who };
}

function strike(setting: Setting, { ledger, entry, reason }: CommandDataOf<'ledger.strike'>): Outcome {
  const known = setting.state.ledgers.get(ledger)?.entries.get(entry);
  if (known === undefined) return refused('no-such-entry');
  if (known.gone !== null) return asItWas;
  if (isFromAbove(known.fact) && !speaksFor(setting, 'township')) return refused('superior-answers');
  return done(event(setting, `ledger:${ledger}`, 'entry.struck', { entry, reason }));
}

function peopleIn(fact: Fact): readonly Id[] {
  switch (fact.what) {
    case 'activity':
      return [...fact.people, ...fact.spoke, ...given(fact.led)];
    case 'election':
      return fact.seats.flatMap((seat) => given(seat.person));
    case 'group':
      return given(fact.leader);
    default:
      return 'person' in fact ? given(fact.person) : [];
  }
}

const given = (person: Id | null): readonly Id[] => (person === null ? [] : [person]);

function meetingIn(fact: Fact): Id | null {
  return 'meeting' in fact ? fact.meeting : null;
}

/** Whether the policy knows what the fact names: a trace, a paper, a grade … */
function isNamedBy(policy: Policy, fact: Fact): boolean {
  const has = (list: readonly { readonly id: Id }[], id: Id) => list.some((one) => one.id === id);
  switch (fact.what) {
    case 'activity':
      return fact.grade === null || policy.unitGrades?.grades.includes(fact.grade) === true;
    case 'trace':
      return has(policy.traces, fact.trace);
    case 'published':
      return has(policy.publications, fact.publication);
    case 'row':
    case 'submitted':
    case 'approval':
      return has(policy.papers, fact.paper);
    case 'appraisal-step':
      return policy.appraisal.steps.includes(fact.step);
    case 'grade':
      return policy.appraisal.grades.includes(fact.grade);
    case 'contact':
      return has(policy.measures, fact.measure);
    case 'checked':
      return has(policy.room, fact.item);
    case 'tie':
      return has([...policy.ties.responsible, ...policy.ties.linked], fact.tie);
    default:
      return true;
  }
}

/** Commands that write in the ledgers. */
export const ledgerDeciders = { 'ledger.write': write, 'ledger.strike': strike } satisfies Deciders;
