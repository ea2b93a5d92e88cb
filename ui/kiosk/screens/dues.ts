/** Dues: the room sees only who has paid. A card marks its own member; by name only while the chair's session is on. */
import { css, html, nothing } from 'lit';
import type { Id } from '../../../server/domain/vocabulary.ts';
import type { View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { member } from '../../texts/member.ts';
import '../name-picker.ts';
import '../name-wall.ts';
import type { WallTile } from '../name-wall.ts';
import { stageStyles } from './stage.ts';
import { wallTiles } from './wall.ts';

const { dues } = member;

/** Asked of the app: mark this person's dues. */
export interface PayDues {
  readonly person: Id;
  readonly name: string;
}

export class DuesScreen extends KioskElement {
  static override properties = {
    view: { attribute: false },
    chair: { type: Boolean },
    fresh: { attribute: false },
    choosing: { state: true },
  };
  declare view: View;
  declare chair: boolean;
  declare fresh: Id | null;
  declare choosing: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      .count {
        font-size: var(--text-lead);
      }
      .count b {
        color: var(--ok);
        font-size: 1.5em;
        line-height: 1;
      }
      .head span.tap {
        margin-left: auto;
      }
      .none {
        color: var(--ink-soft);
        font-size: var(--text-lead);
      }
    `,
  ];

  constructor() {
    super();
    this.chair = false;
    this.fresh = null;
    this.choosing = false;
  }

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    const paid = paidTiles(this.view);
    return html`<div class="stage">
        <div class="head">
          <h2>${dues.title(meeting.dues.month)}</h2>
          <span class="count figure">${dues.paid} <b>${paid.length}</b> ${dues.unit}</span>
          <span class="tap">${dues.tap}</span>
        </div>
        <div class="split">
          ${
            paid.length === 0
              ? html`<p class="middle none">${dues.none}</p>`
              : html`<name-wall .tiles=${paid} .fresh=${this.fresh}></name-wall>`
          }
          ${
            this.chair
              ? html`<div class="acts">
                  <button class="button primary" @click=${() => this.#choose(true)}>${dues.byName}</button>
                </div>`
              : nothing
          }
        </div>
      </div>
      <name-picker
        label=${dues.chooseLabel}
        hint=${dues.choose}
        ?open=${this.choosing}
        .tiles=${wallTiles(meeting).map((tile): WallTile => ({ ...tile, mark: 'none' }))}
        @dismiss=${() => this.#choose(false)}
        @pick=${(event: CustomEvent<Id>) => this.#pay(event.detail)}
      ></name-picker>`;
  }

  #choose(choosing: boolean): void {
    this.choosing = choosing;
  }

  #pay(person: Id): void {
    this.choosing = false;
    const name = this.view.meeting?.wall[person]?.name ?? '';
    this.send<PayDues>('pay-dues', { person, name });
  }
}

function paidTiles({ meeting }: View): readonly WallTile[] {
  if (meeting === null) return [];
  return meeting.order.flatMap((id): WallTile[] => {
    const tile = meeting.wall[id];
    if (tile === undefined || meeting.dues.paid[id] !== true) return [];
    return [{ id, name: tile.name, group: tile.group, mark: 'done' }];
  });
}

define('dues-screen', DuesScreen);
