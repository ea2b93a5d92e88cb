/** 提醒: what staff must look at, over all branches that the account sees. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { NoticesAnswer } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { notices as texts } from '../texts/township-branch.ts';
import { holidays } from '../texts/township-guidance.ts';
import { branchNotices, branchNoticesStyles, type Desk } from './branch-notices.ts';
import { ConsoleElement, tagStyles } from './console-element.ts';
import { hrefOf } from './route.ts';

export class TownshipNotices extends ConsoleElement {
  static override properties = { answer: { attribute: false }, desk: { attribute: false } };
  declare answer: NoticesAnswer;
  /** Null: nothing is closed from here. */
  declare desk: Desk | null;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    tagStyles,
    branchNoticesStyles,
    css`
      .owed {
        margin-top: 16px;
        border: 2px solid var(--warn);
      }
      .owed a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
      }
      .branches {
        columns: 2;
        column-gap: 16px;
        margin-top: 16px;
      }
      section {
        break-inside: avoid;
        margin-bottom: 16px;
      }
      h2 a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
      }
      @media (max-width: 1100px) {
        .branches {
          columns: 1;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.desk = null;
  }

  protected override render(): TemplateResult {
    const { branches, uncovered } = this.answer;
    const count = branches.reduce((sum, { notices }) => sum + notices.length, 0);
    return html`<div class="row"><h1>${texts.heading}</h1>
        <span class="note">${count === 0 ? texts.nothing : texts.count(branches.length, count)}</span>
        ${this.desk === null || this.desk.role === 'branch' ? nothing : html`<a class="button push" href=${hrefOf({ page: 'reminders' })}>${texts.reminders}</a>`}</div>
      ${
        uncovered.length === 0
          ? nothing
          : html`<p class="card owed">${holidays.uncovered(uncovered)} <a href=${hrefOf({ page: 'holidays' })}>${holidays.toEnter}</a></p>`
      }
      <div class="branches">
        ${branches.map(
          (branch) => html`<section class="card">
            <h2><a href=${hrefOf({ page: 'branch', unit: branch.unit, year: '' })}>${branch.branch}</a></h2>
            ${branchNotices(branch, this.desk)}
          </section>`,
        )}
      </div>`;
  }
}

define('township-notices', TownshipNotices);
