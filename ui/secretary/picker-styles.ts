/** The picker stands in a page's body and brings no page of its own. */
import { css } from 'lit';

export const pickerStyles = css`
  :host {
    display: grid;
    grid-template-rows: none;
    align-content: start;
    width: 100%;
    height: auto;
    padding: 0;
  }
  .hint {
    font-size: var(--text-note);
    line-height: 1.35;
    color: var(--ink-soft);
  }
`;
