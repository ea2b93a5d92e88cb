/** 审批: what the branches ask, the oldest first, each with what one must know to answer it; and what was answered. Sends `changed`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AnsweredRequest, ApprovalsPage, AskedRequest } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { approvals as texts } from '../texts/township-approvals.ts';
import { ActingPage } from './acting-page.ts';
import './answer-dialog.ts';
import { requestFacts, requestFactsStyles } from './request-facts.ts';
import { hrefOf } from './route.ts';
import type { Fetch } from './server.ts';

interface Open {
  readonly request: AskedRequest;
  readonly approved: boolean;
}

export class TownshipApprovals extends ActingPage<Open> {
  static override properties = { page: { attribute: false }, fetch: { attribute: false } };
  declare page: ApprovalsPage;
  declare fetch: Fetch;

  static override styles = [
    ...ActingPage.styles,
    requestFactsStyles,
    css`
      .open {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(420px, 1fr));
        gap: 12px;
        margin: 14px 0 24px;
        align-items: start;
      }
      .open li {
        display: grid;
        gap: 8px;
      }
      .open a {
        display: inline-flex;
        align-items: center;
        min-height: 44px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      .asks {
        font: 700 20px/1.3 var(--song);
      }
      .warns {
        color: var(--bad);
        font-weight: 600;
      }
      h2 {
        margin-bottom: 10px;
      }
      td.words {
        white-space: normal;
      }
    `,
  ];

  #request(request: AskedRequest): TemplateResult {
    const { unit, branch, asked, since, due } = request;
    const answer = (approved: boolean) => () => (this.open = { request, approved });
    return html`<li class="card ${asked.kind === 'paper' ? 'wide' : ''}">
      <p class="row"><span class="tag">${texts.kinds[asked.kind]}</span>
        <a href=${hrefOf({ page: 'branch', unit, year: '' })}>${branch}</a></p>
      <p class="asks">${texts.asks(asked)}</p>
      <p class="row"><span class="note">${texts.since(since)}</span>
        ${due === null ? nothing : html`<span class="tag late">${texts.due(due)}</span>`}</p>
      ${requestFacts(request)}
      ${asked.kind === 'exemption' && asked.needsPaper ? html`<p class="warns">${texts.needsPaper}</p>` : nothing}
      ${asked.kind === 'plan' && asked.returned ? html`<p class="warns">${texts.returned}</p>` : nothing}
      <div class="row">
        <button class="button primary" @click=${answer(true)}><k-icon name="check"></k-icon>${texts.approve}</button>
        <button class="button" @click=${answer(false)}>${texts.no(asked)}</button>
      </div>
    </li>`;
  }

  #answered(one: AnsweredRequest): TemplateResult {
    return html`<tr>
      <td>${one.on}</td><th scope="row">${one.branch}</th><td>${texts.asks(one.asked)}</td>
      <td><span class="tag ${one.approved ? 'good' : 'bad'}">${texts.results(one.approved)}</span></td>
      <td>${texts.by(one)}</td><td class="words">${one.reason}</td>
    </tr>`;
  }

  protected override render(): TemplateResult {
    const { page, open } = this;
    return html`<div class="row"><h1>${texts.heading}</h1><span class="note">${texts.note(page.open.length)}</span></div>
      <ul class="open">${page.open.map((request) => this.#request(request))}</ul>
      <section>
        <h2>${texts.history}</h2>
        ${
          page.answered.length === 0
            ? html`<p class="note">${texts.noHistory}</p>`
            : html`<div class="scroll-x"><table>
                <thead><tr>${texts.historyHeads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
                <tbody>${page.answered.map((one) => this.#answered(one))}</tbody>
              </table></div>`
        }
      </section>
      ${
        open === null
          ? nothing
          : html`<answer-dialog .request=${open.request} .approved=${open.approved} .fetch=${this.fetch} @close=${this.close}></answer-dialog>`
      }`;
  }
}

define('township-approvals', TownshipApprovals);
