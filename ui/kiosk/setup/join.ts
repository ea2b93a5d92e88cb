/** What a box that takes another one's place asks for: the township's code, and at the end a PIN. */
import type { TownshipAnswer } from '../../../server/kiosk/contract.ts';
import { fetchJson } from '../../elements/api.ts';
import { askText } from '../../elements/keyboard.ts';
import { choosePin } from '../../secretary/session.ts';
import { type Sentence, troubles } from '../../texts/desk.ts';
import { joining } from '../../texts/setup.ts';
import { townshipLink } from '../../texts/township-link.ts';

const askCode = (label: string): Promise<string | null> =>
  askText({ label, value: '', most: 20, lines: false, optional: false });

/** What went wrong; null: nothing, or the person went back. */
export async function joinBranch(): Promise<Sentence | null> {
  const code = await askCode(joining.label);
  if (code === null) return null;
  const fetched = await fetchJson<TownshipAnswer>('POST', '/api/setup/join', { code });
  if (!fetched.ok) return fetched.why === 'unreachable' ? troubles.unreachable : troubles.unknown;
  return fetched.value.ok ? null : townshipLink.refused(fetched.value.why);
}

/** The code once more, so that nobody else sets the PIN of a box that has the branch's records. As `joinBranch`. */
export async function finishJoining(): Promise<Sentence | null> {
  const code = await askCode(joining.again);
  if (code === null) return null;
  const pin = await choosePin();
  if (pin === null) return null;
  const fetched = await fetchJson('POST', '/api/setup/pin', { code, pin });
  if (fetched.ok) {
    window.dispatchEvent(new Event('session-changed'));
    return null;
  }
  return fetched.why === 'unreachable' ? troubles.unreachable : townshipLink.refused('unknown-code');
}
