/** What the room has of a township, and what it has when its config names none: then nothing of the link is loaded. */
import type { TownshipAnswer, TownshipPage } from '../contract/township.ts';

export interface Township {
  page(): TownshipPage;
  /** With the one-time code that the township has made for this room. */
  enrol(code: string): Promise<TownshipAnswer>;
  close(): Promise<void>;
}

export const noTownship: Township = {
  page: () => ({ standing: 'none', township: '', up: false, unsent: 0, halted: 0 }),
  enrol: async () => ({ ok: false, why: 'unreachable' }),
  close: async () => undefined,
};
