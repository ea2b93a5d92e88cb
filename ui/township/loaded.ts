/**
 * Something of the server's that a page shows: fetched when it is opened, when it may have changed, and until the server can be
 * reached and has caught up with what came to it.
 */
import type { Fetched } from '../elements/api.ts';
import { isSignedOut, mayPass, read, troubleOf } from './server.ts';

/** ms after which what is still to come is fetched again, each time. What a minute has not brought, only news may bring. */
const catchingUp = [500, 1000, 2000, 5000, 15_000, 30_000];

export class Loaded<T> {
  /** Null until the first answer. */
  value: T | null = null;
  /** Why the last request brought nothing; empty: it did. */
  trouble = '';
  #path = '';
  #stale = false;
  #fetching = false;
  /** Since the last news, in a row, after which something was still to come. */
  #tries = 0;
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
    this.#path = path;
    this.value = null;
    this.trouble = '';
    this.again();
  }

  /** There may be news. */
  again(): void {
    this.#tries = 0;
    this.#ask();
  }

  /** One request at a time; what became stale meanwhile is asked for once more. */
  #ask(): void {
    this.#stale = true;
    if (!this.#fetching) void this.#fetch();
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
    if (fetched.ok) this.value = fetched.value;
    else if (isSignedOut(fetched)) this.#signedOut();
    this.trouble = fetched.ok ? '' : troubleOf(fetched);
    this.#changed();
    const isToCome = fetched.ok ? fetched.isBehind : mayPass(fetched);
    this.#tries = isToCome ? this.#tries + 1 : 0;
    clearTimeout(this.#catchUp);
    const wait = catchingUp[this.#tries - 1];
    if (wait !== undefined) this.#catchUp = setTimeout(() => this.#ask(), wait);
  }
}
