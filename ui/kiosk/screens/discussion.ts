/** Discussion: who speaks and since when, and who has spoken. The chair's session chooses the speaker. */
import { css, html, nothing } from 'lit';
import type { Id } from '../../../server/domain/vocabulary.ts';
import type { MeetingView, View } from '../../../server/kiosk/contract.ts';
import { lengthText, Ticking, trueNow } from '../../elements/clock.ts';
import { define, KioskElement } from '../../elements/element.ts';
import '../../elements/icons.ts';
import { member } from '../../texts/member.ts';
import '../name-picker.ts';
import type { WallTile } from '../name-wall.ts';
import { stageStyles } from './stage.ts';

const { discussion } = member;

export class DiscussionScreen extends KioskElement {
  static override properties = {
    view: { attribute: false },
    chair: { type: Boolean },
    choosing: { state: true },
  };
  declare view: View;
  declare chair: boolean;
  declare choosing: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      .speaker {
        align-content: center;
        gap: 0;
        min-height: 0;
      }
      .speaker p:first-child {
        color: var(--red);
        font-weight: 600;
      }
      .name {
        font: 700 max(48px, min(120 * var(--k) * var(--scale), 28cqh)) / 1.2 var(--song);
        letter-spacing: 0.06em;
      }
      .name.long {
        font-size: max(40px, min(72 * var(--k) * var(--scale), 20cqh));
        letter-spacing: 0;
      }
      .clock {
        font: 700 max(40px, min(72 * var(--k) * var(--scale), 20cqh)) / 1.15 var(--hei);
      }
      .nobody {
        font: 600 var(--text-title) / 1.4 var(--song);
        color: var(--ink-soft);
      }
      .body {
        display: grid;
        grid-template-rows: minmax(0, 1fr) auto;
        gap: var(--space);
        min-height: 0;
      }
      .spoken {
        display: flex;
        flex-wrap: wrap;
        gap: calc(0.7 * var(--space));
        max-height: calc(4.2 * var(--text));
        overflow: hidden;
      }
      @container (max-height: 300px) {
        .spoken {
          max-height: calc(1.9 * var(--text));
        }
      }
      /* 大字 beside the chair's buttons. */
      @container (max-height: 11.5em) {
        .speaker p:first-child {
          display: none;
        }
      }
      .spoken li {
        display: flex;
        align-items: center;
        gap: 0.4em;
        padding: 0.05em 0.5em;
        border: 1px solid #8fc49c;
        border-radius: var(--radius);
        background: var(--ok-soft);
        color: var(--ok-deep);
      }
      .spoken b {
        font: 700 1.1em / 1.5 var(--song);
      }
    `,
  ];

  constructor() {
    super();
    this.chair = false;
    this.choosing = false;
    new Ticking(this);
  }

  override render() {
    const { meeting } = this.view;
    if (meeting === null) return html``;
    return html`<div class="split">
        <div class="body">
          ${this.#speaker(meeting)}
          <div ?hidden=${meeting.spoken.length === 0}>
            <p>${discussion.spoken(new Set(meeting.spoken.map(({ person }) => person)).size)}</p>
            <ul class="spoken figure">
              ${meeting.spoken.toReversed().map(({ name, ms }) => html`<li><b>${name}</b>${lengthText(ms)}</li>`)}
            </ul>
          </div>
        </div>
        ${this.chair ? this.#acts(meeting) : nothing}
      </div>
      <name-picker
        label=${discussion.chooseLabel}
        hint=${discussion.nobodyPresent}
        ?open=${this.choosing}
        .tiles=${presentTiles(this.view)}
        @dismiss=${() => this.#choose(false)}
        @pick=${(event: CustomEvent<Id>) => this.#speak(event.detail)}
      ></name-picker>`;
  }

  #speaker({ speaking }: MeetingView) {
    if (speaking === null) return html`<div class="middle speaker"><p class="nobody">${discussion.nobody}</p></div>`;
    const long = [...speaking.name].length > 4 ? 'long' : '';
    return html`<div class="middle speaker">
      <p>${discussion.speaking}</p>
      <p class="name ${long}">${speaking.name}</p>
      <p class="clock figure" role="timer">${lengthText(trueNow(this.view) - speaking.since)}</p>
    </div>`;
  }

  #acts({ speaking }: MeetingView) {
    const choose = speaking === null ? discussion.choose : discussion.chooseNext;
    return html`<div class="acts">
      ${
        speaking === null
          ? nothing
          : html`<button class="button" @click=${() => this.send('speech-end')}>${discussion.end}</button>`
      }
      <button class="button primary" @click=${() => this.#choose(true)}>${choose}</button>
    </div>`;
  }

  #choose(choosing: boolean): void {
    this.choosing = choosing;
  }

  #speak(person: Id): void {
    this.choosing = false;
    this.send<Id>('speech-start', person);
  }
}

/** Who is in the room; ticked: has spoken. */
function presentTiles({ meeting }: View): readonly WallTile[] {
  if (meeting === null) return [];
  const spoken = new Set(meeting.spoken.map(({ person }) => person));
  return meeting.order.flatMap((id): WallTile[] => {
    const tile = meeting.wall[id];
    if (tile === undefined || tile.at === null) return [];
    return [{ id, name: tile.name, group: tile.group, mark: spoken.has(id) ? 'done' : 'none' }];
  });
}

define('discussion-screen', DiscussionScreen);
