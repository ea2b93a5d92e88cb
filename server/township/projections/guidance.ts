/** What a branch has of the township's guidance, and what it has made of it. */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { adoptedOn } from '../../domain/branch.ts';
import type { HolidayTable } from '../../domain/calendar-prc.ts';
import type { LocalDate } from '../../domain/date.ts';
import { cx6n } from '../../domain/policy/cx-6n.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { themeMenu } from '../../domain/themes.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { Projection } from './projection.ts';

interface Adopted {
  readonly id: Id;
  readonly name: string;
  readonly version: number;
  readonly from: LocalDate;
  /** Place in the township's log; 0: nobody's. */
  readonly seq: number;
  /** By a level above. */
  readonly given: boolean;
}

export interface GuidanceTold {
  /** '' before it has told. */
  readonly branch: string;
  /** Those of the township's that are in its log. */
  readonly themes: Readonly<Record<Id, { readonly seq: number; readonly taken: Taken | null }>>;
  /** What holds on the day. */
  readonly policy: Adopted;
  /** All that came from above, in the order of the log. */
  readonly policies: readonly Adopted[];
  /** Years that came from above. */
  readonly holidays: HolidayTable;
}

interface Taken {
  readonly date: LocalDate;
  readonly held: boolean;
}

export const guidanceProjection: Projection<GuidanceTold> = {
  of(state, today) {
    const own = branchOf(state);
    // What came from above may stand there before the branch has told of itself.
    const branch = own ?? state.branches.values().next().value;
    const policies = (branch?.policies ?? []).map(({ policy, from, seq, level }): Adopted => {
      const { id, name, version } = policy;
      return { id, name, version, from, seq, given: level !== null };
    });
    const inForce = branch === undefined ? undefined : adoptedOn(branch, today);
    const { id, name, version } = cx6n;
    return {
      branch: own?.name ?? '',
      themes: themesIn(state),
      policy: policies[branch?.policies.findIndex((one) => one === inForce) ?? -1] ?? {
        ...{ id, name, version, from: '', seq: 0, given: false },
      },
      policies: policies.filter(({ given }) => given),
      holidays: Object.fromEntries(
        (branch?.decreedYears ?? []).flatMap((year) => {
          const days = branch?.holidays[year];
          return days === undefined ? [] : [[year, days]];
        }),
      ),
    };
  },
};

function themesIn(state: State): GuidanceTold['themes'] {
  return Object.fromEntries(
    [...state.themes.values()].flatMap(({ id, theme, issued }) => {
      if (theme === null || issued === null) return [];
      const offer = themeMenu(state, theme.when.slice(0, 4)).find(({ entry }) => entry === id);
      return [[id, { seq: issued.seq, taken: takenBy(state, offer?.meetings ?? []) }]];
    }),
  );
}

/** The one that was held, or the first that is planned. */
function takenBy(state: State, meetings: readonly Id[]): Taken | null {
  const days = meetings
    .flatMap((id) => state.meetings.get(id) ?? [])
    .filter(({ withdrawn }) => !withdrawn)
    .map((meeting) => ({ date: dateOfMeeting(meeting), held: meeting.closed !== null }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  return days.find(({ held }) => held) ?? days[0] ?? null;
}
