/** 督查走访: who looked in at a branch, what they found, and what of it is put right (CX-17, XN-08). */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Finding, Visit, VisitsPage } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { visits as texts } from '../texts/township-behind.ts';
import { complaint } from './complaint.ts';
import { tagStyles } from './console-element.ts';
import { ReadingPage } from './reading-page.ts';
import { runCommand } from './run-command.ts';
import type { Fetch } from './server.ts';
import './visit-dialog.ts';

const looks: Readonly<Record<Finding['standing'], string>> = {
  open: 'silent',
  late: 'late',
  done: 'good',
  'done-late': 'good',
};

export class BranchVisits extends ReadingPage<VisitsPage> {
  static override properties = {
    unit: { type: String },
    year: { type: String },
    level: { type: String },
    fetch: { attribute: false },
    open: { state: true },
    trouble: { state: true },
  };
  declare unit: string;
  declare year: string;
  /** At which whoever is signed in acts; '' for a branch's own account, which only reads. */
  declare level: 'township' | 'community' | '';
  declare fetch: Fetch;
  /** The dialog is. */
  declare private open: boolean;
  declare private trouble: string;

  static override styles = [
    ...ReadingPage.consoleStyles,
    tagStyles,
    css`
      .lists {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 20px;
      }
      h3 {
        margin: 12px 0 4px;
        font-size: 17px;
      }
      li {
        display: grid;
        gap: 4px;
        padding: 10px 0;
        border-top: 1px solid var(--line);
      }
      b {
        font-weight: 600;
      }
      @media (max-width: 1100px) {
        .lists {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.level = '';
    this.open = false;
    this.trouble = '';
  }

  protected override path(): string {
    return `branches/${encodeURIComponent(this.unit)}/visits?year=${this.year}`;
  }

  readonly #written = (): void => {
    this.open = false;
    this.again();
  };

  /** Whoever found it looks again; what passed is closed with it. */
  async #review({ id: item }: Finding, on: string, passed: boolean): Promise<void> {
    const review = { item, entry: newId(), on, passed, text: passed ? texts.said.pass : texts.said.fail };
    let trouble = await runCommand(this.fetch, this.unit, 'item.review', review);
    if (trouble === null && passed) trouble = await runCommand(this.fetch, this.unit, 'item.close', { item, on });
    this.trouble = trouble ?? '';
    this.again();
  }

  #visit(visit: Visit): TemplateResult {
    return html`<li><p class="row"><b>${texts.what(visit)}</b>${texts.result(visit).map((said) => html`<span class="tag">${said}</span>`)}</p>
      ${visit.text === '' ? nothing : html`<p>${visit.text}</p>`}<p class="note">${texts.where(visit)}</p></li>`;
  }

  #finding(finding: Finding, today: string): TemplateResult {
    const { text, measures, standing, trail, from } = finding;
    const isOpen = standing === 'open' || standing === 'late';
    const mine = this.level === 'township' || this.level === from;
    return html`<li><p class="row"><b>${text}</b><span class="tag ${looks[standing]}">${texts.standing(finding)}</span></p>
      ${measures === '' ? nothing : html`<p>${texts.measures(measures)}</p>`}
      ${trail.map((one) => html`<p class="note">${texts.trail(one)}</p>`)}
      <p class="note">${texts.from(finding)}</p>
      ${
        isOpen && mine
          ? html`<p class="row"><button class="button" @click=${() => this.#review(finding, today, true)}>${texts.pass}</button>
              <button class="button" @click=${() => this.#review(finding, today, false)}>${texts.fail}</button></p>`
          : nothing
      }</li>`;
  }

  protected override shown(page: VisitsPage): TemplateResult {
    const { visits, findings, today } = page;
    return html`${complaint(this.trouble)}
      ${
        this.level === ''
          ? nothing
          : html`<button class="button" @click=${() => (this.open = true)}><k-icon name="plus"></k-icon>${texts.record}</button>`
      }
      <div class="lists">
        <section><h3>${texts.visits}</h3>
          ${visits.length === 0 ? html`<p>${texts.noVisits}</p>` : html`<ul>${visits.map((visit) => this.#visit(visit))}</ul>`}</section>
        <section><h3>${texts.findings}</h3>
          ${findings.length === 0 ? html`<p>${texts.noFindings}</p>` : html`<ul>${findings.map((one) => this.#finding(one, today))}</ul>`}</section>
      </div>
      ${
        this.open
          ? html`<visit-dialog .unit=${this.unit} .page=${page} .level=${this.level} .fetch=${this.fetch}
              @written=${this.#written} @close=${() => (this.open = false)}></visit-dialog>`
          : nothing
      }`;
  }
}

define('branch-visits', BranchVisits);
