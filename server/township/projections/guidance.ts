/** What a branch has of the township's guidance, and what it has made of it. */
import { dateOfMeeting } from '../../domain/agenda.ts';
import { type Adopted, adoptedOn } from '../../domain/branch.ts';
import type { HolidayTable } from '../../domain/calendar-prc.ts';
import type { LocalDate } from '../../domain/date.ts';
import { cx6n } from '../../domain/policy/cx-6n.ts';
import { branchOf, type State } from '../../domain/state.ts';
import { themeMenu } from '../../domain/themes.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { Projection } from './projection.ts';

/** In a log of the township's. */
export interface Place {
  readonly origin: string;
  readonly seq: number;
}

interface Adoption {
  readonly id: Id;
  readonly name: string;
  readonly version: number;
  readonly from: LocalDate;
  readonly place: Place;
  /** By a level above. */
  readonly given: boolean;
}

export interface GuidanceTold {
  /** '' before it has told. */
  readonly branch: string;
  /** Those of the township's that are in its log. */
  readonly themes: Readonly<
    Record<Id, { readonly place: Place; readonly recalled: boolean; readonly taken: Taken | null }>
  >;
  /** What holds on the day. */
  readonly policy: Adoption;
  /** All that came from above, in the order of the log. */
  readonly policies: readonly Adoption[];
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
    const inForce = branch === undefined ? undefined : adoptedOn(branch, today);
    return {
      branch: own?.name ?? '',
      themes: themesIn(state),
      policy: inForce === undefined ? nobodys : shown(inForce),
      policies: (branch?.policies ?? []).filter(({ level }) => level !== null).map(shown),
      holidays: Object.fromEntries(
        (branch?.decreedYears ?? []).flatMap((year) => {
          const days = branch?.holidays[year];
          return days === undefined ? [] : [[year, days]];
        }),
      ),
    };
  },
};

function shown({ policy, from, source: { origin }, seq, level }: Adopted): Adoption {
  const { id, name, version } = policy;
  return { id, name, version, from, place: { origin, seq }, given: level !== null };
}

const nobodys: Adoption = {
  ...{ id: cx6n.id, name: cx6n.name, version: cx6n.version, from: '', given: false },
  place: { origin: '', seq: 0 },
};

function themesIn(state: State): GuidanceTold['themes'] {
  return Object.fromEntries(
    [...state.themes.values()].flatMap(({ id, theme, issued, recalled }) => {
      if (theme === null || issued === null) return [];
      const offer = themeMenu(state, theme.when.slice(0, 4)).find(({ entry }) => entry === id);
      const { origin, seq } = issued;
      const taken = takenBy(state, offer?.meetings ?? []);
      return [[id, { place: { origin, seq }, recalled: recalled !== null, taken }]];
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
