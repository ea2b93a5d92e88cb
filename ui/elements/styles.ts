/** Styles that every element shares: the reset, headings, and the buttons. */
import { css } from 'lit';

export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3,
  .song {
    font-family: var(--song);
    font-weight: 700;
  }
  .figure {
    font-variant-numeric: tabular-nums;
  }
  :focus-visible {
    outline: max(4px, 0.7 * var(--mm)) solid var(--ink);
    outline-offset: 3px;
    box-shadow: 0 0 0 3px var(--white);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;

/**
 * Buttons are native ones, so that focus, keyboard and roles are the browser's: `<button class="button">`, with `primary`
 * for the one thing to do now, `danger` for what cannot be undone, `key` for small square ones. All act on release.
 */
export const buttonStyles = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4em;
    min-width: var(--touch);
    min-height: var(--touch);
    padding: 0 calc(1.2 * var(--text));
    border: max(2px, 0.4 * var(--mm)) solid var(--red);
    border-radius: var(--radius);
    background: var(--white);
    color: var(--red);
    font: 600 var(--text-lead) / 1.2 var(--hei);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }
  .button.primary {
    min-height: var(--touch-primary);
    background: var(--red);
    color: var(--white);
  }
  .button.danger {
    border-color: var(--bad);
    color: var(--bad);
  }
  .button.key {
    padding: 0 0.3em;
  }
  .button:active {
    background: var(--gold-soft);
    color: var(--red-deep);
  }
  .button.primary:active {
    background: var(--red-deep);
    color: var(--white);
  }
  .button:disabled {
    border-color: var(--line);
    background: var(--paper-deep);
    color: var(--ink-soft);
    cursor: default;
  }
  .button k-icon {
    font-size: 1.15em;
  }
`;
