/** Two parts beside each other: what is looked at, and the words on a sheet. */
import { css } from 'lit';

export const besideStyles = css`
  .both {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: minmax(0, 0.75fr) minmax(0, 1.6fr);
    gap: calc(2 * var(--space));
    min-height: 0;
  }
  .both h3 {
    margin-bottom: 0.5em;
    font-size: var(--text-lead);
    line-height: 1.3;
  }
  @container (max-height: 400px) {
    .both h3 {
      display: none;
    }
  }
  .words {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    padding: calc(1.6 * var(--space)) calc(2 * var(--space));
    min-height: 0;
    --reading: max(30px, calc(32 * var(--k) * var(--scale)));
  }
  .words h2 {
    margin-bottom: 0.4em;
    color: var(--red);
    font-size: var(--text-title);
    line-height: 1.2;
  }
`;
