/**
 * How each notice is closed from where it stands: by an entry, by another command, or on the page that it leads to. A notice
 * that a person's word closes has that way besides.
 */
import type { FactOf } from '../../server/domain/events/ledger.ts';
import type { NoticeKind } from '../../server/domain/notices.ts';
import type { ShownNotice } from '../../server/kiosk/contract.ts';
import type { Section } from '../texts/desk.ts';
import type { Entered } from '../texts/entries.ts';
import type { Task } from './forms/draft.ts';
import type { CommandFormName, GivenTo } from './forms/fields.ts';

export type Way =
  | { readonly by: 'form'; readonly task: Task }
  /** `obligation`: only kinds that fulfil it; null: any. */
  | { readonly by: 'activity'; readonly obligation: string | null }
  | { readonly by: 'section'; readonly section: Section };

type Of<K extends NoticeKind> = Extract<ShownNotice, { readonly kind: K }>;
type Ways = { readonly [K in NoticeKind]: (notice: Of<K>) => readonly Way[] };

/** By an entry; `among`: by field, what alone can be chosen; `on`: the likely day, today without it. */
function enter<W extends Entered>(
  what: W,
  given: Partial<Omit<FactOf<W>, 'what'>>,
  among: Task['among'] = {},
  on?: string,
): Way {
  return { by: 'form', task: { what, given, among, ...(on === undefined ? {} : { was: { on } }) } };
}

/** By another command. */
function tell<N extends CommandFormName>(form: N, given: GivenTo<N>, among: Task['among'] = {}): Way {
  return { by: 'form', task: { form, given, among } };
}

const lead = (section: Section) => (): readonly Way[] => [{ by: 'section', section }];
/** What happened cannot be undone: only a word closes it. */
const word = (): readonly Way[] => [];

const ways: Ways = {
  'meeting-missing': lead('plan'),
  'day-unexplained': lead('plan'),
  'day-unknown': lead('plan'),
  'rescheduling-waiting': lead('plan'),
  'approval-unused': lead('plan'),
  'answers-differ': word,
  'rescheduling-unreported': word,
  'late-publication': word,
  'preparation-late': ({ facts: { meeting, step } }) => [tell('preparation.record', { meeting, step })],
  'closed-by-itself': word,
  'theme-own': ({ facts: { meeting }, since }) => [enter('taken', { year: since.slice(0, 4), meeting })],
  'themes-untaken': ({ facts: { year, themes } }) => [enter('taken', { year }, { theme: themes })],
  'recorder-missing': word,
  'part-missing': lead('absence'),
  'scene-fault': word,
  flagged: word,
  'parked-taps': ({ facts: { meeting, taps } }) => [
    tell('parked-tap.assign', { meeting }, { tap: taps }),
    tell('parked-tap.dismiss', { meeting }, { tap: taps }),
  ],
  'changed-since': word,
  'policy-late': word,
  'traces-missing': ({ facts: { of, traces } }) => [enter('trace', { of }, { trace: traces })],
  'record-sent-back': ({ facts: { of } }) => [enter('filed', { of })],
  'record-late': ({ facts: { meeting } }) => [enter('filed', { of: meeting })],
  'evaluation-short': word,
  'evaluation-barred': word,
  'decision-unreported': ({ facts: { decision, meeting } }) => [
    tell('decision.report', { decision }, { meeting: [meeting] }),
  ],
  'decision-overdue': ({ facts: { decision } }) => [tell('decision.report', { decision })],
  'problem-missing': word,
  'participation-year': lead('year'),
  'participation-meeting': word,
  'read-out': lead('absence'),
  'absentees-uncontacted': lead('absence'),
  'make-up-owed': lead('absence'),
  'absence-run': ({ facts: { person, meetings } }) => [enter('talk', { person, meeting: meetings.at(-1) ?? '' })],
  idle: ({ facts: { person, ground, months } }) => [
    enter('idle-handled', { person, ground, until: months.at(-1) ?? '' }),
    ...(ground === 'dues' ? [enter('dues-excused', { person })] : []),
    ...(ground === 'work' ? [enter('work-settled', { person })] : []),
  ],
  'care-overdue': ({ facts: { person, measure } }) => [enter('contact', { person, measure })],
  'dues-behind': lead('dues'),
  'bases-unreviewed': lead('dues'),
  'member-marked': ({ facts: { person, mark } }) => [tell('mark.lift', { person, mark, on: false })],
  'request-waiting': ({ facts: { person, request: asked, meeting } }) =>
    meeting === null
      ? [
          tell('exemption.approve', { person, asked, approved: true }),
          tell('exemption.refuse', { person, asked, approved: false }),
        ]
      : [
          tell('leave.approve', { meeting, person, approved: true }),
          tell('leave.refuse', { meeting, person, approved: false }),
        ],
  'duty-missed': ({ facts: { obligation } }) => [{ by: 'activity', obligation }],
  'paper-late': ({ facts: { paper, period, persons } }) => [
    persons.length === 0
      ? enter('row', { paper, period, person: null })
      : enter('row', { paper, period }, { person: persons }),
  ],
  'paper-unapproved': ({ facts: { paper, period, refused } }) =>
    refused === null
      ? [enter('approval', { paper, period })]
      : [enter('row', { paper, period, person: null }), enter('submitted', { paper, period, person: null })],
  'publication-missed': ({ facts: { publication, about }, closing, due }) => [
    // After a meeting it stands with the meeting; of a period with the year, by its day.
    closing === 'fact'
      ? enter('published', { publication, of: about })
      : enter('published', { publication, of: about.slice(0, 4) }, {}, due),
  ],
  'organisation-life-lacking': ({ facts: { activity, lacking } }) =>
    lacking.map((one): Way => {
      if (one === 'minutes') return enter('filed', { of: activity });
      return one === 'committee' ? { by: 'activity', obligation: null } : { by: 'section', section: 'ledgers' };
    }),
  'unit-grade': word,
  'warnings-short': ({ facts: { year } }) => [enter('warning', { year })],
  'room-lacking': ({ facts: { items } }) => [enter('checked', { ok: true }, { item: items })],
  'ties-unnamed': ({ facts: { ties } }) => [enter('tie', {}, { tie: ties })],
  'funds-short': ({ facts: { year } }) => [enter('money', { direction: 'in' }, {}, `${year}-12-31`)],
  'item-late': lead('items'),
  'item-lacking': lead('items'),
  'review-waiting': lead('items'),
  'term-ending': () => [enter('election', {}), enter('extension', {})],
  // The extension that is there is corrected: another one would be added to it.
  'extension-unfounded': lead('ledgers'),
  'term-length': word,
  'seat-vacant': ({ facts: { seat } }) => [enter('seat', { seat })],
  'committee-too-many': word,
};

/** Ways to close a notice that is still open, apart from answering it. */
export function waysOf<K extends NoticeKind>(notice: Of<K>): readonly Way[] {
  return (ways[notice.kind] as (notice: Of<K>) => readonly Way[])(notice);
}
