/** Notices that nobody is there any more: a warning, time to go on, then the end. While something long is under way it waits. */

/** ms without a touch until the warning. */
const quiet = 45_000;
/** ms to go on after it. */
const grace = 20_000;
/** ms between two words to the service that somebody is here. */
const report = 15_000;

const signs = ['pointerdown', 'keydown'] as const;

export interface IdleEvents {
  /** Somebody was here, told at most every 15 s. */
  seen(): void;
  /** Seconds until the end; null: somebody is here after all. */
  warn(secondsLeft: number | null): void;
  gone(): void;
}

export class Idle {
  readonly #events: IdleEvents;
  #last = 0;
  #reported = 0;
  #warned = false;
  /** How many things are under way. */
  #waits = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(events: IdleEvents) {
    this.#events = events;
  }

  start(): void {
    this.stop();
    this.#last = Date.now();
    this.#reported = this.#last;
    this.#timer = setInterval(() => this.#look(), 500);
    for (const sign of signs) window.addEventListener(sign, this.#onSign, { capture: true });
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const sign of signs) window.removeEventListener(sign, this.#onSign, { capture: true });
  }

  /** Somebody is here. */
  touch(): void {
    this.#last = Date.now();
    if (this.#warned) {
      this.#warned = false;
      this.#events.warn(null);
    }
    if (this.#last - this.#reported < report) return;
    this.#reported = this.#last;
    this.#events.seen();
  }

  /** Until `work` is done nobody has to touch anything. */
  async whileDoing<T>(work: Promise<T>): Promise<T> {
    this.#waits += 1;
    try {
      return await work;
    } finally {
      this.#waits -= 1;
    }
  }

  // Under the warning only its button counts: a touch meant for what lay beneath must not do anything.
  readonly #onSign = (): void => {
    if (!this.#warned) this.touch();
  };

  #look(): void {
    if (this.#waits > 0) this.touch();
    const left = quiet + grace - (Date.now() - this.#last);
    if (left <= 0) {
      this.stop();
      this.#events.gone();
    } else if (left <= grace) {
      this.#warned = true;
      this.#events.warn(Math.ceil(left / 1000));
    }
  }
}
