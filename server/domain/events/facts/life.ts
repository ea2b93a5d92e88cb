/** What is entered about the branch's life: activities, the papers around them, what was filed and published. */
import { z } from 'zod';
import { ActivityKind, Id, Level } from '../../vocabulary.ts';
import { fact, Text, YearText } from './parts.ts';

/** The year, a quarter or a month: `2026`, `2026-Q1`, `2026-03`. */
export const PeriodText = z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/);

/** A paper of a policy for one period, the branch's (`person` null) or a member's own (WJ-13). */
const paper = { paper: Id, period: PeriodText, person: Id.nullable() };

export const lifeFacts = [
  /** Something held beside the theme days, or in the course of one (`meeting`); an inspection is held by its `level`. */
  fact('activity', {
    kind: ActivityKind,
    title: Text,
    place: Text,
    level: Level,
    meeting: Id.nullable(),
    led: Id.nullable(),
    people: z.array(Id).max(2000),
    /** Everybody who did their own criticism in an 组织生活会 (WJ-06). */
    spoke: z.array(Id).max(2000),
    /** Heads beside those of the roster. */
    others: z.number().int().min(0),
    score: z.number().min(0).nullable(),
    grade: Text.nullable(),
  }),
  /** One of the policy's traces is in the cabinet, of a meeting or of a year (CX-10). */
  fact('trace', { of: Id, trace: Id }),
  /** The record of a meeting or an activity went up (PL-08, WJ-06). */
  fact('filed', { of: Id, to: Level }),
  /** An office above sent the record back, for the reason in the words; what is filed afterwards is its return. */
  fact('sent-back', { of: Id }),
  /** On the board or a platform, about a meeting or for a year (CX-11, WJ-10, WJ-11). */
  fact('published', { of: Id, publication: Id }),
  /** One row of a paper; of a table with twelve, `row` is the month (PL-01). */
  fact('row', { ...paper, row: z.number().int().min(1).max(12), when: Text, way: Text, content: z.string().max(500) }),
  fact('submitted', { ...paper, to: Level }),
  fact('approval', { ...paper, granted: z.boolean() }),
  /** An entry of the year's menu of themes, 必选 or 自选 (PL-12). */
  fact('theme', { year: YearText, title: Text, must: z.boolean() }),
  /** A meeting took a theme of the menu; `theme` is the entry that offered it. */
  fact('taken', { year: YearText, theme: Id, meeting: Id }),
] as const;
