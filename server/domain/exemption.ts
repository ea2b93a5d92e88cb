/** Exempt from the theme day on one's own request, with the organisation's approval (GB-02, XN-06). */
import { type Answered, answeredBy, unanswered } from './answered.ts';
import type { LocalDate } from './date.ts';
import { type KnownEvent, type Source, sourceOf } from './events.ts';
import { type Stamp, stampOf } from './stamp.ts';
import type { Category, Id, Office } from './vocabulary.ts';

interface Said {
  readonly source: Source;
  readonly at: Stamp;
  /** Null also where an office above answered. */
  readonly by: Id | null;
  readonly office?: Office;
}

export type ExemptionAnswer =
  | (Said & {
      readonly approved: true;
      readonly category: Category;
      readonly from: LocalDate;
      readonly to: LocalDate | null;
      /** The request in writing came with the answer. */
      readonly written?: boolean;
    })
  | (Said & { readonly approved: false; readonly reason: string });

export interface Exemption extends Answered<ExemptionAnswer> {
  /** Id of the request. */
  readonly id: Id;
  /** Null where the request was erased or has not arrived. */
  readonly asked: {
    readonly category: Category;
    readonly from: LocalDate;
    readonly to: LocalDate | null;
    readonly reason: string;
    readonly written: boolean;
  } | null;
  /** When it was asked for; null as `asked` is. */
  readonly at: Stamp | null;
  /** `on`: the first day on which it does not hold any more. */
  readonly ended: { readonly source: Source; readonly on: LocalDate; readonly reason: string } | null;
}

const nothingYet = { asked: null, at: null, ...unanswered, ended: null } as const;

/** The first end stands. The list itself where the event is about something else. */
export function evolveExemptions(before: readonly Exemption[], event: KnownEvent): readonly Exemption[] {
  switch (event.type) {
    case 'exemption.asked': {
      const { reason = '', ...asked } = event.data;
      return change(before, event.id, () => ({ asked: { ...asked, reason }, at: stampOf(event) }));
    }
    case 'exemption.answered': {
      const { asked, ...data } = event.data;
      const said = { source: sourceOf(event), at: stampOf(event) };
      const answer = data.approved ? { ...data, ...said } : { ...data, reason: data.reason ?? '', ...said };
      return change(before, asked, (one) => answeredBy<ExemptionAnswer>(one, answer));
    }
    case 'fact.worded':
      return before.map((one) => worded(one, event.data.of, event.data.text));
    case 'exemption.ended': {
      const { asked, on, reason = '' } = event.data;
      return change(before, asked, (one) => ({ ended: one.ended ?? { source: sourceOf(event), on, reason } }));
    }
    default:
      return before;
  }
}

/** With the words of its request, its refusal or its end. */
function worded(exemption: Exemption, of: Id, reason: string): Exemption {
  const { id, asked, answer, ended } = exemption;
  if (asked !== null && id === of) return { ...exemption, asked: { ...asked, reason } };
  if (answer?.approved === false && answer.source.id === of) return { ...exemption, answer: { ...answer, reason } };
  return ended?.source.id === of ? { ...exemption, ended: { ...ended, reason } } : exemption;
}

function change(
  before: readonly Exemption[],
  id: Id,
  to: (exemption: Exemption) => Partial<Exemption>,
): readonly Exemption[] {
  const known = before.find((one) => one.id === id) ?? { id, ...nothingYet };
  return [...before.filter((one) => one.id !== id), { ...known, ...to(known) }];
}

/** Whether an approved exemption of one of the policy's `exemptible` categories holds on the day. */
export function isExempt(
  person: { readonly exemptions: readonly Exemption[] },
  date: LocalDate,
  exemptible: readonly Category[],
): boolean {
  return person.exemptions.some(
    ({ answer, ended }) =>
      answer?.approved === true &&
      exemptible.includes(answer.category) &&
      answer.from <= date &&
      (answer.to === null || date <= answer.to) &&
      (ended === null || date < ended.on),
  );
}
