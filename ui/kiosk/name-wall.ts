/**
 * Names in cells, on pages where they do not fit. Signed in (or paid, or spoken) is green, filled and ticked; leave is
 * dashed and says so; not yet is plain. With `pickable` each name is a button and is sent as `pick`.
 */
import { css, html, nothing, type PropertyValues } from 'lit';
import type { Id } from '../../server/domain/vocabulary.ts';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import { between, designPixel, finger, textScale } from '../elements/measures.ts';
import { member } from '../texts/member.ts';
import { planWall, type WallName, type WallPage, type WallPlan } from './wall-layout.ts';

export interface WallTile extends WallName {
  readonly mark: 'none' | 'done' | 'leave' | 'other';
}

const tags = { none: '', done: '', leave: member.wall.onLeave, other: member.wall.other } as const;

export class NameWall extends KioskElement {
  static override properties = {
    tiles: { attribute: false },
    fresh: { attribute: false },
    pickable: { type: Boolean },
    page: { state: true },
    area: { state: true },
  };
  declare tiles: readonly WallTile[];
  /** Who was just marked: shines, and the wall turns to the page. */
  declare fresh: Id | null;
  declare pickable: boolean;
  declare page: number;
  declare area: { readonly width: number; readonly height: number };

  #plan: WallPlan = { size: 0, columns: 1, rows: 1, pages: [] };
  #sideways = false;
  /** The fresh one to whose page the wall has turned. */
  #shown: Id | null = null;
  readonly #watch = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.area = { width: entry.contentRect.width, height: entry.contentRect.height };
  });

  // Chromium takes no max() for `overflow-clip-margin`, nor a length made of one: it is that of the widest ring.
  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: grid;
        grid-auto-flow: column;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr);
        gap: var(--between);
        min-height: 0;
      }
      .area {
        --ring: clamp(4px, 0.7 * var(--mm), 8px);
        min-width: 0;
        min-height: 0;
        overflow: clip;
        overflow-clip-margin: 8px;
      }
      ul {
        --tag: calc(max(22px, 24 * var(--k)) * var(--scale));
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        grid-template-rows: repeat(var(--rows), minmax(0, var(--tallest)));
        gap: var(--gap);
        height: 100%;
      }
      li {
        display: grid;
        grid-column: span var(--span);
        min-width: 0;
      }
      .tile {
        position: relative;
        display: flex;
        align-items: center;
        justify-content: center;
        min-width: 0;
        padding: 0 4px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--white);
        color: var(--ink);
        font: 600 var(--size) / 1.2 var(--song);
        white-space: nowrap;
      }
      button.tile {
        border-color: var(--edge);
        cursor: pointer;
      }
      button.tile:active {
        background: var(--gold-soft);
      }
      .marked {
        padding-right: calc(var(--tag) + 4px);
      }
      .done {
        border-color: #8fc49c;
        background: var(--ok-soft);
        color: var(--ok-deep);
        font-weight: 700;
      }
      .done k-icon {
        position: absolute;
        right: 4px;
        font-size: var(--tag);
      }
      .leave {
        border: 2px dashed var(--edge);
        background: none;
        color: var(--ink-soft);
      }
      .other {
        border-style: solid;
      }
      small {
        position: absolute;
        right: 4px;
        font: 500 min(0.85 * var(--tag), 0.5 * var(--size)) / 1.1 var(--hei);
        writing-mode: vertical-rl;
      }
      .fresh {
        z-index: 1;
        border-color: var(--ok);
        background: var(--ok);
        color: var(--white);
        outline: var(--ring) solid var(--gold);
      }
      .pages {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        gap: 4px;
        width: max(var(--touch), calc(5.4 * var(--text)));
        text-align: center;
      }
      .pages p {
        font-size: var(--text);
        line-height: 1.2;
      }
      .pages b {
        display: block;
        font: 700 var(--text) / 1.2 var(--song);
      }
      .pages .button {
        flex-direction: column;
        gap: 0.1em;
        padding: 0 0.2em;
        font-size: var(--text);
      }
      /* Too low for two buttons on top of each other. */
      .sideways {
        display: grid;
        grid-template-columns: 1fr 1fr;
        align-content: end;
        gap: 4px var(--between);
        width: auto;
      }
      .sideways p {
        grid-row: 1;
        grid-column: 1 / -1;
      }
    `,
  ];

  constructor() {
    super();
    this.tiles = [];
    this.fresh = null;
    this.pickable = false;
    this.page = 0;
    this.area = { width: 0, height: 0 };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  override render() {
    const { pages, columns, rows, size } = this.#plan;
    const page = pages[this.page];
    const byId = new Map(this.tiles.map((tile) => [tile.id, tile]));
    const style = `--columns:${columns};--rows:${rows};--size:${size}px;--gap:${gap(this.pickable)}px;--tallest:${Math.max(2.1 * size, this.pickable ? finger() : 0)}px`;
    return html`<div class="area">
        <ul style=${style}>
          ${page?.cells.map(({ id, span }) => {
            const tile = byId.get(id);
            return tile === undefined ? nothing : html`<li style="--span:${span}">${this.#tile(tile)}</li>`;
          })}
        </ul>
      </div>
      ${page === undefined || pages.length < 2 ? nothing : this.#pager(page)}`;
  }

  #tile(tile: WallTile) {
    const fresh = tile.id === this.fresh && tile.mark === 'done';
    const classes = `tile ${tile.mark} ${tile.mark === 'none' ? '' : 'marked'} ${fresh ? 'fresh' : ''}`;
    const inside = html`<span>${tile.name}</span>${
      tile.mark === 'done'
        ? html`<k-icon name="check" weight="3"></k-icon>`
        : tags[tile.mark] === ''
          ? nothing
          : html`<small>${tags[tile.mark]}</small>`
    }`;
    if (!this.pickable) return html`<div class=${classes}>${inside}</div>`;
    return html`<button class=${classes} @click=${() => this.send('pick', tile.id)}>${inside}</button>`;
  }

  #pager({ group, page, of }: WallPage) {
    const { pages } = this.#plan;
    return html`<div class="pages ${this.#sideways ? 'sideways' : ''}">
      <button class="button" ?disabled=${this.page === 0} @click=${() => this.#turn(-1)}>
        <k-icon name="chevron-up"></k-icon>${member.previousPage}
      </button>
      <p class="figure" role="status">
        ${
          group === null
            ? member.page(this.page + 1, pages.length)
            : html`<b>${group}</b>${of > 1 ? member.page(page, of) : ''}`
        }
      </p>
      <button class="button" ?disabled=${this.page === pages.length - 1} @click=${() => this.#turn(1)}>
        <k-icon name="chevron-down"></k-icon>${member.nextPage}
      </button>
    </div>`;
  }

  /** An invitee's name comes to the wall a moment after the answer. */
  #turnTo(person: Id): void {
    const page = this.#plan.pages.findIndex(({ cells }) => cells.some(({ id }) => id === person));
    if (page < 0) return;
    this.page = page;
    this.#shown = person;
  }

  #turn(by: number): void {
    this.page = Math.min(Math.max(0, this.page + by), this.#plan.pages.length - 1);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.area.height === 0) return;
    if (changed.has('tiles') || changed.has('area') || changed.has('pickable')) this.#lay();
    if (changed.has('fresh') || changed.has('area')) this.#shown = null;
    if (this.fresh !== null && this.fresh !== this.#shown) this.#turnTo(this.fresh);
    this.page = Math.min(this.page, Math.max(0, this.#plan.pages.length - 1));
  }

  protected override firstUpdated(): void {
    this.#watch.observe(this);
  }

  /** Lays the whole width out first; only if pages are needed, what the page buttons leave. */
  #lay(): void {
    const scale = textScale();
    const k = designPixel();
    const touch = finger();
    const smallest = 40 * scale;
    const sizes = [100, 84, 70, 60, 54, 48, 44].map((size) => size * k * scale).filter((size) => size > smallest);
    const text = Math.max(24, 25 * k) * scale;
    const room = {
      ...this.area,
      gap: gap(this.pickable),
      sizes: [...sizes, smallest],
      beside: Math.max(22, 24 * k) * scale + 14,
      least: this.pickable ? touch : 0,
    };
    const whole = planWall(this.tiles, room);
    this.#sideways = this.area.height < 2 * touch + 2.4 * text + 8;
    const pager =
      between() + (this.#sideways ? 2 * Math.max(touch, 3.4 * text) + between() : Math.max(touch, 5.4 * text));
    this.#plan =
      whole.pages.length <= 1 ? whole : planWall(this.tiles, { ...room, sizes: [smallest], width: room.width - pager });
  }
}

/** CSS pixels between two cells: two millimetres where they are touched. */
function gap(touched: boolean): number {
  return touched ? between() : Math.round(Math.max(6, 8 * designPixel()));
}

define('name-wall', NameWall);
