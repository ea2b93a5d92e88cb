/** Whether each 组织生活会 was whole: the committee's session first, everyone spoke, minutes with the superior (WJ-06). */
import { type Activity, activitiesOf } from './activities.ts';
import type { LocalDate } from './date.ts';
import { entriesOf } from './ledger.ts';
import type { Policy } from './policy/schema.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

export interface OrganisationLife {
  readonly activity: Activity;
  /** The committee's session since the one before, on the same day at the latest. */
  readonly committee: Id | null;
  /** Who was there and is not on record as having spoken. */
  readonly silent: readonly Id[];
  readonly minutesOn: LocalDate | null;
  /** What the policy asks for and is not there. */
  readonly lacking: readonly ('committee' | 'speakers' | 'minutes')[];
}

/** Those of `year` (`2026`), the earliest first. */
export function organisationLifeOf(
  state: State,
  { organisationLife: asked }: Policy,
  year: string,
): OrganisationLife[] {
  const activities = activitiesOf(state, year);
  const sessions = activities.filter(({ kind }) => kind === 'committee-life');
  const lives = activities.filter(({ kind }) => kind === 'organisation-life');
  return lives.map((activity, n) => {
    const since = lives[n - 1]?.on ?? '';
    const committee = sessions.find(({ on }) => since < on && on <= activity.on)?.id ?? null;
    const spoke = new Set(activity.spoke);
    const silent = activity.people.filter((person) => !spoke.has(person));
    const minutesOn = filedOn(state, activity);
    const lacking = [
      ...(asked.committeeFirst && committee === null ? (['committee'] as const) : []),
      ...(asked.everyoneSpeaks && silent.length > 0 ? (['speakers'] as const) : []),
      ...(asked.minutesToSuperior && minutesOn === null ? (['minutes'] as const) : []),
    ];
    return { activity, committee, silent, minutesOn, lacking };
  });
}

function filedOn(state: State, { id, meeting }: Activity): LocalDate | null {
  const files = [`file:${id}`, ...(meeting === null ? [] : [`file:${meeting}`])];
  return files.flatMap((file) => entriesOf(state, file, 'filed'))[0]?.on ?? null;
}
