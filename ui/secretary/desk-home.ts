/** The desk's first page: how the meeting stands, and the sections. */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { View } from '../../server/kiosk/contract.ts';
import { dayAndWeekday } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import type { IconName } from '../elements/icons.ts';
import { parts, type Section, sections, desk as texts } from '../texts/desk.ts';
import { home } from '../texts/sections.ts';
import { figures } from './figures.ts';
import { DeskSection } from './section.ts';

/** `day`: what is needed while people are in the room, on the first page; `office`: the rest, a touch away. */
type Place = 'day' | 'office';

/** Further sections open from these. */
const tiles: Readonly<Partial<Record<Section, readonly [Place, IconName]>>> = {
  today: ['day', 'play'],
  byHand: ['day', 'user'],
  visitors: ['day', 'user-plus'],
  correct: ['day', 'undo'],
  leave: ['day', 'clock'],
  parked: ['day', 'help'],
  ownSteps: ['day', 'plus'],
  roles: ['day', 'mic'],
  proceedings: ['day', 'list'],
  dues: ['day', 'wallet'],
  ballots: ['day', 'vote'],
  plan: ['office', 'book-open'],
  notices: ['office', 'circle-alert'],
  ledgers: ['office', 'list'],
  items: ['office', 'circle-check'],
  assessment: ['office', 'check'],
  roster: ['office', 'users'],
  binding: ['office', 'nfc'],
  photos: ['office', 'image'],
  absence: ['office', 'phone'],
  year: ['office', 'chart'],
  township: ['office', 'cloud-check'],
  box: ['office', 'lock'],
};

const order = Object.entries(tiles) as readonly (readonly [Section, readonly [Place, IconName]])[];

export class DeskHome extends DeskSection {
  static override properties = { from: { attribute: false }, place: { state: true } };
  /** The section that the secretary comes from: she finds herself on its page. */
  declare from: Section | null;
  declare private place: Place;

  static override styles = [
    ...DeskSection.styles,
    css`
      .tile {
        display: grid;
        grid-template-columns: auto auto;
        justify-content: start;
        justify-items: start;
        align-content: center;
        align-items: center;
        gap: 0 0.4em;
        padding: 0 0 0 calc(0.7 * var(--space));
        border-color: var(--edge);
        color: var(--ink);
        /* The longest title has five characters, the longest note eight. */
        font-size: min(1.1 * var(--text-lead), 100cqw / 4 / 8.2);
        text-align: left;
        white-space: nowrap;
      }
      .tile k-icon {
        grid-row: 1 / 3;
        color: var(--red);
        font-size: 1.5em;
      }
      .tile b {
        align-self: end;
        font-weight: 600;
      }
      .tile small {
        align-self: start;
        font-size: min(var(--text-note), 100cqw / 4 / 12.5);
        font-weight: 400;
        line-height: 1.3;
        color: var(--ink-soft);
      }
      nav {
        container-type: inline-size;
      }
      .tile.first {
        background: var(--red);
        border-color: var(--red);
        color: var(--white);
      }
      .first k-icon,
      .first small {
        color: var(--white);
      }
      .tile.waiting {
        background: var(--warn-soft);
        border-color: var(--ink);
      }
      .tile.waiting small {
        color: var(--ink);
        font-weight: 600;
      }
      .stand {
        align-content: center;
        min-height: var(--row);
      }
    `,
  ];

  constructor() {
    super();
    this.from = null;
    this.place = 'day';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('from') && this.from !== null) this.place = tiles[this.from]?.[0] ?? 'day';
  }

  #note({ meeting, board }: View): string {
    if (this.bench.desk.people.length <= 1) return home.fresh;
    if (meeting !== null) return home.state(meeting.phase, parts[meeting.part]);
    if (board.today !== null) return home.planned(board.today.theme);
    return board.next === null ? home.nothing : home.next(dayAndWeekday(board.next.date), board.next.theme);
  }

  /** What waits for the secretary in a section, if something does. */
  #waits(section: Section): string | null {
    const { parked, notices } = this.bench.desk;
    if (section === 'parked' && parked.length > 0) return home.waiting(parked.length);
    return section === 'notices' && notices > 0 ? home.notices(notices) : null;
  }

  protected override render(): TemplateResult {
    const { view } = this.bench;
    const { meeting } = view;
    const body = html`${
      meeting === null ? html`<p class="card stand middle">${this.#note(view)}</p>` : figures(meeting.figures)
    }
      <nav aria-label=${texts.title}><div class="grid">
        ${order
          .filter(
            ([section, [place]]) => place === this.place && (section !== 'assessment' || this.bench.desk.assessed),
          )
          .map(([section, [, icon]]) => {
            const waits = this.#waits(section);
            return html`<button class="button tile ${section === 'today' ? 'first' : ''} ${waits === null ? '' : 'waiting'}"
            @click=${() => this.bench.go(section)}>
            <k-icon name=${icon}></k-icon><b>${sections[section].title}</b>
            <small>${waits ?? sections[section].note}</small>
          </button>`;
          })}
        ${
          this.place === 'day'
            ? html`<button class="button tile" @click=${() => (this.place = 'office')}>
                <k-icon name="folder"></k-icon><b>${home.office}</b><small>${this.#waits('notices') ?? home.officeNote}</small>
              </button>`
            : nothing
        }
      </div></nav>`;
    return this.page({
      heading: this.place === 'day' ? texts.title : home.office,
      ...(meeting === null ? {} : { note: this.#note(view) }),
      help: home.help,
      back: () => {
        if (this.place === 'day') this.send('close');
        else this.place = 'day';
      },
      body,
    });
  }
}

define('desk-home', DeskHome);
