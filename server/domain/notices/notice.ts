/** What a notice is, and what lies behind each kind: ids, dates and figures, no prose. */
import type { Figures } from '../attendance.ts';
import type { Branch } from '../branch.ts';
import type { Change } from '../changed-since.ts';
import type { LocalDate, Month } from '../date.ts';
import type { IdleGround } from '../events/facts/people.ts';
import type { MeetingFlag } from '../flags.ts';
import type { ItemView } from '../items.ts';
import type { Meeting } from '../meeting.ts';
import type { OrganisationLife } from '../organisation-life.ts';
import type { YearParticipation } from '../participation.ts';
import type { Policy } from '../policy/schema.ts';
import type { Requirement } from '../preparation.ts';
import type { State } from '../state.ts';
import type { Id, Level, MemberMark, PartId } from '../vocabulary.ts';

interface OfMeeting {
  readonly meeting: Id;
}
interface PeopleOfMeeting extends OfMeeting {
  readonly persons: readonly Id[];
}

/** By kind. A list names everybody or everything behind it. */
export interface Facts {
  /** The month's meeting is neither planned in time nor held. */
  readonly 'meeting-missing': { readonly month: Month; readonly held: readonly Id[]; readonly needed: number };
  readonly 'day-unexplained': OfMeeting & { readonly date: LocalDate; readonly usual: LocalDate };
  /** The rule cannot say its day: no holidays of that year, or no day chosen. */
  readonly 'day-unknown': { readonly why: 'unknown-year' | 'not-chosen'; readonly month: Month };
  readonly 'rescheduling-waiting': OfMeeting & { readonly asked: Id; readonly to: LocalDate };
  /** Moved without the superior's approval, which is not needed; whether it was told nobody has said. */
  readonly 'rescheduling-unreported': OfMeeting & { readonly asked: Id; readonly to: LocalDate };
  /** An office approved the day, and the room could not take it: the plan had changed, or the day was taken. */
  readonly 'approval-unused': OfMeeting & { readonly asked: Id; readonly to: LocalDate };
  /** One who did not know of the other answered a request otherwise: both stand. */
  readonly 'answers-differ': { readonly request: Id; readonly meeting: Id | null; readonly person: Id | null };
  readonly 'late-publication': OfMeeting & { readonly published: LocalDate };
  readonly 'preparation-late': OfMeeting & Pick<Requirement, 'step'> & { readonly done: Id | null };
  readonly 'closed-by-itself': OfMeeting;
  /** The year has themes that the township set, and the meeting took none of them. */
  readonly 'theme-own': OfMeeting;
  /** Themes that the township set and the year did not take; entries of the menu. */
  readonly 'themes-untaken': { readonly year: string; readonly themes: readonly Id[] };
  /** Nobody was named to keep the record. */
  readonly 'recorder-missing': OfMeeting;
  /** A part of the day that the policy asks for was not held. */
  readonly 'part-missing': OfMeeting & { readonly parts: readonly PartId[] };
  readonly 'scene-fault': OfMeeting & { readonly items: readonly Id[] };
  readonly flagged: OfMeeting & { readonly flags: readonly MeetingFlag[] };
  readonly 'parked-taps': OfMeeting & { readonly taps: readonly Id[] };
  /** The causes are events: what was known later than the figures were signed. */
  readonly 'changed-since': OfMeeting & {
    readonly signed: Figures;
    readonly now: Figures;
    readonly changes: readonly Change[];
  };
  /** Meetings that were held under another policy than the one that now covers their day. */
  readonly 'policy-late': {
    readonly policy: Id;
    readonly from: LocalDate;
    readonly cause: Id;
    readonly meetings: readonly Id[];
  };
  /** Of a meeting or of a year. */
  readonly 'traces-missing': { readonly of: Id; readonly traces: readonly Id[] };
  readonly 'record-late': OfMeeting & { readonly filed: LocalDate | null };
  /** Of a meeting or an activity; `entry` says why. */
  readonly 'record-sent-back': { readonly of: Id; readonly entry: Id };
  readonly 'evaluation-short': OfMeeting & { readonly satisfaction: number };
  readonly 'evaluation-barred': { readonly year: string; readonly meetings: readonly Id[] };
  readonly 'decision-unreported': OfMeeting & { readonly decision: Id };
  readonly 'decision-overdue': { readonly decision: Id; readonly person: Id };
  readonly 'problem-missing': { readonly month: Month; readonly halves: readonly Id[] };
  readonly 'participation-year': {
    readonly year: string;
    readonly rate: number | null;
    readonly meetings: readonly Id[];
  };
  readonly 'participation-meeting': PeopleOfMeeting & { readonly rate: number | null };
  readonly 'read-out': PeopleOfMeeting;
  readonly 'absentees-uncontacted': PeopleOfMeeting;
  readonly 'make-up-owed': PeopleOfMeeting;
  readonly 'absence-run': { readonly person: Id; readonly meetings: readonly Id[]; readonly talk: Id | null };
  readonly idle: {
    readonly person: Id;
    readonly ground: IdleGround;
    readonly months: readonly Month[];
    readonly handled: Id | null;
  };
  readonly 'care-overdue': { readonly person: Id; readonly measure: Id; readonly last: Id | null };
  readonly 'dues-behind': { readonly person: Id; readonly months: readonly Month[]; readonly fen: number };
  readonly 'bases-unreviewed': { readonly year: string; readonly persons: readonly Id[] };
  readonly 'member-marked': { readonly person: Id; readonly mark: MemberMark };
  /** Asked for leave or exemption, and nobody has answered. */
  readonly 'request-waiting': { readonly person: Id; readonly request: Id; readonly meeting: Id | null };
  readonly 'duty-missed': { readonly obligation: Id; readonly period: string; readonly held: readonly Id[] };
  readonly 'paper-late': { readonly paper: Id; readonly period: string; readonly persons: readonly Id[] };
  /** `refused`: the answer that the branch has not followed yet; null: there is none. */
  readonly 'paper-unapproved': { readonly paper: Id; readonly period: string; readonly refused: Id | null };
  readonly 'publication-missed': { readonly publication: Id; readonly about: string };
  readonly 'organisation-life-lacking': Pick<OrganisationLife, 'lacking' | 'silent'> & { readonly activity: Id };
  readonly 'unit-grade': { readonly year: string; readonly grade: string; readonly activity: Id };
  readonly 'warnings-short': { readonly year: string; readonly members: number; readonly marked: number };
  readonly 'room-lacking': { readonly items: readonly Id[] };
  readonly 'ties-unnamed': { readonly ties: readonly Id[] };
  readonly 'funds-short': { readonly year: string; readonly short: number };
  readonly 'item-late': { readonly item: Id; readonly person: Id | null };
  readonly 'item-lacking': Pick<ItemView, 'lacking'> & { readonly item: Id };
  readonly 'review-waiting': { readonly item: Id };
  readonly 'term-ending': { readonly elected: LocalDate };
  readonly 'extension-unfounded': { readonly months: number; readonly approved: number };
  readonly 'term-length': { readonly elected: LocalDate; readonly years: number };
  readonly 'seat-vacant': { readonly seat: Id };
  readonly 'committee-too-many': { readonly seats: readonly Id[] };
}
export type NoticeKind = keyof Facts;

/**
 * What closes it: the fact that is missing, under whatever name it is entered; or, where what happened cannot be undone,
 * the word of the person who answers for it.
 */
type Closing = 'fact' | 'answer';

interface Common<K extends NoticeKind> {
  readonly kind: K;
  /** Who must look. */
  readonly level: Level;
  /** Row of the requirements and place in the document, e.g. `CX-07 二.5`. */
  readonly clause: string;
  readonly facts: Facts[K];
  /** The day of the fact behind it, or the first on which it stood out. */
  readonly since: LocalDate;
  /** The last day that is or was in time. */
  readonly due?: LocalDate;
  readonly closing: Closing;
}

export type Notice = {
  [K in NoticeKind]: Common<K> & {
    /** Of kind and subject: the same notice tomorrow. */
    readonly id: string;
    readonly standing: 'open' | 'closed';
    /** The answer that closed it, if one did. */
    readonly answer: Id | null;
  };
}[NoticeKind];

/** As the rules make it, before anybody's answer is looked at. */
export type Draft = {
  [K in NoticeKind]: Common<K> & {
    readonly of: string;
    /** The fact has come; missing: it has not. */
    readonly closed?: boolean;
  };
}[NoticeKind];

/** What all rules look at, worked out once. */
export interface Look {
  readonly state: State;
  readonly branch: Branch;
  readonly today: LocalDate;
  /** Today's. */
  readonly policy: Policy;
  /** The last year and the running one: what fell due before them was judged with its year. */
  readonly years: readonly string[];
  /** The first day of the log: what was before is on paper. */
  readonly began: LocalDate;
  /** Of these years and to come, not withdrawn, earliest first. */
  readonly meetings: readonly Meeting[];
  /** Those of them that are closed. */
  readonly held: readonly Meeting[];
  /** Of these years. */
  readonly participation: readonly YearParticipation[];
}

/** A notice to the branch on what happened and cannot be undone: its word about it closes the notice. */
export function branchWord<K extends NoticeKind>(
  kind: K,
  of: string,
  clause: string,
  facts: Facts[K],
  since: LocalDate,
): Draft {
  // The type of `facts` hangs on `kind`; TypeScript does not follow that through a union.
  return { kind, of, level: 'branch', clause, facts, since, closing: 'answer' } as unknown as Draft;
}
