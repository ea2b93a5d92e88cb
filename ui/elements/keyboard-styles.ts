/** Five rows of 16 mm keys and eight columns, the last one wider: as much as a 7" panel holds. */
import { css } from 'lit';

export const keyboardStyles = css`
  :host {
    position: fixed;
    inset: 0;
    display: grid;
    place-content: center;
    background: var(--paper);
    color: var(--ink);
    --column: clamp(var(--touch), (100vw - 9 * var(--between)) / 8.3, 2.2 * var(--touch));
  }
  .board {
    display: grid;
    grid-template: "cancel line help" "upper upper upper" "lower lower done" / var(--column) minmax(0, 1fr) max(
        var(--touch-primary),
        1.25 * var(--column)
      );
    gap: var(--between);
  }
  .corner {
    grid-area: help;
    padding: 0;
    white-space: nowrap;
  }
  .cancel {
    grid-area: cancel;
  }
  .line {
    grid-area: line;
    min-width: 0;
    position: relative;
    height: var(--head);
  }
  .upper,
  .lower {
    display: grid;
    grid-auto-rows: var(--row);
    gap: var(--between);
  }
  .upper {
    grid-area: upper;
    grid-template-columns: repeat(7, var(--column)) max(var(--touch-primary), 1.25 * var(--column));
    grid-template-rows: repeat(2, var(--row));
  }
  .lower {
    grid-area: lower;
    grid-template-columns: repeat(7, var(--column));
  }
  .done {
    grid-area: done;
    padding: 0;
  }
  .button {
    position: relative;
  }
  .letter {
    font-size: var(--text-title);
    font-weight: 500;
    color: var(--ink);
    border-color: var(--edge);
  }
  .text {
    font-size: var(--text-title);
    color: var(--ink);
    border-color: var(--edge);
  }
  .mode,
  .erase,
  .space {
    background: var(--paper-deep);
    color: var(--ink);
    border-color: var(--edge);
    font-size: var(--text);
  }
  .candidate {
    font: 600 var(--text-name) / 1 var(--song);
    color: var(--ink);
    border-color: var(--gold);
    padding: 0 0.1em;
  }
  .length-3 {
    font-size: var(--text-lead);
  }
  .length-4,
  .length-5 {
    font-size: var(--text);
    line-height: 1.25;
  }
  .candidate small {
    position: absolute;
    right: 0.4em;
    top: 0.3em;
    font: 500 var(--text-note) / 1 var(--hei);
    color: var(--ink-soft);
  }
  .none {
    grid-column: 1 / -1;
    align-self: center;
    text-align: center;
    color: var(--ink-soft);
  }
  label {
    position: absolute;
    z-index: 1;
    left: calc(1.2 * var(--space));
    top: calc(0.5 * var(--space));
    font-size: var(--text-note);
    line-height: 1.2;
    color: var(--ink-soft);
  }
  input,
  textarea {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    /* Under the label. */
    padding: calc(0.5 * var(--space) + 1.2 * var(--text-note)) calc(1.2 * var(--space)) 0;
    border: max(2px, 0.4 * var(--mm)) solid var(--edge);
    border-radius: var(--radius);
    background: var(--white);
    color: var(--ink);
    font: 600 var(--text-title) / 1.2 var(--song);
    resize: none;
    user-select: text;
  }
  textarea {
    font-size: var(--text);
    font-family: var(--hei);
    font-weight: 400;
  }
  .spelt {
    position: absolute;
    right: calc(1.2 * var(--space));
    top: calc(0.4 * var(--space));
    font: 600 var(--text-lead) / 1.2 var(--hei);
    color: var(--red);
    border-bottom: 2px solid var(--gold);
  }
`;
