/** Choosing a person from the names in the room: a full-screen overlay; a large roster is first asked for the 党小组. */
import { css, html, nothing, type PropertyValues } from 'lit';
import '../elements/dialog.ts';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import { member } from '../texts/member.ts';
import './name-wall.ts';
import type { WallTile } from './name-wall.ts';

/** People from which on the group is asked for first. */
const many = 60;

export class NamePicker extends KioskElement {
  static override properties = {
    label: { type: String },
    hint: { type: String },
    open: { type: Boolean },
    tiles: { attribute: false },
    group: { state: true },
  };
  declare label: string;
  declare hint: string;
  declare open: boolean;
  declare tiles: readonly WallTile[];
  /** undefined: not chosen yet. */
  declare group: string | null | undefined;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: contents;
      }
      .all {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: var(--between);
        height: 100vh;
        padding: var(--space) calc(2 * var(--space));
      }
      .head {
        display: flex;
        align-items: center;
        gap: calc(1.5 * var(--space));
      }
      h2 {
        color: var(--red);
        font-size: var(--text-title);
        line-height: 1.2;
      }
      .head .button {
        margin-left: auto;
      }
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(calc(11 * var(--text)), 1fr));
        gap: var(--between);
        align-content: center;
      }
      .empty {
        place-self: center;
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.hint = '';
    this.open = false;
    this.tiles = [];
    this.group = undefined;
  }

  override render() {
    return html`<k-dialog wide label=${this.label} ?open=${this.open}>${this.open ? this.#inside() : nothing}</k-dialog>`;
  }

  #inside() {
    const groups = [...new Set(this.tiles.map(({ group }) => group))];
    const asking = this.tiles.length > many && groups.length > 1 && this.group === undefined;
    const shown = this.group === undefined ? this.tiles : this.tiles.filter(({ group }) => group === this.group);
    return html`<div class="all">
      <div class="head">
        <h2>${asking ? member.wall.chooseGroup : this.label}</h2>
        <button class="button" @click=${this.#back}><k-icon name="arrow-left"></k-icon>${member.back}</button>
      </div>
      ${
        this.tiles.length === 0
          ? html`<p class="empty">${this.hint}</p>`
          : asking
            ? html`<div class="groups">
                ${groups.map(
                  (group) =>
                    html`<button class="button" @click=${() => this.#into(group)}>
                      ${group ?? member.wall.noGroup}
                    </button>`,
                )}
              </div>`
            : html`<name-wall pickable .tiles=${shown}></name-wall>`
      }
    </div>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open')) this.group = undefined;
  }

  #into(group: string | null): void {
    this.group = group;
  }

  #back(): void {
    if (this.group === undefined) this.send('dismiss');
    else this.group = undefined;
  }
}

define('name-picker', NamePicker);
