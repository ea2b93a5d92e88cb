/**
 * Something of the server's that a page shows: fetched when it is opened, when it may have changed, and until the server has
 * caught up with what came to it.
 */
import type { Fetched } from '../elements/api.ts';
import { isSignedOut, read, troubleOf } from './server.ts';

/** ms after which what was behind is fetched again, each time. What a minute has not brought, only news may bring. */
const catchingUp = [500, 1000, 2000, 5000, 15_000, 30_000];

export class Loaded<T> {
  /** Null until the first answer. */
  value: T | null = null;
  /** Why the last request brought nothing; empty: it did. */
  trouble = '';
  #path = '';
  #stale = false;
  #fetching = false;
  /** Of the tries that brought what was behind, in a row, since the last news. */
  #triesBehind = 0;
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
    this.#triesBehind = 0;
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
    const isOver = isSignedOut(fetched);
    if (fetched.ok) this.value = fetched.value;
    else if (isOver) this.#signedOut();
    this.trouble = fetched.ok ? '' : troubleOf(fetched);
    this.#changed();
    // Who could not be reached meanwhile is asked again as well.
    const isToCome = fetched.ok ? fetched.isBehind : this.#triesBehind > 0 && !isOver;
    this.#triesBehind = isToCome ? this.#triesBehind + 1 : 0;
    clearTimeout(this.#catchUp);
    const wait = catchingUp[this.#triesBehind - 1];
    if (wait !== undefined) this.#catchUp = setTimeout(() => this.#ask(), wait);
  }
}
