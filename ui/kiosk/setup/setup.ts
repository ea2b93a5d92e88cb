/** The first run on an empty box: branch and secretary, the PIN twice, then the roster and the cards at the desk. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BranchKind, SetupPost } from '../../../server/kiosk/contract.ts';
import { fetchJson } from '../../elements/api.ts';
import { define } from '../../elements/element.ts';
import '../../elements/keyboard-field.ts';
import { Beneath } from '../../elements/over.ts';
import { DeskSection } from '../../secretary/section.ts';
import { choosePin } from '../../secretary/session.ts';
import { desk as deskTexts, type Sentence, troubles } from '../../texts/desk.ts';
import { setup as texts } from '../../texts/setup.ts';

type Draft = Omit<SetupPost, 'pin'>;

export class KioskSetup extends DeskSection {
  static override properties = { draft: { state: true }, trouble: { state: true }, busy: { state: true } };
  declare private draft: Draft;
  declare private trouble: Sentence | null;
  declare private busy: boolean;

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
      .form > .primary {
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
    new Beneath(this);
  }

  async #submit(): Promise<void> {
    const pin = await choosePin();
    if (pin === null) return;
    this.busy = true;
    const fetched = await fetchJson('POST', '/api/setup', { ...this.draft, pin } satisfies SetupPost);
    this.busy = false;
    if (fetched.ok) window.dispatchEvent(new Event('set-up'));
    else this.trouble = fetched.why === 'unreachable' ? troubles.unreachable : texts.failed;
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

  protected override render(): TemplateResult {
    const { township, branch, secretary } = this.draft;
    const ready = township !== '' && branch.length >= 2 && secretary !== '' && !this.busy;
    const body = html`<div class="form">
        <div class="grid two">
          ${this.#field('township', 20)} ${this.#field('branch', 40)}
          ${this.#kind('rural', texts.rural, texts.ruralNote)} ${this.#kind('other', texts.other, texts.otherNote)}
          ${this.#field('secretary', 24)} ${this.#field('room', 40, true)}
        </div>
        <button class="button primary" ?disabled=${!ready} @click=${() => this.#submit()}><span>${texts.pin.map((line) => html`${line}<br />`)}</span></button>
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

define('kiosk-setup', KioskSetup);
