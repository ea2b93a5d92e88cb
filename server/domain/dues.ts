/** Dues of one month: who has paid, how much, and how (CX-05 step ③, XN-02); and what each person's base is (WJ-03). */
import type { Month } from './date.ts';
import type { EventData, KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export interface Payment {
  readonly id: Id;
  readonly person: Id;
  readonly at: Stamp;
  readonly by: EventData<'dues.paid'>['by'];
  /** Null where no base was known. */
  readonly fen: number | null;
  /** Paid by someone else; empty where the words were erased. */
  readonly proxy: { readonly who: string; readonly reason: string } | null;
  readonly receipt: Id | null;
  readonly undone: boolean;
}

export interface Dues {
  readonly month: Month;
  readonly payments: Map<Id, Payment>;
  /** The payment that stands, by person: the first that was not undone. */
  readonly paid: Map<Id, Payment>;
}

export function startDues(month: Month): Dues {
  return { month, payments: new Map(), paid: new Map() };
}

export const copyDues = ({ month, payments, paid }: Dues): Dues => ({
  month,
  payments: new Map(payments),
  paid: new Map(paid),
});

export function evolveDues(dues: Dues, event: KnownEvent): void {
  if (event.type === 'dues.paid') {
    const { person, by, fen = null, receipt = null } = event.data;
    const at = stampOf(event);
    const proxy = event.data.proxy === undefined ? null : { who: '', reason: '', ...event.data.proxy };
    const payment = { id: event.id, person, at, by, fen, proxy, receipt, undone: false };
    dues.payments.set(event.id, payment);
    if (!dues.paid.has(person)) dues.paid.set(person, payment);
  } else if (event.type === 'dues.undone') undoPayment(dues, event.data.paid);
  else if (event.type === 'fact.worded') {
    const { of, text: reason, who = '' } = event.data;
    change(dues, of, { proxy: { who, reason } });
  }
}

/** The payment as it stands among all, and where it is the one that counts. */
function change({ payments, paid }: Dues, id: Id, to: Partial<Payment>): Payment | undefined {
  const known = payments.get(id);
  if (known === undefined) return undefined;
  const changed = { ...known, ...to };
  payments.set(id, changed);
  if (paid.get(changed.person)?.id === id) paid.set(changed.person, changed);
  return changed;
}

function undoPayment(dues: Dues, id: Id): void {
  const undone = change(dues, id, { undone: true });
  const { payments, paid } = dues;
  if (undone === undefined || paid.get(undone.person)?.id !== id) return;
  const { person } = undone;
  const other = payments.values().find((one) => one.person === person && !one.undone);
  if (other === undefined) paid.delete(person);
  else paid.set(person, other);
}

/** The payment that stands for a person. */
export function paymentOf(dues: Dues | undefined, person: Id): Payment | undefined {
  return dues?.paid.get(person);
}

/** Everyone who has paid. */
export function paidBy(dues: Dues | undefined): Set<Id> {
  return new Set(dues?.paid.keys());
}

/** What one person owes a month. */
export interface DuesBase {
  readonly person: Id;
  /** In the order in which they were set. */
  readonly set: readonly { readonly fen: number; readonly from: Month }[];
  /** Years in which it was looked at, set anew or left. */
  readonly reviewed: ReadonlySet<string>;
}

export function startDuesBase(person: Id): DuesBase {
  return { person, set: [], reviewed: new Set() };
}

export const copyDuesBase = (base: DuesBase): DuesBase => ({ ...base });

export function evolveDuesBase(base: DuesBase, event: KnownEvent): void {
  Object.assign(base, baseAfter(base, event));
}

function baseAfter({ set, reviewed }: DuesBase, event: KnownEvent): Partial<DuesBase> {
  if (event.type === 'dues-base.set') {
    const { fen, from } = event.data;
    return { set: [...set, { fen, from }], reviewed: new Set([...reviewed, from.slice(0, 4)]) };
  }
  return event.type === 'dues-base.reviewed' ? { reviewed: new Set([...reviewed, event.data.year]) } : {};
}

/** Fen for a month: of those that hold by then the one that begins last, of two alike the one set later. Null: none was set. */
export function baseIn(base: DuesBase | undefined, month: Month): number | null {
  const known = (base?.set ?? []).filter((one) => one.from <= month);
  const from = known
    .map((one) => one.from)
    .sort()
    .at(-1);
  return known.findLast((one) => one.from === from)?.fen ?? null;
}
