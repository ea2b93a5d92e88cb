/**
 * Full-screen elements over the room's screen: the PIN pad and the keyboard. Each is put on top of the one before, and
 * what lies beneath cannot be reached meanwhile.
 *
 * Not `<dialog>`: a member's answer must still come out above all of them and be dismissed by a touch, and a modal dialog
 * makes everything outside itself dead. So what can lie beneath carries a `Beneath`.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { deepActive } from './guards.ts';

const stack: HTMLElement[] = [];
const changed = 'kiosk-over';

/** Shows an element on top; the returned function takes it away and gives the focus back. */
export function putOver(element: HTMLElement): () => void {
  const before = deepActive(document);
  stack.push(element);
  element.style.zIndex = String(50 + stack.length);
  document.body.append(element);
  tell();
  return () => {
    const at = stack.indexOf(element);
    if (at < 0) return;
    stack.splice(at, 1);
    element.remove();
    tell();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}

/** Takes everything away, as if each had been gone back from: the one who stood here has left. */
export function clearOver(): void {
  for (const element of stack.toReversed()) element.dispatchEvent(new CustomEvent('cancel'));
}

function tell(): void {
  for (const [index, element] of stack.entries()) element.inert = index < stack.length - 1;
  window.dispatchEvent(new Event(changed));
}

/** Makes its element dead while something lies over it. */
export class Beneath implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #update = (): void => {
    this.#host.inert = stack.length > 0;
  };

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener(changed, this.#update);
    this.#update();
  }

  hostDisconnected(): void {
    window.removeEventListener(changed, this.#update);
  }
}
