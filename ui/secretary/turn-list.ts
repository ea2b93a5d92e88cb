/** Turns of people's records, each with the way to take it back. Stands in a page's body. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TurnView } from '../../server/kiosk/contract.ts';
import { define } from '../elements/element.ts';
import { turns as texts } from '../texts/people.ts';
import { askReason } from './ask-reason.ts';
import { pickerStyles } from './picker-styles.ts';
import { cut, DeskSection, pager } from './section.ts';

export class TurnList extends DeskSection {
  static override properties = {
    turns: { attribute: false },
    named: { type: Boolean },
    first: { attribute: false },
    at: { state: true },
  };
  declare turns: readonly TurnView[];
  /** They are of several people. */
  declare named: boolean;
  /** What stands before the pager. */
  declare first: TemplateResult | typeof nothing;
  declare private at: number;

  static override styles = [...DeskSection.styles, pickerStyles];

  constructor() {
    super();
    this.turns = [];
    this.named = false;
    this.first = nothing;
    this.at = 0;
  }

  async #undo(turn: TurnView): Promise<void> {
    const reason = await askReason({ ...texts.why(turn.name, texts.what(turn)), usual: texts.reasons });
    if (reason !== null)
      await this.bench.run('roster.undo', { person: turn.person, turn: turn.id, reason }, texts.undone);
  }

  protected override render(): TemplateResult {
    const { shown, at, pages } = cut(this.turns, this.at, 3);
    return html`${shown.map(
      (turn) => html`<div class="item">
        ${this.named ? html`<b>${turn.name}</b>` : html`<span></span>`}
        <p class="line">${texts.what(turn)}<small>${texts.since(turn)}</small></p>
        ${
          turn.undone
            ? nothing
            : html`<button class="button danger" @click=${() => this.#undo(turn)}>${texts.undo}</button>`
        }
      </div>`,
    )}
    ${shown.length === 0 ? html`<p class="lead middle">${texts.none}</p>` : nothing}
    <div class="row">${this.first}${pager(at, pages, (page) => (this.at = page))}</div>`;
  }
}

define('turn-list', TurnList);
