/** Commands that come down from the township, and what it gives at all. What stands already is not written again. */
import type { Adopted, Branch } from '../branch.ts';
import type { Commands } from '../commands.ts';
import { branchOf } from '../state.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

function give(setting: Setting, { id, ...given }: Commands['guidance.give']): Outcome {
  if (setting.state.guides.has(id)) return asItWas;
  return done(event(setting, `guide:${id}`, 'guidance.given', given));
}

/** PL-12: what a meeting has taken of it stays with the meeting. */
function issue(setting: Setting, { theme: id, ...theme }: Commands['theme.issue']): Outcome {
  const known = setting.state.themes.get(id);
  if (known?.recalled === null && isSame(known.theme, theme)) return asItWas;
  return done(event(setting, `theme:${id}`, 'theme.issued', theme));
}

function recall(setting: Setting, { theme: id, reason }: Commands['theme.recall']): Outcome {
  const known = setting.state.themes.get(id);
  if (known === undefined || known.recalled !== null) return asItWas;
  return done(event(setting, `theme:${id}`, 'theme.recalled', { reason }));
}

function nameSuperior({ state, unit }: Setting, data: Commands['superior.name']): Outcome {
  if (state.branches.get(unit)?.superior === data.name) return asItWas;
  return done(event({ unit }, `branch:${unit}`, 'superior.named', data));
}

/** The branch as it is known; what comes from above may be there before the branch has told of itself. */
function toldBy({ state, unit }: Setting, level: Adopted['level'] | undefined): Branch | null | undefined {
  return level === undefined ? branchOf(state) : state.branches.get(unit);
}

function adoptPolicy(setting: Setting, data: Commands['policy.adopt']): Outcome {
  const branch = toldBy(setting, data.level);
  if (branch === null) return refused('not-set-up');
  const last = branch?.policies.findLast(({ level }) => level !== null);
  if (data.level !== undefined && last?.from === data.from && isSame(last.policy, data.policy)) return asItWas;
  return done(event(setting, `branch:${setting.unit}`, 'policy.adopted', data));
}

/** What is known of holidays goes on record, so that whoever folds the log counts with the same days. */
function learnHolidays(setting: Setting, data: Commands['holidays.learn']): Outcome {
  const branch = toldBy(setting, data.level);
  if (branch === null) return refused('not-set-up');
  const isDecreed = ([year, days]: [string, unknown]) =>
    branch?.decreedYears.includes(year) === true && isSame(branch.holidays[year], days);
  if (data.level !== undefined && Object.entries(data.years).every(isDecreed)) return asItWas;
  return done(event(setting, `branch:${setting.unit}`, 'holidays.known', data));
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Commands from above. */
export const guidanceDeciders = {
  'superior.name': nameSuperior,
  'guidance.give': give,
  'theme.issue': issue,
  'theme.recall': recall,
  'policy.adopt': adoptPolicy,
  'holidays.learn': learnHolidays,
} satisfies Deciders;
