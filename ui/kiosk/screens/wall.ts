/** Signing in: the figures, and the names of all who belong here. Nobody is shown as absent. */
import { css, html, nothing } from 'lit';
import type { Id } from '../../../server/domain/vocabulary.ts';
import type { MeetingView, Tile, View } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { member } from '../../texts/member.ts';
import '../name-wall.ts';
import type { WallTile } from '../name-wall.ts';
import { besides } from './figures.ts';
import { stageStyles } from './stage.ts';

export class SignInWall extends KioskElement {
  static override properties = { view: { attribute: false }, fresh: { attribute: false } };
  declare view: View;
  /** Who just signed in. */
  declare fresh: Id | null;

  static override styles = [
    ...KioskElement.sharedStyles,
    stageStyles,
    css`
      .call {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0 1em;
        padding: 0.1em 0.8em;
        border-radius: var(--radius);
        background: var(--red);
        color: var(--white);
        font: 700 var(--text-lead) / 1.4 var(--song);
        letter-spacing: 0.06em;
        text-align: center;
      }
      .call small {
        font: 400 max(20px, 0.62em) / 1.3 var(--hei);
        margin-left: auto;
        white-space: nowrap;
        letter-spacing: 0;
        text-align: right;
      }
      @media (max-width: 1100px) {
        .call small {
          display: none;
        }
      }
      .stage,
      .top {
        display: grid;
        gap: calc(0.8 * var(--space));
      }
      /* A small panel with notices or the chair's buttons. */
      @container (max-height: 330px) {
        .top:has(.call) {
          grid-template-columns: calc(9.8 * var(--text)) minmax(0, 1fr);
        }
        .call {
          padding: 0 0.4em;
          font-size: var(--text);
          line-height: 1.2;
          letter-spacing: 0;
          text-wrap: balance;
          word-break: keep-all;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.fresh = null;
  }

  override render() {
    const {
      meeting,
      health: { recording },
    } = this.view;
    if (meeting === null) return html``;
    const tiles = wallTiles(meeting);
    const more = besides(meeting.figures);
    return html`<div class="stage">
      <div class="top">
        ${
          recording.on
            ? html`<p class="call figure">
                <span>${call(meeting)}</span>${more === '' ? nothing : html`<small>${more}</small>`}
              </p>`
            : nothing
        }
        <meeting-figures brief .figures=${meeting.figures}></meeting-figures>
      </div>
      ${
        tiles.length === 0
          ? html`<p class="middle">${member.wall.empty}</p>`
          : html`<name-wall .tiles=${tiles} .fresh=${this.fresh}></name-wall>`
      }
    </div>`;
  }
}

function call(meeting: MeetingView): string {
  const part = meeting.parts.find(({ id }) => id === meeting.part);
  if (meeting.phase === 'gathering' && part !== undefined) return member.wall.gathering(part.start);
  return meeting.part === 'evening' && meeting.parts.length > 1 ? member.wall.evening : member.wall.open;
}

/** Members stand there from the start; an invitee's name only when the person has come. */
export function wallTiles(meeting: MeetingView): readonly WallTile[] {
  return meeting.order.flatMap((id): WallTile[] => {
    const tile = meeting.wall[id];
    if (tile === undefined || (tile.line === 'others' && tile.at === null)) return [];
    return [{ id, name: tile.name, group: tile.group, mark: markOf(tile) }];
  });
}

function markOf(tile: Tile): WallTile['mark'] {
  if (tile.at !== null) return tile.line === 'others' ? 'other' : 'done';
  return tile.leave ? 'leave' : 'none';
}

define('sign-in-wall', SignInWall);
