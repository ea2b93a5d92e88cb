/** People of the branch's roster: members, linked cadres (CX-08) and invitees (CX-19). */
import type { KnownEvent } from './events.ts';
import type { Category, Id, InviteeKind, Standing } from './vocabulary.ts';

export interface Person {
  readonly id: Id;
  /** Empty where it was erased or has not arrived. */
  name: string;
  group: string | null;
  /** Name of the branch where this person is at home, if another one. */
  home: string | null;
  standing: Standing;
  category: Category;
  probationary: boolean;
  invitee: InviteeKind | null;
  elsewhere: boolean;
  left: boolean;
}

export function startPerson(id: Id): Person {
  return {
    id,
    name: '',
    group: null,
    home: null,
    standing: 'member',
    category: 'ordinary',
    probationary: false,
    invitee: null,
    elsewhere: false,
    left: false,
  };
}

export const copyPerson = (person: Person): Person => ({ ...person });

export function evolvePerson(person: Person, event: KnownEvent): void {
  switch (event.type) {
    case 'person.described':
      person.name = event.data.name;
      person.group = event.data.group ?? null;
      person.home = event.data.home ?? null;
      return;
    case 'person.classed':
      person.standing = event.data.standing;
      person.category = event.data.category;
      person.probationary = event.data.probationary;
      person.invitee = event.data.invitee ?? null;
      person.elsewhere = event.data.elsewhere;
      person.left = false;
      return;
    case 'person.left':
      person.left = true;
      return;
  }
}

/** A member of this branch, whom its meetings are for. */
export function isOwnMember(person: Person): boolean {
  return person.standing === 'member' && !person.elsewhere && !person.left;
}
