/** Tells its element when nobody has touched the page for a while. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rest screen after two minutes. */
export const restAfter = 120_000;

export class Idle implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #after: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #idle = false;

  constructor(host: ReactiveControllerHost, after = restAfter) {
    this.#host = host;
    this.#after = after;
    host.addController(this);
  }

  get idle(): boolean {
    return this.#idle;
  }

  /** Somebody is there: a touch, a key, or a card at the reader. */
  readonly wake = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#set(true), this.#after);
    this.#set(false);
  };

  hostConnected(): void {
    window.addEventListener('pointerdown', this.wake);
    window.addEventListener('keydown', this.wake);
    this.wake();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    window.removeEventListener('pointerdown', this.wake);
    window.removeEventListener('keydown', this.wake);
  }

  #set(idle: boolean): void {
    if (this.#idle === idle) return;
    this.#idle = idle;
    this.#host.requestUpdate();
  }
}
