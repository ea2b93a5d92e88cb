/**
 * The ledgers (台账): dated facts, each written once. One shape for all of them, from the record of an activity to the
 * money; what a ledger comes to is asked of its entries by the queries of its subject.
 */
import type { LocalDate } from './date.ts';
import type { Fact, FactOf, What } from './events/ledger.ts';
import type { EventData, KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { State } from './state.ts';
import { unreachable } from './unreachable.ts';
import type { Id } from './vocabulary.ts';

export interface Entry<W extends What = What> {
  readonly id: Id;
  readonly on: LocalDate;
  readonly fact: FactOf<W>;
  /** When it was written, and by whom. */
  readonly at: Stamp;
  readonly by: string;
  readonly evidence: readonly string[];
  /** Empty where nothing was said, or where it was erased. */
  readonly text: string;
  /** Who talked or went there, by name; empty as `text` is. */
  readonly who: string;
  readonly corrects: EventData<'entry.written'>['corrects'];
  /** It no longer counts: a later entry took its place, or it was struck for a reason. */
  readonly gone: { readonly for: Id } | { readonly struck: string } | null;
}

export interface Ledger {
  readonly id: string;
  /** All that was ever written, in the order of the log. */
  readonly entries: Map<Id, Entry>;
}

export function startLedger(id: string): Ledger {
  return { id, entries: new Map() };
}

export const copyLedger = (ledger: Ledger): Ledger => ({ ...ledger, entries: new Map(ledger.entries) });

export function evolveLedger({ entries }: Ledger, event: KnownEvent): void {
  switch (event.type) {
    case 'entry.written': {
      const { entry: id, ...written } = event.data;
      if (entries.has(id)) return;
      const who = 'by' in written.fact ? written.fact.by : '';
      entries.set(id, { id, ...written, at: stampOf(event), by: event.actor, text: '', who, gone: null });
      if (written.corrects !== null) change(entries, written.corrects.entry, { gone: { for: id } });
      return;
    }
    case 'entry.worded': {
      const { entry, ...words } = event.data;
      change(entries, entry, words);
      return;
    }
    case 'entry.struck':
      change(entries, event.data.entry, { gone: { struck: event.data.reason } });
      return;
  }
}

function change(entries: Map<Id, Entry>, id: Id, to: Partial<Entry>): void {
  const entry = entries.get(id);
  if (entry !== undefined) entries.set(id, { ...entry, ...to });
}

/** A ledger of a finished state never changes, so its entries are put in order once. */
const inOrder = new WeakMap<Ledger, ReadonlyMap<What, readonly Entry[]>>();

/** The entries of one sort that count, earliest fact first; those of one day in the order of writing. */
export function entriesOf<W extends What>(state: State, id: string, what: W): Entry<W>[] {
  const ledger = state.ledgers.get(id);
  if (ledger === undefined) return [];
  const sorts = inOrder.get(ledger) ?? Map.groupBy(standing(ledger), ({ fact }) => fact.what);
  inOrder.set(ledger, sorts);
  return (sorts.get(what) ?? []).filter(isOf(what));
}

export const isOf =
  <W extends What>(what: W) =>
  (entry: Entry): entry is Entry & Entry<W> =>
    entry.fact.what === what;

function standing({ entries }: Ledger): Entry[] {
  return [...entries.values()]
    .filter(({ gone }) => gone === null)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** In which ledger a fact of a day is entered. */
export function ledgerOf(fact: Fact, on: LocalDate): string {
  switch (fact.what) {
    case 'activity':
      return `life:${on.slice(0, 4)}`;
    case 'trace':
    case 'filed':
    case 'sent-back':
    case 'published':
      return `file:${fact.of}`;
    case 'row':
    case 'submitted':
    case 'approval':
      return paperLedger(fact.paper, fact.period, fact.person);
    case 'theme':
    case 'taken':
      return `themes:${fact.year}`;
    case 'record':
    case 'care':
    case 'contact':
    case 'contact-person':
    case 'talk':
    case 'work':
    case 'work-settled':
    case 'dues-excused':
    case 'idle-handled':
      return `member:${fact.person}`;
    case 'stage':
    case 'document':
      return `development:${fact.person}`;
    case 'appraisal-step':
    case 'grade':
    case 'warning':
      return `appraisal:${fact.year}`;
    case 'election':
    case 'seat':
    case 'extension':
    case 'group':
      return 'committee';
    case 'money':
    case 'account':
      return `funds:${on.slice(0, 4)}`;
    case 'checked':
      return 'room';
    case 'tie':
      return 'ties';
    default:
      return unreachable(fact);
  }
}

export function paperLedger(paper: Id, period: string, person: Id | null): string {
  return ['paper', period, paper, ...(person === null ? [] : [person])].join(':');
}
