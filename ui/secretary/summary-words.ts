/** The words of the secretary's summary (CX-05 ⑥), typed at the screen. */
import type { MeetingView } from '../../server/kiosk/contract.ts';
import { type CommandOutcome, postCommand } from '../elements/api.ts';
import { askText } from '../elements/keyboard.ts';
import { member } from '../texts/member.ts';
import { ensureChair } from './session.ts';

/** As `summary.write` takes them. */
const most = 2000;

/** Null: the person went back. Nothing that was typed is lost to a session that ended meanwhile. */
export async function writeSummary({ id, summary }: MeetingView): Promise<CommandOutcome | null> {
  const text = await askText({ label: member.summary.words, value: summary, most, lines: true, optional: true });
  if (text === null) return null;
  const send = () => postCommand('summary.write', { meeting: id, text });
  const outcome = await send();
  return outcome.kind === 'no-session' && (await ensureChair()) ? send() : outcome;
}
