/**
 * The first run on an empty box: branch and secretary, the PIN twice, then the roster and the cards at the desk; or, where a
 * township is named, the code with which it takes another box's place.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BranchKind, SetupPost } from '../../../server/kiosk/contract.ts';
import { fetchJson } from '../../elements/api.ts';
import { define } from '../../elements/element.ts';
import '../../elements/keyboard-field.ts';
import { Beneath } from '../../elements/over.ts';
import { DeskSection } from '../../secretary/section.ts';
import { choosePin } from '../../secretary/session.ts';
import { desk as deskTexts, type Sentence, troubles } from '../../texts/desk.ts';
import { joining, setup as texts } from '../../texts/setup.ts';
import { joinBranch } from './join.ts';

type Draft = Omit<SetupPost, 'pin'>;

export class KioskSetup extends DeskSection {
  static override properties = {
    draft: { state: true },
    trouble: { state: true },
    busy: { state: true },
    restarted: { state: true },
  };
  declare private draft: Draft;
  declare private trouble: Sentence | null;
  declare private busy: boolean;
  /** A box that was retired is to be used again. */
  declare private restarted: boolean;

  static override styles = [
    ...DeskSection.styles,
    css`
      :host {
        height: 100vh;
        background: var(--paper);
        color: var(--ink);
        font: 400 var(--text) / 1.5 var(--hei);
      }
      .kind {
        display: grid;
        align-content: center;
        justify-items: center;
      }
      .form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(var(--touch-primary), 17%);
        gap: calc(2 * var(--between));
      }
      .ways {
        display: grid;
        grid-template-rows: 1fr auto;
        gap: var(--between);
      }
      .ways > .button {
        padding: 0 0.6em;
        line-height: 1.5;
      }
      .kind span {
        display: inline-flex;
        align-items: center;
        gap: 0.3em;
      }
      .kind small {
        font-size: var(--text-note);
        line-height: 1.3;
      }
    `,
  ];

  constructor() {
    super();
    this.draft = { township: '', branch: '', kind: 'rural', room: '', secretary: '' };
    this.trouble = null;
    this.busy = false;
    this.restarted = false;
    new Beneath(this);
  }

  async #submit(): Promise<void> {
    const pin = await choosePin();
    if (pin === null) return;
    this.busy = true;
    const fetched = await fetchJson('POST', '/api/setup', { ...this.draft, pin } satisfies SetupPost);
    this.busy = false;
    if (fetched.ok) window.dispatchEvent(new Event('set-up'));
    else if (fetched.why === 'unreachable') this.trouble = troubles.unreachable;
    else this.trouble = isPinOfBefore(fetched.body) ? texts.pinOfBefore : texts.failed;
  }

  #kind(kind: BranchKind, label: string, note: string): TemplateResult {
    const chosen = this.draft.kind === kind;
    const choose = (): void => {
      this.draft = { ...this.draft, kind };
    };
    return html`<button class="button chip kind" aria-pressed=${chosen} @click=${choose}>
      <span>${chosen ? html`<k-icon name="check"></k-icon>` : ''}${label}</span><small>${note}</small>
    </button>`;
  }

  #field(key: Exclude<keyof Draft, 'kind'>, most: number, optional = false): TemplateResult {
    const take = ({ detail }: CustomEvent<string>): void => {
      this.draft = { ...this.draft, [key]: detail };
    };
    return html`<text-field .label=${texts[key]} .value=${this.draft[key]} .most=${most} ?optional=${optional} ?person=${key === 'secretary'} @text=${take}></text-field>`;
  }

  async #join(): Promise<void> {
    this.busy = true;
    this.trouble = await joinBranch();
    this.busy = false;
  }

  #retired(by: string): TemplateResult {
    const { what, next } = joining.retired(by);
    const restart = (): void => {
      this.restarted = true;
    };
    const body = html`<div class="center"><p class="lead">${what}</p><p class="middle">${next}</p>
      <button class="button primary" @click=${restart}>${joining.restart}</button></div>`;
    return this.page({ heading: joining.left, help: joining.leftHelp, back: null, body });
  }

  protected override render(): TemplateResult {
    const { stage } = this.view;
    if (stage?.kind === 'new' && stage.retiredBy !== null && !this.restarted) return this.#retired(stage.retiredBy);
    const { township, branch, secretary } = this.draft;
    const ready = township !== '' && branch.length >= 2 && secretary !== '' && !this.busy;
    const body = html`<div class="form">
        <div class="grid two">
          ${this.#field('township', 20)} ${this.#field('branch', 40)}
          ${this.#kind('rural', texts.rural, texts.ruralNote)} ${this.#kind('other', texts.other, texts.otherNote)}
          ${this.#field('secretary', 24)} ${this.#field('room', 40, true)}
        </div>
        <div class="ways">
          <button class="button primary" ?disabled=${!ready} @click=${() => this.#submit()}><span>${lines(texts.pin)}</span></button>
          ${
            stage?.kind === 'new' && stage.mayJoin
              ? html`<button class="button" ?disabled=${this.busy} @click=${() => this.#join()}><span>${lines(texts.join)}</span></button>`
              : nothing
          }
        </div>
      </div>
      ${
        this.trouble === null
          ? nothing
          : html`<div class="card warn item" role="alert">
              <p><b>${this.trouble.what}</b>${this.trouble.next}</p>
              <button class="button" @click=${() => this.#calm()}>${deskTexts.close}</button>
            </div>`
      }`;
    return this.page({ heading: texts.title, note: texts.fill, help: texts.help, back: null, body });
  }

  #calm(): void {
    this.trouble = null;
  }
}

const isPinOfBefore = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'error' in body && body.error === 'pin-of-before';

const lines = (text: readonly string[]) => text.map((line) => html`${line}<br />`);

define('kiosk-setup', KioskSetup);
