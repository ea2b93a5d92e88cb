/** 制度方案: which branch is on which policy, all that were adopted with what differs from their document, and a new one. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { GivenPolicy, PoliciesPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import '../elements/icons.ts';
import { guidance } from '../texts/township-guidance.ts';
import { policies as texts, valueText, wholePathText } from '../texts/township-policies.ts';
import { complaint } from './complaint.ts';
import { GivingPage } from './giving-page.ts';
import './policy-editor.ts';
import { hrefOf } from './route.ts';

const noTitles = new Map<string, string>();

export class TownshipPolicies extends GivingPage<'editor'> {
  declare page: PoliciesPage;

  static override styles = [
    ...GivingPage.styles,
    css`
      h2 {
        margin-bottom: 8px;
      }
      section {
        margin-top: 18px;
      }
      section.card h2 {
        margin: 0;
      }
      td.wide {
        white-space: normal;
      }
    `,
  ];

  protected override rooms(): PoliciesPage['rooms'] {
    return this.page.rooms;
  }

  #branch({ unit, branch, name, version, own, next, standing }: PoliciesPage['branches'][number]): TemplateResult {
    return html`<tr>
      <th scope="row"><a href=${hrefOf({ page: 'branch', unit, year: '' })}>${branch}</a></th>
      <td>${name} ${own ? html`<span class="tag">${texts.own}</span>` : nothing}</td>
      <td>${texts.version(version)}</td>
      <td>${next === null ? '' : texts.next(next)}</td>
      <td>${own && standing === 'received' ? '' : guidance.standings[standing]}</td>
    </tr>`;
  }

  #version(policy: GivenPolicy): TemplateResult {
    const { name, version, from, changes, at, by, to } = policy;
    return html`<section class="card one">
      <div class="row"><h2>${name}</h2><span class="tag">${texts.version(version)}</span>
        <span class="tag on">${texts.holds(from)}</span></div>
      <p class="note">${guidance.given(at, by)} · ${guidance.to(to === 'all' ? 'all' : to.length)} · ${texts.base(policy, this.page)}</p>
      ${
        changes.length === 0
          ? html`<p>${texts.unchanged}</p>`
          : html`<details ?open=${changes.length <= 5}><summary>${texts.changes(changes.length)}</summary>
              <table><thead><tr>${texts.changeHeads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
                <tbody>${changes.map(
                  ({ path, clause, was, value }) => html`<tr><td class="wide">${wholePathText(path, noTitles)}</td>
                    <td>${clause === 'KX' ? texts.form.own : clause}</td><td class="wide">${valueText(was)}</td><td class="wide"><b>${valueText(value)}</b></td></tr>`,
                )}</tbody></table></details>`
      }
    </section>`;
  }

  protected override render(): TemplateResult {
    const { page, open, fetch } = this;
    if (open === 'editor')
      return html`<policy-editor .page=${page} .fetch=${fetch} @given=${this.onGiven} @close=${this.close}></policy-editor>`;
    const missing = page.branches.filter(({ standing }) => standing === 'missing').length;
    return html`<div class="row"><h1>${guidance.tabs.policies}</h1>
        <button class="button primary push" @click=${() => (this.open = 'editor')}><k-icon name="plus"></k-icon>${texts.add}</button></div>
      ${complaint(this.trouble)}${this.missing(missing)}
      <section><h2>${texts.history}</h2>
        ${page.versions.length === 0 ? html`<p class="note">${texts.none}</p>` : nothing}
        <div class="list">${page.versions.map((version) => this.#version(version))}</div></section>
      <section><h2>${texts.branches}</h2>
        <div class="scroll"><table><thead><tr>${texts.heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
          <tbody>${page.branches.map((branch) => this.#branch(branch))}</tbody></table></div></section>`;
  }
}

define('township-policies', TownshipPolicies);
