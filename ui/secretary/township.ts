/** 接入镇里: how the box stands with the township, and the code that enrols it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { StickAnswer, TownshipAnswer, TownshipPage } from '../../server/kiosk/contract.ts';
import { fetchJson } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { askText } from '../elements/keyboard.ts';
import { sections, troubles } from '../texts/desk.ts';
import { townshipLink as texts } from '../texts/township-link.ts';
import { DeskPage } from './page.ts';

/** ms that a stick may take to be written, photos and all. */
const patience = 10 * 60_000;

export class DeskTownship extends DeskPage<TownshipPage> {
  static override properties = { carrying: { state: true } };
  /** The stick is being written or read. */
  declare private carrying: boolean;

  constructor() {
    super();
    this.carrying = false;
  }

  protected override path(): string {
    return 'township';
  }

  async #enrol(): Promise<void> {
    const code = await askText({ label: texts.label, value: '', most: 20, lines: false, optional: false });
    if (code === null) return;
    const fetched = await fetchJson<TownshipAnswer>('POST', '/api/desk/township', { code });
    if (!fetched.ok) this.bench.complain(fetched.why === 'http' ? troubles.unknown : troubles.unreachable);
    else if (fetched.value.ok) {
      this.data = fetched.value.page;
      this.bench.say(texts.asked);
    } else this.bench.complain(texts.refused(fetched.value.why));
  }

  async #carry(what: 'export' | 'import'): Promise<void> {
    this.carrying = true;
    const asked = fetchJson<StickAnswer>('POST', '/api/desk/stick', { do: what }, patience);
    const fetched = await this.bench.whileDoing(asked);
    this.carrying = false;
    if (!fetched.ok) this.bench.complain(fetched.why === 'http' ? troubles.unknown : troubles.unreachable);
    else if (fetched.value.ok) this.bench.say(texts.carried[what](fetched.value));
    else this.bench.complain(texts.notCarried(fetched.value.why));
  }

  /** Which policy holds, where the township has said so. */
  #policy(): TemplateResult | typeof nothing {
    const { policy } = this.desk;
    return policy === null || policy.level === null ? nothing : html`<p class="middle">${texts.policy(policy)}</p>`;
  }

  #byHand(): TemplateResult {
    if (this.carrying) return html`<p class="lead middle" role="status">${texts.carrying}</p>`;
    return html`<p class="middle">${texts.byHand}</p>
      <div class="center">
        <button class="button" @click=${() => this.#carry('export')}>${texts.export}</button>
        <button class="button" @click=${() => this.#carry('import')}>${texts.import}</button>
      </div>`;
  }

  #body(page: TownshipPage): TemplateResult {
    const { standing, halted, strange, lockedOut } = page;
    // A township that does not know the box any more takes nothing of it from a stick either.
    const mayEnrol =
      standing === 'not-enrolled' || standing === 'refused' || (standing === 'accepted' && lockedOut === 'unknown');
    return html`<p class="lead middle" role="status">${texts.standing(page)}</p>
      ${standing === 'waiting' ? html`<p class="middle">${texts.mark(page.mark)}</p>` : nothing}
      ${standing === 'accepted' ? html`<p class="middle ${lockedOut === null ? '' : 'warn'}">${texts.traffic(page)}</p>` : nothing}
      ${this.#policy()}
      ${halted > 0 ? html`<p class="middle warn">${texts.halted}</p>` : nothing}
      ${strange > 0 ? html`<p class="middle">${texts.strange(strange)}</p>` : nothing}
      ${
        mayEnrol
          ? html`<div class="center">
              <button class="button primary" @click=${() => this.#enrol()}>${texts.enter}</button>
            </div>`
          : nothing
      }
      ${standing === 'accepted' && !mayEnrol ? this.#byHand() : nothing}`;
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.township;
    return this.page({
      heading: title,
      help,
      back: () => this.bench.go(null),
      body: this.data === null ? html`` : this.#body(this.data),
    });
  }
}

define('desk-township', DeskTownship);
