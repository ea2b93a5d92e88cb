/** What the steps' screens have in common: a calm stage, and the actions at its right foot, always in the same place. */
import { css } from 'lit';

export const stageStyles = css`
  :host {
    display: grid;
    min-height: 0;
    height: 100%;
  }
  .stage {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    gap: calc(1.2 * var(--space));
    min-height: 0;
  }
  .stage.alone {
    grid-template-rows: minmax(0, 1fr);
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: 0.8em;
    flex-wrap: wrap;
  }
  .head h2 {
    color: var(--red);
    font-size: var(--text-title);
    line-height: 1.2;
  }
  .split {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr) auto;
    gap: max(var(--between), calc(1.5 * var(--space)));
    min-height: 0;
  }
  .split > :only-child {
    grid-column: 1 / -1;
  }
  .acts {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: var(--between);
    min-width: calc(7 * var(--text));
  }
  .middle {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: calc(1.2 * var(--space));
    text-align: center;
  }
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--white);
  }
`;
