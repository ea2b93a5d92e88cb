/** How long a person has waited for the answer to a tap: after half a second the screen says so, after five what to do. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** `long`: a way on is due. */
export type Wait = 'none' | 'short' | 'long';

/** ms after the tap. */
const turns: readonly (readonly [Wait, number])[] = [
  ['short', 500],
  ['long', 5000],
  ['none', 15_000],
];

export class Waiting implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timers: readonly ReturnType<typeof setTimeout>[] = [];
  #wait: Wait = 'none';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get wait(): Wait {
    return this.#wait;
  }

  begin(): void {
    this.end();
    this.#timers = turns.map(([wait, after]) => setTimeout(() => this.#set(wait), after));
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
    this.#set('none');
  }

  hostDisconnected(): void {
    this.end();
  }

  #set(wait: Wait): void {
    if (wait === this.#wait) return;
    this.#wait = wait;
    this.#host.requestUpdate();
  }
}
