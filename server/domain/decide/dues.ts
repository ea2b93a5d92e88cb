/** Dues are paid at the screen or the desk; their bases are set and reviewed. */
import { policyOn } from '../branch.ts';
import type { CommandDataOf } from '../commands.ts';
import { dateOf, type Month } from '../date.ts';
import { baseIn, paymentOf } from '../dues.ts';
import type { EventData, NewEvent } from '../events.ts';
import { isOwnMember } from '../person.ts';
import { branchOf } from '../state.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting, told } from './outcome.ts';

/** A payment by the base of its month. */
export function payment(
  setting: Setting,
  month: Month,
  person: Id,
  by: EventData<'dues.paid'>['by'],
  more: Partial<EventData<'dues.paid'>> = {},
): NewEvent {
  const fen = more.fen ?? baseIn(setting.state.duesBases.get(person), month);
  return event(setting, `dues:${month}`, 'dues.paid', { person, by, ...more, ...(fen === null ? {} : { fen }) });
}

function refusalOf(setting: Setting, person: Id): Outcome | undefined {
  const known = setting.state.people.get(person);
  if (known === undefined || known.left) return refused('no-such-person');
  return isOwnMember(known) ? undefined : refused('not-a-member');
}

function markPaid(setting: Setting, { month, person }: CommandDataOf<'dues.mark-paid'>): Outcome {
  const refusal = refusalOf(setting, person);
  if (refusal !== undefined) return refusal;
  if (paymentOf(setting.state.dues.get(month), person) !== undefined) return asItWas;
  return done(payment(setting, month, person, 'touch'));
}

/** XN-02: in person, through somebody else only with a reason, never off the wages. Months already paid stay as they are. */
function pay(setting: Setting, data: CommandDataOf<'dues.pay'>): Outcome {
  const { person, months, fen, how, who, reason } = data;
  const branch = branchOf(setting.state);
  if (branch === null) return refused('not-set-up');
  const refusal = refusalOf(setting, person);
  if (refusal !== undefined) return refusal;
  const rules = policyOn(branch, dateOf(setting.now)).dues;
  if (how === 'payroll' && rules.noPayrollDeduction) return refused('no-payroll-deduction');
  if (how === 'proxy' && rules.inPerson && reason === undefined) return refused('proxy-needs-reason');
  const unpaid = [...new Set(months)]
    .sort()
    .filter((month) => paymentOf(setting.state.dues.get(month), person) === undefined);
  const more = {
    ...(fen === undefined ? {} : { fen }),
    ...(how === 'proxy' ? { proxy: {} } : {}),
    ...(unpaid.length > 1 ? { receipt: setting.id } : {}),
  };
  const words = how === 'proxy' ? { text: reason, who } : {};
  return told(setting, ...unpaid.map((month) => ({ fact: payment(setting, month, person, 'touch', more), ...words })));
}

function undo(setting: Setting, { month, person, reason }: CommandDataOf<'dues.undo'>): Outcome {
  const paid = paymentOf(setting.state.dues.get(month), person);
  if (paid === undefined) return refused('not-paid');
  return done(event(setting, `dues:${month}`, 'dues.undone', { paid: paid.id, reason }));
}

function setBase(setting: Setting, { person, fen, from }: CommandDataOf<'dues-base.set'>): Outcome {
  const refusal = refusalOf(setting, person);
  if (refusal !== undefined) return refusal;
  const known = setting.state.duesBases.get(person);
  if (known?.set.at(-1)?.from === from && baseIn(known, from) === fen) return asItWas;
  return done(event(setting, `dues-base:${person}`, 'dues-base.set', { fen, from }));
}

/** WJ-03: what was looked at goes on record, also where nothing changed. */
function review(setting: Setting, { year, people }: CommandDataOf<'dues-base.review'>): Outcome {
  const refusal = people.map((person) => refusalOf(setting, person)).find((one) => one !== undefined);
  if (refusal !== undefined) return refusal;
  const { duesBases } = setting.state;
  return done(
    ...people
      .filter((person) => !duesBases.get(person)?.reviewed.has(year))
      .map((person) => event(setting, `dues-base:${person}`, 'dues-base.reviewed', { year })),
  );
}

/** Commands about dues. */
export const duesDeciders = {
  'dues.mark-paid': markPaid,
  'dues.pay': pay,
  'dues.undo': undo,
  'dues-base.set': setBase,
  'dues-base.review': review,
} satisfies Deciders;
