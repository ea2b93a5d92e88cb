/** The closed sets of words that events, commands and views share, as schemas for the edges and types for the inside. */
import { z } from 'zod';

/** Opaque random ids. */
export const Id = z.string().min(1).max(64);
export type Id = z.infer<typeof Id>;

export const DateText = z.iso.date();
export const TimeText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const MonthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Rural branches meet on the 15th in two parts, all others on the first working day (CX-01). */
export const BranchKind = z.enum(['rural', 'other']);
export type BranchKind = z.infer<typeof BranchKind>;

/** Member; linked cadre (农村工作指导员, 联村干部, 第一书记; CX-08); invitee (其他参与人; CX-19). */
export const Standing = z.enum(['member', 'linked', 'invitee']);
export type Standing = z.infer<typeof Standing>;

/** Floating and frail members stand outside the rate (CX-07). */
export const Category = z.enum(['ordinary', 'floating', 'frail']);
export type Category = z.infer<typeof Category>;

/** Who an invitee is (CX-08, CX-19). */
export const InviteeKind = z.enum([
  'activist', // 入党积极分子
  'village-official', // 大学生村官
  'villager-representative', // 村民代表
  'producer', // 产业大户、致富带头人
  'worthy', // 乡村贤达
  'student', // 返乡大学生
  'rural-instructor', // 农村工作指导员
  'village-cadre', // 联村（驻村）干部
  'first-secretary', // 第一书记
  'leader', // 上级领导
  'other-branch', // 其他支部党员
  'other',
]);
export type InviteeKind = z.infer<typeof InviteeKind>;

export const PartId = z.enum(['day', 'evening']);
export type PartId = z.infer<typeof PartId>;

/** The classes of agenda items, 学·做·议·改·干 (CX-04). */
export const AgendaClass = z.enum(['学', '做', '议', '改', '干']);
export type AgendaClass = z.infer<typeof AgendaClass>;

/** What a step does on the screen. */
export const StepKind = z.enum(['sign-in', 'oath', 'dues', 'study', 'discussion', 'summary', 'own']);
export type StepKind = z.infer<typeof StepKind>;

export const CredentialKind = z.enum(['card', 'booklet']);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** What the person at the door notes at a sign-in (CX-06). */
export const Mark = z.enum(['no-badge', 'no-booklet']);
export type Mark = z.infer<typeof Mark>;

export const Part = z.object({ id: PartId, start: TimeText });
export type Part = z.infer<typeof Part>;

export const AgendaItem = z.object({ class: AgendaClass, text: z.string().trim().min(1).max(200) });
export type AgendaItem = z.infer<typeof AgendaItem>;

export const OwnStep = z.object({
  id: Id,
  /** The step that it follows. */
  after: Id,
  title: z.string().trim().min(1).max(20),
  host: z.string().trim().max(20),
  minutes: z.number().int().min(1).max(600),
});
export type OwnStep = z.infer<typeof OwnStep>;
