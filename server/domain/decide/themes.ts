/** Commands of the menu of themes. */
import { dateOfMeeting } from '../agenda.ts';
import type { CommandDataOf } from '../commands.ts';
import { entriesOf } from '../ledger.ts';
import { planTaking, themeMenu } from '../themes.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** PL-12: a planned meeting takes a theme; what it took before gives way. Issued anew, the theme can be taken again. */
function take(setting: Setting, { meeting: id, theme, entry, reason }: CommandDataOf<'theme.take'>): Outcome {
  const { state } = setting;
  const meeting = state.meetings.get(id);
  if (meeting?.plan == null || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.opened !== null) return refused('already-open');
  const date = dateOfMeeting(meeting);
  const year = date.slice(0, 4);
  const offer = themeMenu(state, year).find((one) => one.entry === theme && !one.recalled);
  if (offer === undefined) return refused('no-such-entry');
  const plan = planTaking(meeting.plan, offer);
  const taken = entriesOf(state, `themes:${year}`, 'taken').filter(({ fact }) => fact.meeting === id);
  const others = taken.filter(({ fact }) => fact.theme !== theme);
  const isTaken = others.length < taken.length;
  if (plan === null && isTaken && others.length === 0) return asItWas;
  const ledger = `ledger:themes:${year}`;
  const fact = { what: 'taken', year, theme, meeting: id } as const;
  return done(
    ...(plan === null ? [] : [event(setting, `meeting:${id}`, 'meeting.planned', plan)]),
    ...others.map((one) => event(setting, ledger, 'entry.struck', { entry: one.id, reason })),
    ...(isTaken
      ? []
      : [event(setting, ledger, 'entry.written', { entry, on: date, fact, evidence: [], corrects: null })]),
  );
}

/** Commands of the menu of themes. */
export const themesDeciders = { 'theme.take': take } satisfies Deciders;
