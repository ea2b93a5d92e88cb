/** What the room has of a township, and what it has when its config names none: then nothing of the link is loaded. */
import type { StickAnswer, StickPost } from '../contract/stick.ts';
import type { TownshipAnswer, TownshipPage } from '../contract/township.ts';

export interface Township {
  page(): TownshipPage;
  /** With the one-time code that the township has made for this room. */
  enrol(code: string): Promise<TownshipAnswer>;
  /** An empty box, with the code that was made for the next box of a branch. */
  join(code: string): Promise<TownshipAnswer>;
  /** Whether the branch's whole history is here, and this is the code with which it was fetched. */
  mayFinish(code: string): boolean;
  /** It is the room's box from now on. */
  finish(): Promise<void>;
  /** By USB stick. */
  carry(what: StickPost['do']): Promise<StickAnswer>;
  close(): Promise<void>;
}

export const noTownship: Township = {
  page: () => ({
    standing: 'none',
    township: '',
    mark: '',
    up: false,
    lockedOut: null,
    trouble: null,
    unsent: 0,
    halted: 0,
    strange: 0,
  }),
  enrol: async () => ({ ok: false, why: 'unreachable' }),
  join: async () => ({ ok: false, why: 'unreachable' }),
  mayFinish: () => false,
  finish: async () => undefined,
  carry: async () => ({ ok: false, why: 'not-enrolled' }),
  close: async () => undefined,
};
