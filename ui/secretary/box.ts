/**
 * 本机设置: PIN, text size and volume, the clock, the readers, signing off, and the proper way to switch off. Sends `going-off`
 * when the service has agreed to end.
 */
import { css, html, type TemplateResult } from 'lit';
import type { ScreenSettings } from '../../server/kiosk/contract.ts';
import { fetchJson } from '../elements/api.ts';
import { dateOf, dayAndWeekday, timeText, trueNow } from '../elements/clock.ts';
import { define } from '../elements/element.ts';
import { sections, troubles } from '../texts/desk.ts';
import { box as texts } from '../texts/office.ts';
import './moment-wheel.ts';
import type { Moment } from './moment-wheel.ts';
import { chip, DeskSection } from './section.ts';
import { choosePin } from './session.ts';

type Stage = 'menu' | 'clock' | 'off';

export class DeskBox extends DeskSection {
  static override properties = { stage: { state: true } };
  declare private stage: Stage;

  static override styles = [
    ...DeskSection.styles,
    css`
      .readers {
        font-size: var(--text-note);
        line-height: 1.3;
        overflow: hidden;
      }
    `,
  ];

  constructor() {
    super();
    this.stage = 'menu';
  }

  async #tell(method: 'PUT' | 'POST' | 'DELETE', path: string, body: unknown, said: string): Promise<boolean> {
    const fetched = await fetchJson(method, path, body);
    if (fetched.ok) this.bench.say(said);
    else if (fetched.why === 'unreachable') this.bench.complain(troubles.unreachable);
    else this.bench.complain(fetched.status === 401 ? troubles['no-session'] : troubles.unknown);
    return fetched.ok;
  }

  async #changePin(): Promise<void> {
    const pin = await choosePin();
    if (pin !== null) await this.#tell('PUT', '/api/pin', { pin }, texts.pinChanged);
  }

  #screen(change: Partial<Pick<ScreenSettings, 'largeText' | 'volume'>>): void {
    void this.#tell('PUT', '/api/screen', change, texts.screenChanged);
  }

  async #setClock({ date, time }: Moment): Promise<void> {
    if (await this.bench.run('clock.confirm', { date, time }, texts.clockSet)) this.stage = 'menu';
  }

  async #off(): Promise<void> {
    if (await this.#tell('POST', '/api/shutdown', {}, texts.goingOff)) this.send('going-off');
  }

  async #signOff(): Promise<void> {
    if (await this.#tell('DELETE', '/api/session', undefined, texts.signedOff)) this.send('close');
  }

  #menu(): TemplateResult {
    const { largeText, volume } = this.bench.view.screen;
    const louder = (by: number) =>
      this.#screen({ volume: Math.min(1, Math.max(0, Math.round((volume + by) * 10) / 10)) });
    return html`<div class="grid three">
      <button class="button" @click=${() => this.#changePin()}><k-icon name="key"></k-icon>${texts.changePin}</button>
      <button class="button" @click=${() => (this.stage = 'clock')}><k-icon name="clock"></k-icon>${texts.setClock}</button>
      ${chip(texts.largeText, largeText, () => this.#screen({ largeText: !largeText }))}
      <button class="button" ?disabled=${volume <= 0} @click=${() => louder(-0.1)}><k-icon name="minus"></k-icon>${texts.quieter}</button>
      <p class="middle figure">${texts.volume(volume)}</p>
      <button class="button" ?disabled=${volume >= 1} @click=${() => louder(0.1)}><k-icon name="plus"></k-icon>${texts.louder}</button>
      <button class="button" @click=${() => this.#signOff()}><k-icon name="lock"></k-icon>${texts.signOff}</button>
      <p class="middle readers">${texts.readers(this.bench.view.health.readers)}</p>
      <button class="button danger" @click=${() => (this.stage = 'off')}><k-icon name="power"></k-icon>${texts.switchOff}</button>
    </div>`;
  }

  #body(): TemplateResult {
    const now = trueNow(this.bench.view);
    switch (this.stage) {
      case 'menu':
        return this.#menu();
      case 'clock':
        return html`<moment-wheel .kind=${'both'} .minutes=${1} .act=${texts.take}
          .moment=${{ date: dateOf(now), time: timeText(now) }} @moment=${(event: CustomEvent<Moment>) => this.#setClock(event.detail)}></moment-wheel>`;
      case 'off':
        return html`<p class="lead middle">${texts.askOff}</p>
          <div class="center">
            <button class="button primary" @click=${() => this.#off()}>${texts.reallyOff}</button>
            <button class="button" @click=${() => (this.stage = 'menu')}>${texts.notOff}</button>
          </div>`;
    }
  }

  protected override render(): TemplateResult {
    const { title, help } = sections.box;
    const back = () => {
      if (this.stage === 'menu') this.bench.go(null);
      else this.stage = 'menu';
    };
    const now = trueNow(this.bench.view);
    return this.page({
      heading: title,
      note: `${dayAndWeekday(dateOf(now))} ${timeText(now)}`,
      help,
      back,
      body: this.#body(),
    });
  }
}

define('desk-box', DeskBox);
