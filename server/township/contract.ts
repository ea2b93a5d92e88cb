/**
 * What the township's service and its console say to each other. The pages import types from here, nothing else.
 *
 * Every address but the session's needs one who is signed in (`401 {error: 'sign-in-needed'}`), and answers only for the
 * units that the account sees (`403 {error: 'not-yours'}`). A refusal is `{error, message}`, the message for the person.
 *
 * An answer with the header `behind: 1` lacks something that has arrived already: it will be otherwise in a moment.
 */

export type * from '../service/contract/assessment.ts';
export type * from '../service/contract/box.ts';
export type * from '../service/contract/notices.ts';
export type * from '../service/contract/year.ts';
export type * from './contract/approvals.ts';
export type * from './contract/assessment.ts';
export type * from './contract/audit.ts';
export type * from './contract/branch.ts';
export type * from './contract/commands.ts';
export type * from './contract/comparison.ts';
export type * from './contract/figures.ts';
export type * from './contract/fleet.ts';
export type * from './contract/guidance.ts';
export type * from './contract/notices.ts';
export type * from './contract/parcels.ts';
export type * from './contract/photos.ts';
export type * from './contract/reminders.ts';
export type * from './contract/session.ts';
export type * from './contract/superior.ts';
export type * from './contract/towns.ts';
export type * from './contract/visits.ts';
export type * from './contract/wall.ts';
