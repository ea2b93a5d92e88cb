/**
 * What the room says aloud. Everybody hears it: nothing about dues that are not paid, no name with anything that failed, and
 * nothing about a card that would make heads turn. With a name of four syllables none takes longer than 3 s.
 */
import type { PresentAnswer } from './contract.ts';

export type AnswerKind = PresentAnswer['kind'];

interface Phrase {
  readonly text: string;
  readonly named: boolean;
}

const named = (text: string): Phrase => ({ text, named: true });
const nameless = (text: string): Phrase => ({ text, named: false });

export const phrases: Readonly<Record<AnswerKind, Phrase>> = {
  'signed-in': named('签到成功'),
  'already-signed-in': named('已经签到'),
  'dues-marked': named('党费已记'),
  'dues-already': named('党费已记'),
  ballot: named('请投票'),
  unknown: nameless('没有认出，请找书记'),
  'unknown-not-kept': nameless('没有认出，请找书记'),
  lost: nameless('没有签上，请找书记'),
  replaced: nameless('没有签上，请找书记'),
  'other-branch': nameless('没有签上，请找书记'),
  'random-uid': nameless('请换党员卡'),
  'bad-check': nameless('请再扫一次'),
  'not-a-booklet': nameless('请扫一本通'),
  'not-genuine': nameless('没有签上，请找书记'),
  replayed: nameless('没有签上，请找书记'),
  unproven: nameless('请再刷一次'),
  unreadable: nameless('请再刷一次'),
  'too-early': nameless('签到还没开始'),
  'nothing-today': nameless('今天没有活动'),
  'meeting-over': nameless('活动已经结束'),
};

/** The part of a name that is spoken: what stands before the dot, if it has two to four characters; else null. */
export function callName(name: string): string | null {
  const first = name.split('·')[0] ?? '';
  return /^\p{sc=Han}{2,4}$/u.test(first) ? first : null;
}
