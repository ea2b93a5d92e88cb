/** Which commands each role may give to a branch, and what it may say with them. All else is the room's own. */
import type { CommandData, CommandDataOf, CommandType } from '../../domain/commands.ts';
import type { Fact } from '../../domain/events/ledger.ts';
import { isVisit } from '../../domain/inspections.ts';
import { covers } from '../../domain/office.ts';
import type { State } from '../../domain/state.ts';
import type { Id, Office } from '../../domain/vocabulary.ts';
import type { Account } from '../store/staff-contract.ts';

type Rule<T extends CommandType> = (data: CommandDataOf<T>, level: Office['level'], state: State) => boolean;
type Rules = { readonly [T in CommandType]?: Rule<T> };

const always = () => true;

/** What is raised by the level or for it to do. */
const onItem = ({ item: id }: { readonly item: Id }, level: Office['level'], state: State): boolean => {
  const item = state.items.get(id);
  return item !== undefined && (covers(level, item.from) || covers(level, item.to));
};

/** CX-17: who looked in says so, for a level above its own too; what the branch held itself is the room's to enter. */
const isOwnVisit = (fact: Fact, level: Office['level']): boolean =>
  fact.what === 'activity' && isVisit(fact.kind) && covers(level, fact.level);

const facts: Readonly<Record<Office['level'], ReadonlySet<Fact['what']>>> = {
  community: new Set(['talk']),
  township: new Set(['talk', 'idle-handled', 'approval', 'sent-back', 'extension']),
};

const ofBoth: Rules = {
  'notice.answer': always,
  'notice.reopen': always,
  'item.raise': ({ from }, level) => from === level,
  'item.reword': onItem,
  'item.assign': onItem,
  'item.progress': onItem,
  'item.review': onItem,
  'item.close': onItem,
  'item.reopen': onItem,
  'item.withdraw': onItem,
  'ledger.write': ({ fact }, level) => facts[level].has(fact.what) || isOwnVisit(fact, level),
  'ledger.strike': ({ ledger, entry }, level, state) => {
    const fact = state.ledgers.get(ledger)?.entries.get(entry)?.fact;
    return fact !== undefined && isOwnVisit(fact, level);
  },
};

const rules: Readonly<Record<Office['level'], Rules>> = {
  community: ofBoth,
  township: {
    ...ofBoth,
    'rescheduling.answer': always,
    'exemption.answer': always,
    'exemption.end': always,
    'preparation.record': always,
    // WJ-09: the branch scores itself; the committee is the township, which has the district's paper.
    'assessment.score': ({ level }) => level !== 'branch',
    'assessment.withdraw-score': ({ year, score }, _, state) =>
      state.assessments.get(year)?.scores.find(({ id }) => id === score)?.level !== 'branch',
    'assessment.veto': always,
    'assessment.withdraw-veto': always,
    'assessment.decide': always,
    'assessment.publish': always,
    'assessment.object': always,
    'assessment.answer-objection': always,
  },
};

/** Null: the account is a branch's own, whose desk is in its room. */
export function officeOf({ role, name }: Pick<Account, 'role' | 'name'>): Office | null {
  return role === 'branch' ? null : { level: role, name };
}

export function mayGive({ level }: Office, { type, data }: CommandData, state: State): boolean {
  // The type says which rule the data is for; TypeScript does not follow that through a union.
  const rule = rules[level][type] as Rule<CommandType> | undefined;
  return rule?.(data, level, state) === true;
}
