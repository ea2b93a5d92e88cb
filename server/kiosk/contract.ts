/**
 * What the room's service and its screens say to each other. The pages import types from here, nothing else; the service
 * describes its answers at `/api/openapi.json` with the schemas that the types are of.
 *
 * `/api/view` and the socket carry the `View`: what anyone in the room may see. What only the secretary may see is the
 * `Desk`, fetched after the PIN.
 */
export type { Signal } from '../../device/contract.ts';
export type { Answer, PresentAnswer, RefusalReason } from '../domain/answers.ts';
export type { CommandData } from '../domain/commands.ts';
export type { BranchKind, Category, CredentialKind, Standing } from '../domain/vocabulary.ts';
export type * from '../service/contract/assessment.ts';
export type * from '../service/contract/box.ts';
export type * from '../service/contract/notices.ts';
export type * from '../service/contract/year.ts';
export type * from './contract/absence.ts';
export type * from './contract/ballot.ts';
export type * from './contract/ballots.ts';
export type * from './contract/board.ts';
export type * from './contract/choices.ts';
export type * from './contract/day.ts';
export type * from './contract/desk.ts';
export type * from './contract/dues.ts';
export type * from './contract/http.ts';
export type * from './contract/items.ts';
export type * from './contract/ledgers.ts';
export type * from './contract/live.ts';
export type * from './contract/meeting.ts';
export type * from './contract/people.ts';
export type * from './contract/photos.ts';
export type * from './contract/proceedings.ts';
export type * from './contract/stick.ts';
export type * from './contract/themes.ts';
export type * from './contract/township.ts';
export type * from './contract/view.ts';
