/** What the desk shows of the year's menu of themes. */
import { dateOfMeeting } from '../domain/agenda.ts';
import type { LocalDate } from '../domain/date.ts';
import { entriesOf } from '../domain/ledger.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { State } from '../domain/state.ts';
import { themeMenu } from '../domain/themes.ts';
import type { ThemesPage } from './contract.ts';

/** `year`: `2026`. */
export function themesPage(state: State, year: string, today: LocalDate): ThemesPage {
  const days = [...state.meetings.values()]
    .filter((meeting) => meeting.plan !== null && !meeting.withdrawn && dateOfMeeting(meeting).startsWith(year))
    .sort((a, b) => (dateOfMeeting(a) < dateOfMeeting(b) ? -1 : 1));
  const taken = entriesOf(state, `themes:${year}`, 'taken').flatMap(({ id: entry, fact }) => {
    const meeting = days.find(({ id }) => id === fact.meeting);
    return meeting === undefined
      ? []
      : [{ entry, theme: fact.theme, meeting: meeting.id, date: dateOfMeeting(meeting) }];
  });
  const next = days.find((meeting) => meeting.opened === null && dateOfMeeting(meeting) >= today);
  const began = days.filter(({ id, opened }) => opened !== null && taken.every(({ meeting }) => meeting !== id));
  return {
    year,
    themes: themeMenu(state, year).map(({ entry: id, title, must }) => ({
      id,
      title,
      must,
      uses: taken
        .filter(({ theme }) => theme === id)
        .map(({ theme: _, ...use }) => use)
        .sort((a, b) => (a.date < b.date ? -1 : 1)),
    })),
    next: next === undefined ? null : dayOf(next),
    unmarked: began.reverse().map(dayOf),
  };
}

const dayOf = (meeting: Meeting) => ({
  meeting: meeting.id,
  date: dateOfMeeting(meeting),
  theme: meeting.plan?.theme ?? '',
});
