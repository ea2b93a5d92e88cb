/** A request as one must know it to answer it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { AskedRequest } from '../../server/township/contract.ts';
import { spokenTime } from '../elements/clock.ts';
import { citation } from '../texts/notices.ts';
import { approvals as texts } from '../texts/township-approvals.ts';

type Asked = AskedRequest['asked'];

const fact = (name: string, value: string | TemplateResult): TemplateResult | typeof nothing =>
  value === '' ? nothing : html`<dt>${name}</dt><dd>${value}</dd>`;

export function requestFacts({ asked, clause }: Pick<AskedRequest, 'asked' | 'clause'>): TemplateResult {
  return html`<dl class="request">${factsOf(asked)} ${fact(texts.facts.basis, citation(clause))}</dl>${
    asked.kind === 'paper' && asked.rows.length > 1 ? table(asked) : nothing
  }`;
}

function factsOf(asked: Asked): TemplateResult {
  const { facts } = texts;
  switch (asked.kind) {
    case 'day':
      return html`${fact(facts.theme, asked.theme)} ${fact(facts.reason, asked.reason)}`;
    case 'exemption':
      return html`${fact(facts.category, texts.category(asked.category))}
        ${fact(facts.term, texts.term(asked.from, asked.to))} ${fact(facts.reason, asked.reason)}`;
    case 'paper':
      return html`${asked.rows.length === 1 ? fact(facts.content, asked.rows[0]?.content ?? '') : nothing}`;
    case 'plan':
      return html`${fact(facts.theme, asked.theme || texts.noTheme)}
        ${fact(facts.time, asked.start === null ? '' : spokenTime(asked.start))} ${fact(facts.place, asked.place)}
        ${fact(facts.agenda, asked.agenda.join('；'))} ${fact(facts.requirements, asked.requirements)}`;
  }
}

function table({ rows }: Extract<Asked, { kind: 'paper' }>): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.kinds.paper}><table class="rows">
    <thead><tr>${texts.rowHeads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows.map(
      ({ row, when, way, content }) =>
        html`<tr><th scope="row">${texts.month(row)}</th><td>${when}</td><td>${way}</td><td class="content">${content}</td></tr>`,
    )}</tbody>
  </table></div>`;
}

export const requestFactsStyles = css`
  dl.request {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 14px;
  }
  dl.request dt {
    color: var(--ink-soft);
  }
  .scroll {
    max-height: 260px;
    overflow: auto;
  }
  table.rows th,
  table.rows td {
    height: 34px;
  }
  table.rows .content {
    white-space: normal;
  }
`;
