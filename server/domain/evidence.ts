/** Pictures and papers that entries of the ledgers name by the hash of their content (CX-10); the files are no events. */
import { type Entry, entriesOf, type Ledger } from './ledger.ts';
import type { State } from './state.ts';
import type { Id } from './vocabulary.ts';

/** As the policies call the trace that photos of a meeting are: 影像图片资料, 活动图片. */
export const pictures: Id = 'pictures';

export interface Evidence {
  /** What entries name that count, those of the newest day first. */
  readonly named: readonly string[];
  /** What only entries named that were struck, or corrected without it: nobody may see it any more. */
  readonly takenBack: readonly string[];
}

/** Of a finished state, whose ledgers never change. */
const known = new WeakMap<State['ledgers'], Evidence>();

export function evidenceIn({ ledgers }: Pick<State, 'ledgers'>): Evidence {
  const evidence = known.get(ledgers) ?? sought([...ledgers.values()].flatMap(entriesWithEvidence));
  known.set(ledgers, evidence);
  return evidence;
}

const entriesWithEvidence = ({ entries }: Ledger): Entry[] =>
  [...entries.values()].filter(({ evidence }) => evidence.length > 0);

function sought(entries: readonly Entry[]): Evidence {
  const standing = entries.filter(({ gone }) => gone === null).sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0));
  const named = new Set(standing.flatMap(({ evidence }) => evidence));
  const takenBack = new Set(entries.flatMap(({ evidence }) => evidence).filter((hash) => !named.has(hash)));
  return { named: [...named], takenBack: [...takenBack] };
}

export interface Photo {
  /** The entry that names it, by which it is taken back. */
  readonly entry: Id;
  readonly hash: string;
}

/** Of a meeting, in the order in which they were added. */
export function photosOf(state: State, meeting: Id): Photo[] {
  return entriesOf(state, photoLedger(meeting), 'trace').flatMap(photosIn);
}

/** The meetings of which there are any. */
export function meetingsWithPhotos(state: State): Id[] {
  return [...state.ledgers.keys()]
    .filter((id) => id.startsWith(photoLedger('')))
    .map((id) => id.slice(photoLedger('').length))
    .filter((meeting) => photosOf(state, meeting).length > 0);
}

/** In which ledger the photos of a meeting stand, for who takes one back. */
export const photoLedger = (meeting: Id): string => `file:${meeting}`;

function photosIn({ id, fact, evidence }: Entry<'trace'>): Photo[] {
  return fact.trace === pictures ? evidence.map((hash) => ({ entry: id, hash })) : [];
}
