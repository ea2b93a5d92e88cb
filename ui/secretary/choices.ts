/** The closed sets that the desk offers, in the order of the sheet. The types see to it that none is unknown. */
import type { Category, InviteeKind } from '../../server/domain/vocabulary.ts';
import { categories, inviteeKinds } from '../texts/desk.ts';

export const InviteeKinds = Object.keys(inviteeKinds) as readonly InviteeKind[];
export const Categories = Object.keys(categories) as readonly Category[];
