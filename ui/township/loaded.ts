/** Something of the server's that a page shows: fetched when it is opened, and again when it may have changed. */
import type { Fetched } from '../elements/api.ts';
import { isSignedOut, read, troubleOf } from './server.ts';

export class Loaded<T> {
  /** Null until the first answer. */
  value: T | null = null;
  /** Why the last request brought nothing; empty: it did. */
  trouble = '';
  #path = '';
  #stale = false;
  #fetching = false;
  readonly #changed: () => void;
  readonly #signedOut: () => void;

  constructor(changed: () => void, signedOut: () => void) {
    this.#changed = changed;
    this.#signedOut = signedOut;
  }

  /** `path`, below `/api/`, is what is shown from now on; empty: nothing, and what was there is forgotten. */
  open(path: string): void {
    if (path === this.#path) return;
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
  }
}
