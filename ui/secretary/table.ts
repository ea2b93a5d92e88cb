/** A plain table on a page of the desk, and its looks. */
import { css, html, type TemplateResult } from 'lit';

/** Cells are text or what stands for it; the first of a row names it. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (string | TemplateResult)[])[],
): TemplateResult {
  return html`<table class="figure">
    <thead><tr>${heads.map((head) => html`<th scope="col"><small>${head}</small></th>`)}</tr></thead>
    <tbody>
      ${rows.map(
        ([first, ...cells]) =>
          html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
      )}
    </tbody>
  </table>`;
}

export const tableStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--white);
    line-height: 1.25;
  }
  th,
  td {
    height: calc(0.5 * var(--row));
    padding: 0 calc(0.6 * var(--space));
    border-bottom: 1px solid var(--line);
    text-align: left;
    font-weight: 600;
  }
  small {
    font-size: var(--text-note);
  }
  thead th {
    color: var(--ink-soft);
  }
  .good {
    color: var(--ok);
  }
`;
