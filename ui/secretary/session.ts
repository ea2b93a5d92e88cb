/** Asks for the PIN where a session is needed. */
import type { SessionAnswer, SessionState, View } from '../../server/kiosk/contract.ts';
import { session, signInWithPin } from '../elements/api.ts';
import { putOver } from '../elements/over.ts';
import { PinPad } from '../elements/pin-pad.ts';
import { pin as texts } from '../texts/pin.ts';

/** Whether the steps may be run; opens the PIN pad when there is no session. */
export function ensureChair(view: View): Promise<boolean> {
  return ensure((state) => state.chair, view);
}

/** Whether personal data may be shown; opens the PIN pad when there is no session, or it has lain still for too long. */
export function ensureDesk(view: View): Promise<boolean> {
  return ensure((state) => state.desk, view);
}

async function ensure(enough: (state: SessionState) => boolean, { demo }: View): Promise<boolean> {
  if (enough(await session())) return true;
  const signedIn = await askPin(demo);
  if (signedIn) window.dispatchEvent(new Event('session-changed'));
  return signedIn;
}

function askPin(demo: boolean): Promise<boolean> {
  const pad = new PinPad();
  pad.message = texts.hint;
  if (demo) pad.hint = texts.demo;
  const close = putOver(pad);
  return new Promise((resolve) => {
    const finish = (signedIn: boolean): void => {
      close();
      resolve(signedIn);
    };
    pad.addEventListener('cancel', () => finish(false));
    pad.addEventListener('pin', async (event) => {
      pad.busy = true;
      const answer = await signInWithPin((event as CustomEvent<string>).detail);
      pad.busy = false;
      if (answer?.ok === true) finish(true);
      else refuse(pad, answer);
    });
  });
}

function refuse(pad: PinPad, answer: Exclude<SessionAnswer, { ok: true }> | null): void {
  pad.bad = true;
  if (answer === null) pad.message = texts.unreachable;
  else if (answer.why === 'wrong-pin') pad.message = texts.wrong(answer.left);
  else {
    pad.lockedUntil = Date.now() + answer.seconds * 1000;
    pad.message = texts.hint;
    pad.bad = false;
  }
}

/** Has a new PIN typed in twice; null: the person went back. */
export function choosePin(): Promise<string | null> {
  const pad = new PinPad();
  let first: string | null = null;
  const start = (message: string, bad: boolean): void => {
    first = null;
    pad.heading = texts.choose;
    pad.message = message;
    pad.bad = bad;
  };
  start(texts.chosen, false);
  const close = putOver(pad);
  return new Promise((resolve) => {
    const finish = (pin: string | null): void => {
      close();
      resolve(pin);
    };
    pad.addEventListener('cancel', () => finish(null));
    pad.addEventListener('pin', (event) => {
      const pin = (event as CustomEvent<string>).detail;
      if (first === null) {
        first = pin;
        pad.heading = texts.again;
        pad.message = texts.hint;
        pad.bad = false;
      } else if (first === pin) finish(pin);
      else start(texts.differ, true);
    });
  });
}
