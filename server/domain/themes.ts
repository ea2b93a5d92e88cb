/** The year's menu of themes: obligatory ones (必选) that must be taken, and own ones (自选) (PL-12). */
import type { Theme } from './events/guidance.ts';
import { entriesOf } from './ledger.ts';
import type { Plan } from './meeting.ts';
import type { Stamp } from './stamp.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

export interface ThemeOnOffer {
  /** The branch's own entry, or the theme that came from above. */
  readonly entry: Id;
  readonly title: string;
  readonly must: boolean;
  readonly meetings: readonly Id[];
  /** As it came from the township; null: the branch's own. */
  readonly issued: { readonly theme: Theme; readonly at: Stamp } | null;
  /** The township has taken it back: it stands only where it was taken before. */
  readonly recalled: boolean;
}

/** Of `year` (`2026`); an obligatory theme without a meeting is still to be taken. Those from above come first, by their day. */
export function themeMenu(state: State, year: string): ThemeOnOffer[] {
  const taken = Map.groupBy(entriesOf(state, `themes:${year}`, 'taken'), ({ fact }) => fact.theme);
  const meetingsOf = (theme: Id) => (taken.get(theme) ?? []).map((one) => one.fact.meeting);
  const issued = [...state.themes.values()].flatMap(({ id, theme, issued, recalled }): ThemeOnOffer[] => {
    if (theme === null || issued === null || !theme.when.startsWith(year)) return [];
    const meetings = meetingsOf(id);
    if (recalled !== null && meetings.length === 0) return [];
    const { title, must } = theme;
    return [{ entry: id, title, must, meetings, issued: { theme, at: issued.at }, recalled: recalled !== null }];
  });
  const own = entriesOf(state, `themes:${year}`, 'theme').map(({ id, fact }) => ({
    entry: id,
    title: fact.title,
    must: fact.must,
    meetings: meetingsOf(id),
    issued: null,
    recalled: false,
  }));
  const when = ({ issued }: ThemeOnOffer) => issued?.theme.when ?? '';
  return [...issued.sort((a, b) => (when(a) < when(b) ? -1 : 1)), ...own];
}

const agendaAtMost = 20;

/** The plan with what the theme brings: its points are what is studied, its lesson what the screen shows. Null: it has all that. */
export function planTaking(
  { published: _, ...plan }: Plan,
  { title, issued }: ThemeOnOffer,
): Omit<Plan, 'published'> | null {
  const { points = [], lesson = null } = issued?.theme ?? {};
  const study = points.map((text) => ({ class: '学' as const, text }));
  const others = points.length === 0 ? plan.agenda : plan.agenda.filter((item) => item.class !== '学');
  const agenda = [...study, ...others].slice(0, agendaAtMost);
  const pages = lesson?.pages.map((page, n) => (n === 0 ? `${lesson.title}\n\n${page}` : page)) ?? plan.pages;
  const next = { ...plan, theme: title, agenda, pages };
  return JSON.stringify(next) === JSON.stringify(plan) ? null : next;
}
