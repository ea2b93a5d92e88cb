/** People of the branch's roster: members, linked cadres (CX-08) and invitees (CX-19). */
import { dateOf, type LocalDate } from './date.ts';
import { type KnownEvent, type Source, sourceOf } from './events.ts';
import { type Exemption, evolveExemptions } from './exemption.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Category, Id, InviteeKind, MemberMark, Standing } from './vocabulary.ts';

/** What a person is to the branch. */
export interface PersonClass {
  readonly standing: Standing;
  readonly category: Category;
  readonly probationary: boolean;
  readonly invitee: InviteeKind | null;
  readonly elsewhere: boolean;
  /** Of another branch and expected in this one, too (CX-08). */
  readonly dual: boolean;
}

/** A turn in a person's record: classed so from a day on, or gone. */
export interface Turn {
  readonly source: Source;
  readonly at: Stamp;
  /** The day from which it holds; null: the day on which it was recorded. */
  readonly day: LocalDate | null;
  /** Null: left the branch. */
  readonly as: PersonClass | null;
  /** The branch that the person came from or went to, where that was said (WJ-02). */
  readonly place: string | null;
  /** The event that took it back. */
  readonly undone: Source | null;
}

/** The fields of the class are those recorded last; what held on a day is asked of `classOn`. */
export interface Person extends PersonClass {
  readonly id: Id;
  /** Empty where it was erased or has not arrived. */
  readonly name: string;
  readonly group: string | null;
  /** Name of the branch where this person is at home, if another one. */
  readonly home: string | null;
  readonly left: boolean;
  /** In the order of recording. */
  readonly turns: readonly Turn[];
  readonly exemptions: readonly Exemption[];
  readonly marks: ReadonlyMap<MemberMark, Stamp>;
}

const unclassed: PersonClass = {
  standing: 'member',
  category: 'ordinary',
  probationary: false,
  invitee: null,
  elsewhere: false,
  dual: false,
};

const unmarked: Person['marks'] = new Map();

export function startPerson(id: Id): Person {
  return {
    ...unclassed,
    id,
    name: '',
    group: null,
    home: null,
    left: false,
    turns: [],
    exemptions: [],
    marks: unmarked,
  };
}

export const copyPerson = (person: Person): Person => ({ ...person });

export function evolvePerson(person: Person, event: KnownEvent): void {
  Object.assign(person, changesOf(person, event));
}

function changesOf(person: Person, event: KnownEvent): Partial<Person> {
  switch (event.type) {
    case 'person.described': {
      const { name, group = null, home = null } = event.data;
      return { name, group, home };
    }
    case 'person.classed': {
      const { from, came, invitee = null, dual = false, ...rest } = event.data;
      return turned([...person.turns, turn(event, from, { ...rest, invitee, dual }, came)]);
    }
    case 'person.left':
      return turned([...person.turns, turn(event, event.data.on, null, event.data.to)]);
    case 'turn.undone':
      return turned(
        person.turns.map((one) => (one.source.id === event.data.turn ? { ...one, undone: sourceOf(event) } : one)),
      );
    case 'person.marked': {
      const marks = new Map(person.marks);
      if (event.data.on) marks.set(event.data.mark, stampOf(event));
      else marks.delete(event.data.mark);
      return { marks };
    }
    default:
      return { exemptions: evolveExemptions(person.exemptions, event) };
  }
}

function turn(event: KnownEvent, day: LocalDate | undefined, as: PersonClass | null, place: string | undefined): Turn {
  return { source: sourceOf(event), at: stampOf(event), day: day ?? null, as, place: place ?? null, undone: null };
}

function turned(turns: readonly Turn[]): Partial<Person> {
  const standing = turns.filter((one) => one.undone === null);
  const as = standing.findLast((one) => one.as !== null)?.as ?? unclassed;
  return { ...as, turns, left: isGone(standing) };
}

/** A class recorded after a leaving brings the person back, unless it says of an earlier day what the person was then. */
function isGone(standing: readonly Turn[]): boolean {
  const left = standing.findLast((one) => one.as === null);
  if (left === undefined) return standing.length === 0;
  const day = left.day ?? dateOf(left.at.wall);
  return standing.slice(standing.indexOf(left) + 1).every((later) => later.day !== null && later.day < day);
}

/** A member of this branch, whom its meetings are for. */
export function isOwnMember(person: Pick<Person, 'standing' | 'elsewhere' | 'left'>): boolean {
  return person.standing === 'member' && !person.elsewhere && !person.left;
}
