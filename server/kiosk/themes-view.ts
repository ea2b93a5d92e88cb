/** What the desk shows of the year's menu of themes. */
import { dateOfMeeting } from '../domain/agenda.ts';
import { dateOf, type LocalDate } from '../domain/date.ts';
import { entriesOf } from '../domain/ledger.ts';
import { trueTime } from '../domain/stamp.ts';
import type { State } from '../domain/state.ts';
import { planTaking, type ThemeOnOffer, themeMenu } from '../domain/themes.ts';
import { isPlanned, type Planned } from './announcement.ts';
import type { BoardView, ThemesPage } from './contract.ts';

/** `year`: `2026`. */
export function themesPage(state: State, year: string, today: LocalDate): ThemesPage {
  const days = [...state.meetings.values()]
    .filter(isPlanned)
    .filter((meeting) => dateOfMeeting(meeting).startsWith(year))
    .sort((a, b) => (dateOfMeeting(a) < dateOfMeeting(b) ? -1 : 1));
  const taken = entriesOf(state, `themes:${year}`, 'taken').flatMap(({ id: entry, fact }) => {
    const meeting = days.find(({ id }) => id === fact.meeting);
    return meeting === undefined
      ? []
      : [{ entry, theme: fact.theme, meeting: meeting.id, date: dateOfMeeting(meeting) }];
  });
  const toCome = days.filter((meeting) => meeting.opened === null && dateOfMeeting(meeting) >= today);
  const began = days.filter(({ id, opened }) => opened !== null && taken.every(({ meeting }) => meeting !== id));
  return {
    year,
    themes: themeMenu(state, year).map((theme) => ({
      id: theme.entry,
      title: theme.title,
      must: theme.must,
      uses: taken
        .filter((use) => use.theme === theme.entry)
        .map(({ theme: _, ...use }) => use)
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
      issued: issuedOf(state, theme),
      offer: offerOf(theme, toCome),
    })),
    unmarked: began.reverse().map(dayOf),
  };
}

/** The first day of the theme's month that is to come, else the first of all; none where that has it already as it is. */
function offerOf(theme: ThemeOnOffer, toCome: readonly Planned[]) {
  const month = theme.issued?.theme.when.slice(0, 7) ?? '';
  const day = toCome.find((meeting) => dateOfMeeting(meeting).startsWith(month)) ?? toCome[0];
  if (day === undefined || theme.recalled) return null;
  return theme.meetings.includes(day.id) && planTaking(day.plan, theme) === null ? null : dayOf(day);
}

function issuedOf(state: State, { issued, recalled }: ThemeOnOffer): ThemesPage['themes'][number]['issued'] {
  if (issued === null) return null;
  const { when, points, lesson } = issued.theme;
  return {
    on: dateOf(trueTime(issued.at, state.clocks)),
    when,
    points,
    lesson: lesson === null ? null : { title: lesson.title, pages: lesson.pages.length },
    recalled,
  };
}

/** The first that came from the township for this month or a later one, for the notice board. */
export function issuedTheme(state: State, today: LocalDate): BoardView['issued'] {
  const year = Number(today.slice(0, 4));
  const menu = [year, year + 1].flatMap((one) => themeMenu(state, String(one)));
  const theme = menu.find(
    ({ issued, recalled }) => issued !== null && !recalled && issued.theme.when >= today.slice(0, 7),
  );
  const issued = theme === undefined ? null : issuedOf(state, theme);
  return theme === undefined || issued === null ? null : { title: theme.title, must: theme.must, on: issued.on };
}

const dayOf = (meeting: Planned) => ({
  meeting: meeting.id,
  date: dateOfMeeting(meeting),
  theme: meeting.plan.theme,
});
