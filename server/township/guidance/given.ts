/** What the township has given its branches, in its own log: in the order of the giving, and what of it a new branch needs. */
import type { LocalDate } from '../../domain/date.ts';
import type { Guide, Scope } from '../../domain/events/guidance.ts';
import type { Stamp } from '../../domain/stamp.ts';
import type { State } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';

/** The unit of the township's own log, which is no branch's. */
export const townshipUnit = 'township';

export interface Given {
  readonly id: Id;
  readonly to: Scope;
  readonly guide: Guide;
  readonly at: Stamp;
  /** Id of the account. */
  readonly by: string;
}

/** Of the state of the township's own unit, the earliest first. */
export function givenIn({ guides }: State): Given[] {
  const given = [...guides.values()].flatMap(({ id, what }) => (what === null ? [] : [{ id, ...what }]));
  // What was found again stands behind what was given since.
  return given.sort((a, b) => a.at.wall - b.at.wall);
}

export const isFor = ({ to }: Pick<Given, 'to'>, unit: string): boolean => to === 'all' || to.includes(unit);

/** What still holds for a branch on a day: themes of this month on, the policy and those to come, the holidays of this year on. */
export function holding(all: readonly Given[], unit: string, today: LocalDate): Given[] {
  const given = all.filter((one) => isFor(one, unit));
  const month = today.slice(0, 7);
  const themes = new Map<Id, string>();
  for (const { guide } of given) if (guide.type === 'theme.issue') themes.set(guide.data.theme, guide.data.when);
  const last = new Map(given.map((one) => [keyOf(one), one.id]));
  const current = given.findLast(({ guide }) => guide.type === 'policy.adopt' && guide.data.from <= today);
  return given.filter((one) => {
    const { guide } = one;
    switch (guide.type) {
      case 'policy.adopt':
        return one === current || guide.data.from > today;
      case 'holidays.learn':
        return (
          last.get(keyOf(one)) === one.id && Object.keys(guide.data.years).some((year) => year >= today.slice(0, 4))
        );
      default:
        return last.get(keyOf(one)) === one.id && (themes.get(guide.data.theme) ?? '') >= month;
    }
  });
}

/** What takes the place of what. */
function keyOf({ id, guide }: Given): string {
  switch (guide.type) {
    case 'policy.adopt':
      return id;
    case 'holidays.learn':
      return `holidays:${Object.keys(guide.data.years).sort().join()}`;
    default:
      return `theme:${guide.data.theme}`;
  }
}
