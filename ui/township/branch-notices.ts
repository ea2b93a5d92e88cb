/** What must be looked at in a branch: what is said, on what ground, and what closes it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BranchNotices } from '../../server/township/contract.ts';
import { namingBy } from '../texts/naming.ts';
import { noticeSays, noticeTodo } from '../texts/notice-sentences.ts';
import { citation, levels } from '../texts/notices.ts';
import { branch as texts } from '../texts/township-branch.ts';

/** So many names are said before the rest are counted. */
const names = 8;

export function branchNotices({ faulty, notices, names: known }: BranchNotices): TemplateResult {
  if (faulty) return html`<p>${texts.faulty}</p>`;
  const open = notices.filter(({ standing }) => standing === 'open');
  if (open.length === 0) return html`<p>${texts.noNotices}</p>`;
  const by = namingBy(known, names);
  return html`<ul class="notices">
    ${open.map(
      (notice) => html`<li>
        <p class="says">${noticeSays(notice, by)}</p>
        <p class="row"><span class="tag">${levels[notice.level]}</span>
          <span class="note">${texts.since(notice.since)}${notice.due === undefined ? nothing : ` · ${texts.due(notice.due)}`}</span></p>
        <dl>
          <dt>${texts.basis}</dt><dd>${citation(notice.clause)}</dd>
          <dt>${texts.closes}</dt><dd>${noticeTodo(notice)}${notice.closing === 'fact' ? texts.byFact : texts.byAnswer}</dd>
        </dl>
      </li>`,
    )}
  </ul>`;
}

export const branchNoticesStyles = css`
  .notices li {
    display: grid;
    gap: 4px;
    padding: 12px 0;
    border-top: 1px solid var(--line);
  }
  .notices .says {
    font-weight: 600;
  }
  .notices dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 12px;
  }
  .notices dt {
    color: var(--ink-soft);
  }
`;
