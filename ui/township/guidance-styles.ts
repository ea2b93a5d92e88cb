/** Looks that the pages of 下发 share. */
import { css } from 'lit';

export const guidanceStyles = css`
  .list {
    display: grid;
    gap: 12px;
    margin-top: 14px;
  }
  .one {
    display: grid;
    gap: 6px;
  }
  .one h2 {
    font-family: var(--song);
    color: var(--ink);
  }
  a {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
  }
  .tally {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .warned {
    margin-top: 12px;
    padding: 10px 16px;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--warn);
    font-weight: 600;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 6px;
    width: fit-content;
    min-height: 44px;
    color: var(--red);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  summary::before {
    content: '▸';
  }
  [open] > summary::before {
    content: '▾';
  }
  .branches {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
    gap: 2px 16px;
  }
  .branches li {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding: 4px 0;
    border-bottom: 1px solid var(--line);
  }
`;
