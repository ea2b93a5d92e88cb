/** What becomes of a branch's sheet: totals, grounds that bar, the decision, its publication, objections (WJ-09). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AssessedPage, CommandDataOf, CommandType } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import { assessed, assessedSheet as texts } from '../texts/township-assessment.ts';
import { ConsoleElement, formStyles, tagStyles } from './console-element.ts';
import { bar, rateBarStyles } from './rate-bar.ts';

type Sheet = NonNullable<AssessedPage['sheet']>;
type Run = <T extends CommandType>(type: T, data: CommandDataOf<T>) => Promise<void>;

export class AssessmentVerdict extends ConsoleElement {
  static override properties = {
    page: { attribute: false },
    sheet: { attribute: false },
    run: { attribute: false },
  };
  declare page: AssessedPage;
  declare sheet: Sheet;
  /** Null: whoever is signed in only reads. */
  declare run: Run | null;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    tagStyles,
    formStyles,
    rateBarStyles,
    css`
      .cards {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 12px;
        margin-top: 14px;
      }
      .card {
        display: grid;
        gap: 10px;
        align-content: start;
      }
      .level {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 8px;
      }
      .rate {
        white-space: nowrap;
      }
      .rate svg {
        width: 64px;
      }
      li {
        display: grid;
        gap: 6px;
        padding: 8px 0;
        border-top: 1px solid var(--line);
      }
      @media (max-width: 1300px) {
        .cards {
          grid-template-columns: 1fr 1fr;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.run = null;
  }

  /** Sends what the fields of a form come to. */
  #submit(make: (text: (name: string) => string) => Promise<void> | undefined) {
    return (event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const data = new FormData(form);
      void make((name) => String(data.get(name) ?? '').trim());
      form.reset();
    };
  }

  #totals({ levels, threshold, verdict }: Sheet): TemplateResult {
    const [said, look] = assessed.verdict(verdict);
    return html`<section class="card"><h2>${texts.points}</h2><p><span class="tag ${look}">${said}</span>
        <span class="note">${assessed.target(threshold)}</span></p>
      ${levels.map(
        (one) => html`<p class="level"><span>${assessed.levels[one.level]}</span>
          ${bar(one.total / 100, `${one.total}`, assessed.total(one), threshold / 100)}</p>`,
      )}</section>`;
  }

  #bars({ year, grounds }: AssessedPage, { bars }: Sheet, run: Run | null): TemplateResult {
    return html`<section class="card"><h2>${texts.bars}</h2>
      ${
        bars.length === 0
          ? html`<p>${texts.noBars}</p>`
          : html`<ul>${bars.map(
              ({ title, text, stated }) => html`<li><p>${[title, text].filter(Boolean).join('：')}</p>
                ${
                  stated === null
                    ? html`<span class="note">${texts.seen}</span>`
                    : run === null
                      ? nothing
                      : html`<p><button class="button" @click=${() =>
                          run('assessment.withdraw-veto', {
                            year,
                            veto: stated,
                            reason: texts.takeBackWhy,
                          })}>${texts.takeBack}</button></p>`
                }</li>`,
            )}</ul>`
      }
      ${
        run === null
          ? nothing
          : html`<form @submit=${this.#submit((text) =>
              run('assessment.veto', { year, veto: newId(), ground: text('ground') || null, text: text('text') }),
            )}>
              <label>${texts.bar}<select name="ground">
                ${grounds.map(({ id, title }, index) => html`<option value=${id} ?selected=${index === 0}>${title}</option>`)}
                <option value="">${texts.otherGround}</option></select></label>
              <label>${texts.words}<input name="text" maxlength="200" /></label>
              <button class="button">${texts.add}</button>
            </form>`
      }</section>`;
  }

  #decision({ year, today }: AssessedPage, { decision, published }: Sheet, run: Run | null): TemplateResult {
    const decide = (qualified: boolean) => () =>
      run?.('assessment.decide', { year, decision: newId(), on: today, qualified });
    return html`<section class="card"><h2>${texts.decide.heading}</h2>
      ${decision === null ? nothing : html`<p>${texts.decided(decision.on, decision.qualified, decision.points)}</p>`}
      ${decision?.changed ? html`<p class="note">${texts.changed}</p>` : nothing}
      ${
        run === null
          ? nothing
          : html`<p class="row"><button class="button primary" @click=${decide(true)}>${texts.decide.yes}</button>
              <button class="button" @click=${decide(false)}>${texts.decide.no}</button></p>`
      }
      <h2>${texts.publish.heading}</h2>
      <p>${published === null ? texts.publish.none : texts.publish.on(published)}</p>
      ${
        run === null || decision === null || published !== null
          ? nothing
          : html`<p><button class="button" @click=${() => run('assessment.publish', { year, on: today })}>${texts.publish.do}</button></p>`
      }</section>`;
  }

  #objections({ year, today }: AssessedPage, { objections, published }: Sheet, run: Run | null): TemplateResult {
    const answer = (objection: string, upheld: boolean) => () =>
      run?.('assessment.answer-objection', { year, objection, upheld });
    return html`<section class="card"><h2>${texts.objections}</h2>
      ${
        objections.length === 0
          ? html`<p>${texts.noObjections}</p>`
          : html`<ul>${objections.map(
              ({ id, text, upheld }) => html`<li><p>${text}</p><span class="note">${texts.answered(upheld)}</span>
                ${
                  run === null || upheld !== null
                    ? nothing
                    : html`<p class="row"><button class="button" @click=${answer(id, true)}>${texts.upheld}</button>
                        <button class="button" @click=${answer(id, false)}>${texts.rejected}</button></p>`
                }</li>`,
            )}</ul>`
      }
      ${
        run === null || published === null
          ? nothing
          : html`<form @submit=${this.#submit((text) =>
              run('assessment.object', { year, objection: newId(), on: today, text: text('text') }),
            )}>
              <label>${texts.object}<input name="text" minlength="2" maxlength="200" required /></label>
              <button class="button">${texts.add}</button>
            </form>`
      }</section>`;
  }

  protected override render(): TemplateResult {
    const { page, sheet, run } = this;
    return html`<div class="cards">${this.#totals(sheet)}${this.#bars(page, sheet, run)}
      ${this.#decision(page, sheet, run)}${this.#objections(page, sheet, run)}</div>`;
  }
}

define('assessment-verdict', AssessmentVerdict);
