/** The staff's dot: how the box is as one state, in words. */
import type { View } from '../../server/kiosk/contract.ts';
import { member } from '../texts/member.ts';
import { readersOf } from './readers-of.ts';

export function statusOf(view: View, online: boolean): { readonly good: boolean; readonly words: string } {
  const { recording, link } = view.health;
  const readers = readersOf(view.health);
  const { status: texts } = member;
  if (!online) return { good: false, words: texts.offline };
  if (!recording.on) return { good: false, words: texts.notRecording };
  if (readers.some(({ state }) => state === 'faulty')) return { good: false, words: texts.readersFaulty };
  if (!readers.some(({ state }) => state === 'ready')) return { good: false, words: texts.readersMissing };
  if (link === 'locked-out') return { good: false, words: texts.lockedOut };
  if (link === 'down') return { good: false, words: texts.down };
  return { good: true, words: texts.readersReady };
}
