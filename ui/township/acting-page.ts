/** A page of the console with a table, on which the staff act: at once, or in a dialog. Sends `changed`. */
import type { PropertyDeclarations, PropertyValues } from 'lit';
import { ConsoleElement, tableStyles, tagStyles } from './console-element.ts';
import type { Act } from './server.ts';

/** `Open`: which dialog, and of whom. */
export abstract class ActingPage<Open> extends ConsoleElement {
  static override properties: PropertyDeclarations = {
    act: { attribute: false },
    open: { state: true },
    trouble: { state: true },
  };
  declare act: Act;
  /** Null: no dialog. */
  declare protected open: Open | null;
  /** Why the last act was refused; empty: it was not. */
  declare protected trouble: string;

  static override styles = [...ConsoleElement.consoleStyles, tableStyles, tagStyles];

  constructor() {
    super();
    this.open = null;
    this.trouble = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('open') && this.open !== null) this.trouble = '';
  }

  protected async perform(path: string, body: unknown): Promise<void> {
    this.trouble = (await this.act(path, body)) ?? '';
    this.send('changed');
  }

  protected readonly close = (): void => {
    this.open = null;
    this.send('changed');
  };
}
