/** 设备: a code for a new box, the boxes that wait, and those that are in, with how they do and what came from them. Sends `changed`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { FleetDevice, FleetPage, WallRoom } from '../../server/township/contract.ts';
import { Ticking } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { ofDevice } from '../texts/township-device.ts';
import { fleet as texts } from '../texts/township-fleet.ts';
import { parcel } from '../texts/township-parcel.ts';
import { wall as wallTexts } from '../texts/township-wall.ts';
import { ActingPage } from './acting-page.ts';
import './box-dialog.ts';
import './code-dialog.ts';
import { complaint } from './complaint.ts';
import './parcel-dialog.ts';
import './reason-dialog.ts';
import type { Fetch } from './server.ts';

type Open =
  | { readonly kind: 'code' | 'parcel' }
  | { readonly kind: 'refuse' | 'putBack' | 'box'; readonly device: FleetDevice };

export class TownshipFleet extends ActingPage<Open> {
  static override properties = {
    page: { attribute: false },
    rooms: { attribute: false },
    fetch: { attribute: false },
  };
  declare page: FleetPage;
  /** Of the wall: what the boxes have not sent yet. */
  declare rooms: readonly WallRoom[];
  declare fetch: Fetch;

  static override styles = [
    ...ActingPage.styles,
    css`
      section {
        margin-top: 22px;
      }
      h2 {
        margin-bottom: 10px;
      }
      .waiting {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(440px, 1fr));
        gap: 12px;
      }
      p.wrong {
        margin-bottom: 8px;
      }
      .waiting + .waiting {
        margin-top: 12px;
      }
      .waiting li {
        display: grid;
        gap: 8px;
        border: 2px solid var(--warn);
      }
      .waiting b {
        font: 700 20px/1.3 var(--song);
      }
      .waiting dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 14px;
        align-items: baseline;
      }
      dt {
        color: var(--ink-soft);
      }
      .told {
        margin-top: 14px;
      }
      .health {
        white-space: normal;
      }
      .wrong {
        color: var(--bad);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    this.rooms = [];
    new Ticking(this, 10_000);
  }

  readonly #reasoned = async ({ detail: reason }: CustomEvent<string>): Promise<void> => {
    const { open } = this;
    if (open?.kind !== 'refuse' && open?.kind !== 'putBack') return;
    await this.perform(open.kind === 'refuse' ? 'fleet/revoke' : 'fleet/put-back', {
      origin: open.device.origin,
      reason,
    });
    if (this.trouble === '') this.close();
  };

  /** Those that claim the same branch stand side by side, before all others. */
  #allWaiting(devices: readonly FleetDevice[]): TemplateResult {
    const byUnit = [...Map.groupBy(devices, ({ unit }) => unit).values()];
    const list = (some: readonly FleetDevice[]) =>
      html`<ul class="waiting">${some.map((device) => this.#waiting(device))}</ul>`;
    return html`${byUnit.filter(({ length }) => length > 1).map((rivals) => html`<p class="wrong">${ofDevice[rivals[0]?.level ?? 'room'].rivals}</p>${list(rivals)}`)}
      ${list(byUnit.filter(({ length }) => length === 1).flat())}`;
  }

  #waiting(device: FleetDevice): TemplateResult {
    const { origin, level, mark, branch, offeredTo, enrolled, replacing } = device;
    const words = ofDevice[level];
    return html`<li class="card">
      <dl>
        <dt>${texts.says}</dt><dd><b>${branch}</b> ${texts.room(device)}</dd>
        <dt>${texts.meant}</dt><dd>${offeredTo}
          ${offeredTo === branch || replacing !== null ? nothing : html`<span class="tag late"><k-icon name="triangle-alert"></k-icon>${words.differs}</span>`}</dd>
        <dt>${words.mark}</dt><dd>${mark}</dd>
        ${replacing === null ? nothing : html`<dt>${words.replacing}</dt><dd>${replacing.reason}</dd>`}
      </dl>
      ${replacing === null ? nothing : html`<p class="note">${words.replacingNote}</p>`}
      <p class="note">${texts.asked(enrolled)}</p>
      <div class="row">
        <button class="button primary" @click=${() => this.perform('fleet/accept', { origin })}>
          <k-icon name="check"></k-icon>${texts.accept}</button>
        <button class="button" @click=${() => (this.open = { kind: 'refuse', device })}>${texts.refuse}</button>
      </div>
    </li>`;
  }

  #atFormerKey(device: FleetDevice): TemplateResult | typeof nothing {
    const { formerKey, level, branch } = device;
    const words = ofDevice[level].formerKey;
    if (formerKey === null) return nothing;
    return html`<li class="card">
      <p><b>${branch}</b> ${texts.room(device)}</p>
      <p>${words.what(formerKey.at)}</p>
      ${
        formerKey.inUse
          ? html`<p class="wrong">${words.inUse}</p>`
          : html`<p class="note">${words.next}</p>
            <div class="row">
              <button class="button primary" @click=${() => (this.open = { kind: 'putBack', device })}>${texts.formerKey.putBack}</button>
            </div>`
      }
    </li>`;
  }

  #row(device: FleetDevice, now: number): TemplateResult {
    const { unit, branch, lastContact, events, report } = device;
    const wrong = texts.health(device);
    const unsent = this.rooms.find((one) => one.unit === unit)?.box?.unsent;
    return html`<tr>
      <th scope="row">${branch}</th><td>${texts.room(device)}</td>
      <td>${wallTexts.contact(lastContact, now)}</td>
      <td>${texts.version(report)}</td>
      <td class="health ${wrong.length > 0 ? 'wrong' : ''}">${wrong.length > 0 ? wrong.join('；') : texts.healthy}</td>
      <td class="figures">${texts.events(events)}</td>
      <td class="figures">${unsent === undefined ? texts.unknown : unsent}</td>
      <td class="figures ${isOutside(device) ? 'wrong' : ''}">${texts.outside(device)}</td>
      <td class="figures">${this.#manage(device)}</td>
    </tr>`;
  }

  #manage(device: FleetDevice): TemplateResult {
    return html`<button class="button quiet" aria-label=${texts.manageOf(device)}
      @click=${() => (this.open = { kind: 'box', device })}>${texts.manage}</button>`;
  }

  #ended(heading: string, devices: readonly FleetDevice[]): TemplateResult | typeof nothing {
    if (devices.length === 0) return nothing;
    return html`<section><h2>${heading}</h2>
      <ul>${devices.map(
        (device) => html`<li class="note">${texts.named(device)}
          ${device.handedOver === 0 ? nothing : html`<span class="wrong">${texts.handedOver(device.handedOver)}</span>${this.#manage(device)}`}</li>`,
      )}</ul></section>`;
  }

  #dialog(): TemplateResult | typeof nothing {
    const { open } = this;
    if (open === null) return nothing;
    switch (open.kind) {
      case 'code':
        return html`<code-dialog .fetch=${this.fetch} @close=${this.close}></code-dialog>`;
      case 'parcel':
        return html`<parcel-dialog .fetch=${this.fetch} @close=${this.close}></parcel-dialog>`;
      case 'refuse':
      case 'putBack': {
        const question = (open.kind === 'refuse' ? texts : texts.formerKey).ask(open.device);
        return html`<reason-dialog .question=${question} .trouble=${this.trouble} @reason=${this.#reasoned}
          @close=${this.close}></reason-dialog>`;
      }
      case 'box':
        return html`<box-dialog .device=${open.device} .fetch=${this.fetch} .act=${this.act} @close=${this.close}></box-dialog>`;
    }
  }

  protected override render(): TemplateResult {
    const now = Date.now();
    const { setBack } = this.page;
    const of = (standing: FleetDevice['standing']) =>
      this.page.devices.filter((device) => device.standing === standing);
    const [waiting, accepted] = [of('waiting'), of('accepted')];
    const atFormerKey = accepted.filter(({ formerKey }) => formerKey !== null);
    return html`<div class="row">
        <h1>${texts.heading}</h1><span class="note">${texts.note}</span>
        <button class="button push" @click=${() => (this.open = { kind: 'parcel' })}>${parcel.bring}</button>
        <button class="button primary" @click=${() => (this.open = { kind: 'code' })}>
          <k-icon name="plus"></k-icon>${texts.make}</button>
      </div>
      ${complaint(this.trouble)}
      ${setBack === null || setBack < now - toldFor ? nothing : html`<p class="told">${texts.setBack(setBack)}</p>`}
      <slot></slot>
      <section>
        <h2>${texts.waiting(waiting.length)}</h2>
        ${waiting.length === 0 ? html`<p class="note">${texts.nobodyWaits}</p>` : this.#allWaiting(waiting)}
      </section>
      ${
        atFormerKey.length === 0
          ? nothing
          : html`<section><h2>${texts.formerKey.heading(atFormerKey.length)}</h2>
              <ul class="waiting">${atFormerKey.map((device) => this.#atFormerKey(device))}</ul></section>`
      }
      <section>
        <h2>${texts.accepted(accepted.length)}</h2>
        ${
          accepted.length === 0
            ? html`<p class="note">${texts.none}</p>`
            : html`<table>
                <thead><tr>${texts.heads.map((head, index) => html`<th scope="col" class=${index >= 5 && index <= 7 ? 'figures' : nothing}>${head}</th>`)}</tr></thead>
                <tbody>${accepted.map((device) => this.#row(device, now))}</tbody>
              </table>`
        }
      </section>
      ${this.#ended(texts.revoked(of('revoked').length), of('revoked'))}
      ${this.#ended(texts.refused(of('refused').length), of('refused'))}
      ${this.#dialog()}`;
  }
}

/** ms for which it is told that the database was set back. */
const toldFor = 30 * 24 * 3_600_000;

const isOutside = ({ quarantined, handedOver }: FleetDevice): boolean => quarantined + handedOver > 0;

define('township-fleet', TownshipFleet);
