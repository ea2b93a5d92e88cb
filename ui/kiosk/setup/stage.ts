/** What stands on the screen while the box takes another one's place, or hands over what it has because it was revoked. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { HeldStage } from '../../../server/kiosk/contract.ts';
import { define } from '../../elements/element.ts';
import { Beneath } from '../../elements/over.ts';
import { DeskSection } from '../../secretary/section.ts';
import type { Sentence } from '../../texts/desk.ts';
import { joining as texts } from '../../texts/setup.ts';
import { finishJoining, joinBranch } from './join.ts';

export class KioskStage extends DeskSection {
  static override properties = { stage: { attribute: false }, trouble: { state: true }, busy: { state: true } };
  declare stage: HeldStage;
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
      .told {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--between);
        height: 100%;
        text-align: center;
      }
      progress {
        width: min(60vw, 30em);
        height: 1em;
        accent-color: var(--red);
      }
    `,
  ];

  constructor() {
    super();
    this.trouble = null;
    this.busy = false;
    new Beneath(this);
  }

  async #ask(question: () => Promise<Sentence | null>): Promise<void> {
    this.busy = true;
    this.trouble = await question();
    this.busy = false;
  }

  #button(label: string, question: () => Promise<Sentence | null>, primary: boolean): TemplateResult {
    return html`<button class="button ${primary ? 'primary' : ''}" ?disabled=${this.busy}
      @click=${() => this.#ask(question)}>${label}</button>`;
  }

  #told({ what, next }: Sentence, more: unknown = nothing): TemplateResult {
    const { up } = this.stage;
    const trouble = this.trouble ?? (up || !this.#needsLine() ? null : { what: texts.offline, next: '' });
    return html`<div class="told" role="status">
      <p class="lead">${what}</p>
      <p>${next}</p>
      ${more}
      ${trouble === null ? nothing : html`<p class="warn"><b>${trouble.what}</b>${trouble.next}</p>`}
    </div>`;
  }

  /** Whether anything is under way that goes on only with the township. */
  #needsLine(): boolean {
    const { stage } = this;
    return stage.kind === 'leaving' || (stage.standing === 'accepted' && !stage.complete);
  }

  #joining(stage: Extract<HeldStage, { kind: 'joining' }>): TemplateResult {
    const { standing, township, have, of, complete } = stage;
    switch (standing) {
      case 'waiting':
        return this.#told(texts.waiting(township), this.#button(texts.enter, joinBranch, false));
      case 'refused':
        return this.#told(texts.refused(township), this.#button(texts.enter, joinBranch, true));
      case 'accepted':
        if (complete) return this.#told(texts.complete(of), this.#button(texts.choose, finishJoining, true));
        return this.#told(
          texts.fetching,
          html`<progress max=${Math.max(1, of)} .value=${have} aria-label=${texts.fetching.what}></progress>
            <p class="figure">${texts.progress(have, of)}</p>`,
        );
    }
  }

  protected override render(): TemplateResult {
    const { stage } = this;
    return stage.kind === 'joining'
      ? this.page({
          heading: stage.lost ? texts.lost : texts.title,
          help: stage.lost ? texts.lostHelp : texts.help,
          back: null,
          body: this.#joining(stage),
        })
      : this.page({
          heading: texts.left,
          help: texts.leftHelp,
          back: null,
          body: this.#told(texts.leaving(stage.township)),
        });
  }
}

define('kiosk-stage', KioskStage);
