/** Taps members' cards and booklets and all kinds of odd ones at the demo room's reader, and unplugs it. */
import { css, html, type TemplateResult } from 'lit';
import type { SimulatorPost, SimulatorState } from '../../server/kiosk/contract.ts';
import { fetchJson } from '../elements/api.ts';
import { define, KioskElement } from '../elements/element.ts';
import { simulator as texts } from '../texts/simulator.ts';
import { badCheck, foreign, randomUid, unknownUid } from './odd-cards.ts';

export class RoomSimulator extends KioskElement {
  static override properties = { state: { state: true }, said: { state: true }, wanted: { state: true } };
  /** null: not known yet; undefined: this room has no simulator. */
  declare private state: SimulatorState | null | undefined;
  declare private said: string;
  declare private wanted: string;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: block;
        height: 100vh;
        overflow: auto;
        user-select: text;
        color: var(--ink);
        font: 400 18px / 1.5 var(--hei);
      }
      main {
        max-width: 1100px;
        margin: 0 auto;
        padding: 24px;
        display: grid;
        gap: 24px;
      }
      h1 {
        font-size: 32px;
      }
      h2 {
        font-size: 22px;
        color: var(--red);
      }
      section {
        display: grid;
        gap: 12px;
      }
      .button {
        min-width: 44px;
        min-height: 44px;
        padding: 0 14px;
        border-width: 1.5px;
        font-size: 18px;
        font-weight: 500;
        text-decoration: none;
      }
      .odd {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
      }
      .people {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(320px, 1fr));
        gap: 8px 24px;
      }
      li {
        display: grid;
        grid-template-columns: 1fr auto auto;
        align-items: center;
        gap: 8px;
        border-bottom: 1px solid var(--line);
        padding-bottom: 8px;
      }
      li b {
        font: 600 22px / 1.3 var(--song);
      }
      small {
        font-size: 18px;
        font-weight: 400;
        color: var(--bad);
      }
      input {
        min-height: 44px;
        padding: 0 12px;
        border: 1.5px solid var(--edge);
        border-radius: 6px;
        font: inherit;
        color: var(--ink);
        background: var(--white);
      }
      output {
        position: sticky;
        top: 0;
        z-index: 1;
        padding: 8px 14px;
        min-height: 44px;
        border-left: 6px solid var(--gold);
        background: var(--paper-deep);
      }
    `,
  ];

  constructor() {
    super();
    this.state = null;
    this.said = texts.intro;
    this.wanted = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    const fetched = await fetchJson<SimulatorState>('GET', '/api/simulator');
    if (fetched.ok) this.state = fetched.value;
    else if (fetched.why === 'http') this.state = undefined;
    else this.said = texts.failed;
  }

  async #do(post: SimulatorPost, what: string): Promise<void> {
    const fetched = await fetchJson<{ ok: boolean }>('POST', '/api/simulator', post);
    this.said = fetched.ok && fetched.value.ok ? texts.done(what) : texts.failed;
    await this.#load();
  }

  #person({ id, name, card, booklet, lost }: SimulatorState['people'][number]): TemplateResult {
    return html`<li>
      <b>${name} ${lost ? html`<small>${texts.lost}</small>` : ''}</b>
      <button
        class="button"
        ?disabled=${card === null}
        aria-label=${texts.cardOf(name)}
        @click=${() => this.#do({ do: 'tap', person: id, credential: 'card' }, texts.cardOf(name))}
      >
        ${texts.card}
      </button>
      <button
        class="button"
        ?disabled=${booklet === null}
        aria-label=${texts.bookletOf(name)}
        @click=${() => this.#do({ do: 'tap', person: id, credential: 'booklet' }, texts.bookletOf(name))}
      >
        ${texts.booklet}
      </button>
    </li>`;
  }

  #odd({ people }: SimulatorState): TemplateResult {
    const odd = (label: string, post: () => SimulatorPost) =>
      html`<button class="button" @click=${() => this.#do(post(), label)}>${label}</button>`;
    const booklet = people.find((person) => person.booklet !== null)?.booklet ?? '';
    return html`<div class="odd">
      ${odd(texts.unknown, () => ({ do: 'tap-card', uid: unknownUid() }))}
      ${odd(texts.phone, () => ({ do: 'tap-card', uid: randomUid() }))}
      ${odd(texts.badCheck, () => ({ do: 'scan', text: badCheck(booklet) }))}
      ${odd(texts.foreign, () => ({ do: 'scan', text: foreign }))}
    </div>`;
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state === undefined) return html`<main><h1>${texts.title}</h1><p>${texts.notDemo}</p></main>`;
    const people = state?.people.filter(({ name }) => name.includes(this.wanted)) ?? [];
    const type = (event: Event): void => {
      this.wanted = (event.target as HTMLInputElement).value.trim();
    };
    return html`<main>
      <h1>${texts.title}</h1>
      <output role="status">${this.said}</output>
      ${
        state === null
          ? ''
          : html`<section aria-label=${texts.reader}>
                <h2>${texts.reader}：${state.plugged ? texts.plugged : texts.unplugged}</h2>
                <div class="odd">
                  <button class="button" ?disabled=${!state.plugged} @click=${() => this.#do({ do: 'unplug' }, texts.unplug)}>
                    ${texts.unplug}
                  </button>
                  <button class="button" ?disabled=${state.plugged} @click=${() => this.#do({ do: 'plug' }, texts.plug)}>
                    ${texts.plug}
                  </button>
                  <a class="button" href="/" target="_blank">${texts.room}</a>
                </div>
              </section>
              <section aria-label=${texts.odd}>
                <h2>${texts.odd}</h2>
                ${this.#odd(state)}
              </section>
              <section aria-label=${texts.people}>
                <h2>${texts.people}</h2>
                <input type="search" placeholder=${texts.find} aria-label=${texts.find} @input=${type} />
                <ul class="people">
                  ${people.map((person) => this.#person(person))}
                </ul>
              </section>`
      }
    </main>`;
  }
}

define('room-simulator', RoomSimulator);
