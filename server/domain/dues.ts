/** Dues of one month: who has paid (CX-05 step ③). Who has not is nobody's business in the room. */
import type { Month } from './date.ts';
import type { KnownEvent } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Id } from './vocabulary.ts';

export interface Payment {
  readonly id: Id;
  readonly person: Id;
  readonly at: Stamp;
  readonly undone: boolean;
}

export interface Dues {
  readonly month: Month;
  readonly payments: Map<Id, Payment>;
}

export function startDues(month: Month): Dues {
  return { month, payments: new Map() };
}

export const copyDues = (dues: Dues): Dues => ({ ...dues, payments: new Map(dues.payments) });

export function evolveDues(dues: Dues, event: KnownEvent): void {
  if (event.type === 'dues.paid') {
    dues.payments.set(event.id, { id: event.id, person: event.data.person, at: stampOf(event), undone: false });
  } else if (event.type === 'dues.undone') {
    const payment = dues.payments.get(event.data.paid);
    if (payment !== undefined) dues.payments.set(payment.id, { ...payment, undone: true });
  }
}

/** The payment that stands for a person. */
export function paymentOf(dues: Dues | undefined, person: Id): Payment | undefined {
  return dues?.payments.values().find((payment) => payment.person === person && !payment.undone);
}

/** Everyone who has paid. */
export function paidBy(dues: Dues | undefined): Set<Id> {
  const paid = new Set<Id>();
  for (const payment of dues?.payments.values() ?? []) if (!payment.undone) paid.add(payment.person);
  return paid;
}
