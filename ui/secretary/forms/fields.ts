/**
 * Which fields each form of the desk asks for, and how: the facts of the ledgers, and the few commands that a notice is
 * answered with where it stands. The types hold the tables to the domain: a new fact, or a field of one, cannot be forgotten.
 */
import type { CommandDataOf, CommandType } from '../../../server/domain/commands.ts';
import type { FactOf } from '../../../server/domain/events/ledger.ts';
import type { ChoiceList } from '../../../server/kiosk/contract.ts';
import { type Entered, options } from '../../texts/entries.ts';
import { levels } from '../../texts/ledgers.ts';

export type Ask =
  | { readonly by: 'text' | 'words'; readonly most: number }
  | { readonly by: 'day' | 'month' | 'year' | 'fen' | 'seats' }
  | { readonly by: 'count'; readonly most: number }
  /** `none`: what it means that nobody is chosen; null: somebody must be. */
  | { readonly by: 'person'; readonly none: string | null }
  | { readonly by: 'list'; readonly from: ChoiceList; readonly as: 'text' | 'number' }
  | { readonly by: 'choice'; readonly of: readonly { readonly value: unknown; readonly label: string }[] };

/** A value of the type comes of it. */
export interface Field<T = unknown> {
  readonly ask: Ask;
  /** What stands until something is chosen; missing: something must be. */
  readonly stands?: T;
  /** Asked for only where this is chosen in another field. */
  readonly beside?: string;
}

const line: Field<string> = { ask: { by: 'text', most: 100 }, stands: '' };
const shortLine: Field<string> = { ask: { by: 'text', most: 60 }, stands: '' };
const mustLine: Field<string> = { ask: { by: 'text', most: 100 } };
const longLine: Field<string> = { ask: { by: 'text', most: 500 }, stands: '' };
const words: Field<string> = { ask: { by: 'words', most: 500 }, stands: '' };
const mustWords: Field<string> = { ask: { by: 'words', most: 200 } };
const day: Field<string> = { ask: { by: 'day' } };
const month: Field<string> = { ask: { by: 'month' } };
const year: Field<string> = { ask: { by: 'year' } };
const person: Field<string> = { ask: { by: 'person', none: null } };
const personOr = (none: string): Field<string | null> => ({ ask: { by: 'person', none } });
const from = (list: ChoiceList): Field<string> => ({ ask: { by: 'list', from: list, as: 'text' } });
const count = (most: number): Field<number> => ({ ask: { by: 'count', most } });

/** One of a closed set, with what each is called. */
function one<T extends string>(labels: Readonly<Record<T, string>>): Field<T> {
  const of = (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));
  return { ask: { by: 'choice', of } };
}

function either([yes, no]: readonly [string, string]): Field<boolean> {
  const of = [
    { value: true, label: yes },
    { value: false, label: no },
  ];
  return { ask: { by: 'choice', of } };
}

type Fields<T> = { readonly [F in keyof T]-?: Field<T[F]> };

const paper = {
  paper: from('papers'),
  period: from('periods'),
  person: { ...personOr(options.nobody.branch), stands: null },
};

export const factFields = {
  trace: { trace: from('traces'), of: from('trace-of') },
  filed: { of: from('records'), to: one(levels) },
  published: { publication: from('publications'), of: from('publication-of') },
  row: { ...paper, row: { ask: { by: 'list', from: 'rows', as: 'number' } }, when: line, way: line, content: longLine },
  submitted: { ...paper, to: one(levels) },
  approval: { ...paper, granted: either(options.granted) },
  theme: { year, title: mustLine, must: either(options.must) },
  taken: { year, theme: from('themes'), meeting: from('meetings') },
  contact: { person, measure: from('measures'), by: line },
  'contact-person': { person, contact: person },
  talk: { person, meeting: from('meetings'), by: line },
  work: { person, due: day },
  'work-settled': { person, work: from('works'), how: one(options.settled) },
  'dues-excused': { person, month },
  'idle-handled': { person, ground: one(options.idleGrounds), until: month },
  record: { person, kind: one(options.records), penalty: { ...one(options.penalties), beside: 'penalty' } },
  care: { person, care: one(options.cares) },
  stage: { person, stage: one(options.stages) },
  document: { person, stage: one(options.stages), document: one(options.documents) },
  'appraisal-step': { year, step: from('steps') },
  grade: { year, person, grade: from('grades') },
  warning: { year, person, helpBranch: { ask: { by: 'text', most: 100 }, stands: null } },
  election: { years: count(10), seats: { ask: { by: 'seats' } } },
  seat: { seat: from('seats'), person: personOr(options.nobody.vacant) },
  extension: { months: count(60), approved: either(options.granted) },
  group: { group: from('groups'), leader: personOr(options.nobody.none) },
  money: { direction: one(options.directions), fen: { ask: { by: 'fen' } }, purpose: one(options.purposes) },
  account: { separate: either(options.separate) },
  checked: { item: from('room'), ok: either(options.ok) },
  tie: { tie: from('ties') },
} as const satisfies { readonly [W in Entered]: Fields<Omit<FactOf<W>, 'what'>> };

/** Where the words are the fact itself: who holds a tie, what the good reason was, what the township decided. */
const worded: ReadonlySet<Entered> = new Set(['tie', 'dues-excused', 'idle-handled', 'work']);

/** All fields of an entry, in the order in which they are asked for; `on` and `text` stand with every fact. */
export function entryFields(what: Entered): Readonly<Record<string, Field>> {
  return { on: day, ...factFields[what], text: worded.has(what) ? mustWords : words };
}

interface CommandForm<T extends CommandType> {
  readonly type: T;
  readonly fields: { readonly [F in string]?: Field };
}

const form = <T extends CommandType, F extends CommandForm<T>['fields']>(type: T, fields: F) => ({ type, fields });

export const commandForms = {
  'preparation.record': form('preparation.record', { on: day, by: shortLine, text: words }),
  'decision.report': form('decision.report', {
    meeting: from('meetings'),
    text: mustWords,
    done: either(options.done),
  }),
  'leave.approve': form('leave.answer', {}),
  'leave.refuse': form('leave.answer', { reason: mustWords }),
  'exemption.approve': form('exemption.answer', {}),
  'exemption.refuse': form('exemption.answer', { reason: mustWords }),
  'parked-tap.assign': form('parked-tap.assign', { tap: from('taps'), person }),
  'parked-tap.dismiss': form('parked-tap.dismiss', { tap: from('taps'), reason: mustWords }),
  'mark.lift': form('roster.mark', {}),
  'assessment.veto': form('assessment.veto', { ground: from('veto-grounds'), text: words }),
  'assessment.veto-other': form('assessment.veto', { text: mustWords }),
  'assessment.decide': form('assessment.decide', { on: day, qualified: either(options.qualified) }),
  'assessment.publish': form('assessment.publish', { on: day }),
  'assessment.object': form('assessment.object', { on: day, text: mustWords }),
  'assessment.answer-objection': form('assessment.answer-objection', { upheld: either(options.upheld) }),
} as const;
export type CommandFormName = keyof typeof commandForms;

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What a command needs beside what its form asks for. */
export type GivenTo<N extends CommandFormName> = Without<
  CommandDataOf<(typeof commandForms)[N]['type']>,
  keyof (typeof commandForms)[N]['fields']
>;
