/**
 * Something of the server's that a page shows: fetched when it is opened, when it may have changed, and until the server has
 * caught up with what came to it.
 */
import type { Fetched } from '../elements/api.ts';
import { isSignedOut, read, troubleOf } from './server.ts';

/** ms after which what was behind is fetched again; the last goes on. */
const catchingUp = [500, 1000, 2000, 5000, 15_000];

export class Loaded<T> {
  /** Null until the first answer. */
  value: T | null = null;
  /** Why the last request brought nothing; empty: it did. */
  trouble = '';
  #path = '';
  #stale = false;
  #fetching = false;
  #timesBehind = 0;
  #catchUp: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: () => void;
  readonly #signedOut: () => void;

  constructor(changed: () => void, signedOut: () => void) {
    this.#changed = changed;
    this.#signedOut = signedOut;
  }

  /** `path`, below `/api/`, is what is shown from now on; empty: nothing, and what was there is forgotten. */
  open(path: string): void {
    if (path === this.#path) return;
    clearTimeout(this.#catchUp);
    this.#timesBehind = 0;
    this.#path = path;
    this.value = null;
    this.trouble = '';
    this.again();
  }

  /** One request at a time; what became stale meanwhile is asked for once more. */
  again(): void {
    this.#stale = true;
    if (!this.#fetching) void this.#fetch();
  }

  /** Nobody looks at it any more. */
  close(): void {
    clearTimeout(this.#catchUp);
  }

  async #fetch(): Promise<void> {
    this.#fetching = true;
    while (this.#stale && this.#path !== '') {
      this.#stale = false;
      const path = this.#path;
      const fetched = await read<T>(path);
      if (path === this.#path) this.#take(fetched);
    }
    this.#fetching = false;
  }

  #take(fetched: Fetched<T>): void {
    clearTimeout(this.#catchUp);
    if (fetched.ok) this.#show(fetched);
    else if (isSignedOut(fetched)) this.#signedOut();
    this.trouble = fetched.ok ? '' : troubleOf(fetched);
    this.#changed();
  }

  #show({ value, isBehind }: Extract<Fetched<T>, { ok: true }>): void {
    this.value = value;
    this.#timesBehind = isBehind ? this.#timesBehind + 1 : 0;
    const wait = catchingUp[Math.min(this.#timesBehind, catchingUp.length) - 1];
    if (wait !== undefined) this.#catchUp = setTimeout(() => this.again(), wait);
  }
}
