/** What must be looked at in a branch: what is said, on what ground, and what closes it. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { BranchNotices, Role, ShownNotice } from '../../server/township/contract.ts';
import { namingBy } from '../texts/naming.ts';
import { noticeSays, noticeTodo } from '../texts/notice-sentences.ts';
import { citation, levels } from '../texts/notices.ts';
import { branch as texts } from '../texts/township-branch.ts';
import './notice-acts.ts';
import type { Fetch } from './server.ts';

/** So many names are said before the rest are counted. */
const names = 8;

/** Whoever looks, and may act on what is to their level. */
export interface Desk {
  readonly role: Role;
  readonly fetch: Fetch;
}

/** `desk` null: nothing is closed from here. */
export function branchNotices(branch: BranchNotices, desk: Desk | null = null): TemplateResult {
  const { faulty, notices, names: known } = branch;
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
          <dt>${texts.closes}</dt><dd>${noticeTodo(notice)}${closes(notice)}</dd>
        </dl>
        ${
          desk === null || desk.role === 'branch'
            ? nothing
            : html`<notice-acts .notice=${notice} .says=${noticeSays(notice, by)} .branch=${branch} .role=${desk.role}
                .fetch=${desk.fetch}></notice-acts>`
        }
      </li>`,
    )}
  </ul>`;
}

/** Who closes it, and where. */
function closes({ closing, level }: ShownNotice): string {
  if (closing === 'fact') return texts.byFact;
  return level === 'branch' ? texts.byAnswer : texts.byAnswerHere;
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
