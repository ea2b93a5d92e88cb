/** For whom it is: all, the branches of communities, or branches one by one. Sends `choose` with the scope. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Addressees } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { guidance } from '../texts/township-guidance.ts';
import { ConsoleElement, formStyles } from './console-element.ts';

const texts = guidance.scope;

/** `all`, or units. */
export type Chosen = 'all' | readonly string[];

type Way = 'all' | 'communities' | 'branches';

export class ScopePicker extends ConsoleElement {
  static override properties = { of: { attribute: false }, chosen: { attribute: false }, way: { state: true } };
  declare of: Addressees;
  declare chosen: Chosen;
  /** Null: as what was chosen before suggests. */
  declare private way: Way | null;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    formStyles,
    css`
      .units {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(190px, 1fr));
        gap: 0 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        padding: 4px 12px;
        background: var(--white);
      }
      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 0 20px;
      }
      .ways label,
      .units label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 44px;
        font-weight: 400;
      }
      input {
        width: 20px;
        min-height: 20px;
        height: 20px;
      }
    `,
  ];

  constructor() {
    super();
    this.chosen = 'all';
    this.way = null;
  }

  #choose(chosen: Chosen, way: Way): void {
    this.chosen = chosen;
    this.way = way;
    this.send('choose', chosen);
  }

  /** Adds or takes away `units`. */
  #set(units: readonly string[], on: boolean, way: Way): void {
    const others = (this.chosen === 'all' ? [] : this.chosen).filter((unit) => !units.includes(unit));
    this.#choose(on ? [...others, ...units] : others, way);
  }

  #boxes(way: Way): TemplateResult | typeof nothing {
    const { communities, rooms } = this.of;
    if (way === 'all') return nothing;
    if (way === 'communities' && communities.length === 0) return html`<p class="note">${texts.noCommunities}</p>`;
    const boxes =
      way === 'communities' ? communities : rooms.map(({ unit, branch }) => ({ name: branch, units: [unit] }));
    const has = (unit: string) => this.chosen !== 'all' && this.chosen.includes(unit);
    return html`<div class="units">${boxes.map(
      ({ name, units }) => html`<label><input type="checkbox" .checked=${units.every(has)}
        @change=${({ target }: Event) => this.#set(units, (target as HTMLInputElement).checked, way)} />${name}</label>`,
    )}</div>`;
  }

  protected override render(): TemplateResult {
    const way = this.way ?? (this.chosen === 'all' ? 'all' : 'branches');
    return html`<fieldset><legend>${texts.legend}</legend>
      <div class="ways">${(['all', 'communities', 'branches'] as const).map(
        (one) => html`<label><input type="radio" name="way" .checked=${one === way}
          @change=${() => this.#choose(one === 'all' ? 'all' : [], one)} />${texts[one]}</label>`,
      )}</div>
      ${this.#boxes(way)}
    </fieldset>`;
  }
}

define('scope-picker', ScopePicker);
