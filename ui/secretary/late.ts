/** 补签 after the closing (KX-08): which meeting, which part, and why. */
import type { PartId } from '../../server/domain/vocabulary.ts';
import { parts as partTexts } from '../texts/desk.ts';
import { late as texts } from '../texts/people.ts';
import { askOne } from './ask-one.ts';
import { askReason } from './ask-reason.ts';

/** A meeting that is closed, with the parts that it had. */
export interface PastMeeting {
  readonly id: string;
  readonly date: string;
  readonly parts: readonly PartId[];
}

/** The part and the reason; null: the person went back. */
export async function askLate(
  name: string,
  parts: readonly PartId[],
): Promise<{ readonly part: PartId; readonly reason: string } | null> {
  const choices = parts.map((value) => ({ value, label: partTexts[value] }));
  const [only, ...more] = parts;
  const part = only !== undefined && more.length === 0 ? only : await askOne({ ...texts.askPart(name), choices });
  if (part === null) return null;
  const reason = await askReason({ ...texts.why(name, partTexts[part]), usual: texts.reasons });
  return reason === null ? null : { part, reason };
}
