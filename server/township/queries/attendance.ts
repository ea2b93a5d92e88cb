/** Who was at the meetings of a branch's year, and what each person's year came to (CX-11, CX-16). */
import { eachLine, type Lines } from '../../domain/attendance.ts';
import type { LocalDate } from '../../domain/date.ts';
import {
  closedMeetings,
  type MemberParticipation,
  meetingParticipation,
  memberParticipation,
} from '../../domain/participation.ts';
import type { State } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { MeetingNames } from '../../service/contract/year.ts';
import { nameOf } from '../../service/views/names.ts';

interface Attender {
  /** Null where it was erased. */
  readonly name: string | null;
  readonly group: string | null;
  /** Null: never expected, and never came. */
  readonly own: {
    readonly present: number;
    readonly leave: number;
    readonly absent: number;
    /** 0…1; null where the person was never expected. */
    readonly rate: number | null;
  } | null;
}

export interface AttendanceYear {
  /** Who stands on a line of any of the meetings, in the order of the roster. */
  readonly people: readonly Attender[];
  /** Closed ones, the earliest first, for before that nobody is absent; on each line places in `people`. */
  readonly meetings: readonly { readonly id: Id; readonly date: LocalDate; readonly lines: Lines<number> }[];
}

export function attendanceYear(state: State, year: string): AttendanceYear {
  const held = closedMeetings(state, `${year}-01-01`, `${year}-12-31`).map((one) => meetingParticipation(state, one));
  const named = new Set(held.flatMap(({ names }) => Object.values(names).flat()));
  const ids = [...state.people.keys()].filter((id) => named.has(id));
  const places = new Map(ids.map((id, place) => [id, place]));
  const years = memberParticipation(state, year);
  return {
    people: ids.map((id) => {
      const own = years.get(id);
      return {
        name: nameOf(state, id),
        group: state.people.get(id)?.group ?? null,
        own: own === undefined ? null : counts(own),
      };
    }),
    meetings: held.map(({ meeting: id, date, names }) => ({
      ...{ id, date },
      lines: eachLine(names, (people) => people.flatMap((person) => places.get(person) ?? [])),
    })),
  };
}

const counts = ({ present, leave, absent, rate }: MemberParticipation): Attender['own'] => ({
  ...{ present: present.length, leave: leave.length, absent: absent.length },
  rate,
});

/** Null: no such meeting was closed in the year. */
export function namesIn({ people, meetings }: AttendanceYear, id: Id): MeetingNames | null {
  const meeting = meetings.find((one) => one.id === id);
  return meeting === undefined
    ? null
    : eachLine(meeting.lines, (places) => places.map((place) => people[place]?.name ?? ''));
}
