/** Sees to it that the folded log is kept (`kept.ts`), and that it goes before anything is changed of what it was made of. */
import { keepFold } from './chores.ts';
import { LogFault } from './faults.ts';
import { forgetKept } from './kept.ts';

export class Keeper {
  readonly #file: string;
  #underWay: Promise<boolean> | undefined;
  #stop = new AbortController();
  /** How many want nothing to be kept at present. */
  #barred = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** False where it was not to be, or was stopped. Rejects with a LogFault; where that is damage, the next start reads the whole log. */
  keep(): Promise<boolean> {
    this.#underWay ??= this.#keep().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #keep(): Promise<boolean> {
    if (this.#barred > 0) return false;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    try {
      await keepFold(this.#file, signal);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (error instanceof LogFault && error.kind === 'damaged') forgetKept(this.#file);
      throw error;
    }
  }

  /** Nothing is being kept while `work` is under way, which begins at once where nothing was. */
  async without<T>(work: () => Promise<T>): Promise<T> {
    this.#barred += 1;
    try {
      this.#stop.abort();
      if (this.#underWay) await this.#underWay.catch(() => undefined);
      return await work();
    } finally {
      this.#barred -= 1;
    }
  }

  /** `change` makes of what was folded something else. */
  forgetAnd<T>(change: () => Promise<T>): Promise<T> {
    return this.without(() => {
      forgetKept(this.#file);
      return change();
    });
  }
}
