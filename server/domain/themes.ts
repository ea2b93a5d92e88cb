/** The year's menu of themes: obligatory ones (必选) that must be taken, and own ones (自选) (PL-12). */
import { entriesOf } from './ledger.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

export interface ThemeOnOffer {
  readonly entry: Id;
  readonly title: string;
  readonly must: boolean;
  readonly meetings: readonly Id[];
}

/** Of `year` (`2026`); an obligatory theme without a meeting is still to be taken. */
export function themeMenu(state: State, year: string): ThemeOnOffer[] {
  const taken = Map.groupBy(entriesOf(state, `themes:${year}`, 'taken'), ({ fact }) => fact.theme);
  return entriesOf(state, `themes:${year}`, 'theme').map(({ id, fact }) => ({
    entry: id,
    title: fact.title,
    must: fact.must,
    meetings: (taken.get(id) ?? []).map((one) => one.fact.meeting),
  }));
}
