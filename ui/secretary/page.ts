/** A section with data of its own: fetched when it opens, again after each command, and when anything in the room changes. */
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { DeskSection } from './section.ts';

export abstract class DeskPage<T> extends DeskSection {
  static override properties: PropertyDeclarations = { data: { state: true } };
  /** Null until the first answer. */
  declare protected data: T | null;
  #path = '';
  #stale = false;
  #fetching = false;

  constructor() {
    super();
    this.data = null;
  }

  /** What it asks for, below `/api/desk/`, as its state has it. */
  protected abstract path(): string;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.path() === this.#path && !changed.has('desk') && !changed.has('view')) return;
    this.#path = this.path();
    this.#stale = true;
    if (!this.#fetching) void this.#fetch();
  }

  /** One request at a time; what became stale meanwhile is asked for once more. */
  async #fetch(): Promise<void> {
    this.#fetching = true;
    while (this.#stale && this.isConnected) {
      this.#stale = false;
      const path = this.#path;
      const data = await this.bench.fetch<T>(path);
      if (data !== null && path === this.#path) this.data = data;
    }
    this.#fetching = false;
  }
}
