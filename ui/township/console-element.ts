/**
 * The base of the console's elements. The console is read at a desk, by mouse and keyboard: the room's tokens stand here in
 * a desk's measures (text 16 px, targets 44 px), so that buttons, icons and dialogs are the room's own.
 */
import { type CSSResult, type CSSResultGroup, css } from 'lit';
import { KioskElement } from '../elements/element.ts';

const deskMeasures = css`
  :host {
    --touch: 44px;
    --touch-primary: 44px;
    --between: 8px;
    --text-note: 14px;
    --text: 16px;
    --text-lead: 18px;
    --text-title: 24px;
    --text-name: 28px;
    --text-headline: 44px;
    --space: 12px;
    --radius: 6px;
    --dialog: min(92vw, 560px);
    display: block;
    color: var(--ink);
    font: 400 var(--text) / 1.5 var(--hei);
    user-select: text;
  }
  :focus-visible {
    outline-width: 3px;
    outline-offset: 2px;
  }
  .button {
    font-size: var(--text);
    white-space: nowrap;
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
  a {
    color: var(--red);
    text-underline-offset: 0.25em;
  }
  h1 {
    font-size: var(--text-title);
    line-height: 1.3;
  }
  h2 {
    font-size: 20px;
    line-height: 1.4;
    color: var(--red);
  }
  .note {
    font-size: var(--text-note);
    font-weight: 400;
    color: var(--ink-soft);
  }
  .card {
    padding: 16px 20px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--white);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .push {
    margin-left: auto;
  }
  .trouble {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 10px 14px;
    border: 2px solid var(--bad);
    border-radius: var(--radius);
    background: var(--bad-soft);
  }
  .trouble k-icon {
    color: var(--bad);
    font-size: 22px;
  }
  .said {
    color: var(--ok);
    font-weight: 600;
  }
`;

export const tableStyles = css`
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--white);
  }
  th,
  td {
    height: 44px;
    padding: 0 10px;
    border-bottom: 1px solid var(--line);
    text-align: left;
    white-space: nowrap;
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    height: 36px;
    background: var(--paper-deep);
    font-size: var(--text-note);
    font-weight: 500;
    color: var(--ink-soft);
  }
  tbody th {
    font: 600 17px/1.3 var(--song);
  }
  td {
    font-variant-numeric: tabular-nums;
  }
  .figures {
    text-align: right;
  }
`;

/** A word in a frame: what stands how. Shape and word say it before the colour does. */
export const tagStyles = css`
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    padding: 1px 8px;
    border: 1px solid var(--edge);
    border-radius: 4px;
    background: var(--white);
    font-size: var(--text-note);
    font-weight: 600;
    white-space: nowrap;
  }
  .tag.on {
    border-color: var(--red);
    background: var(--red);
    color: var(--white);
  }
  .tag.good {
    border-color: var(--ok);
    background: var(--ok-soft);
    color: var(--ok-deep);
  }
  .tag.late {
    border: 2px solid var(--ink);
    background: var(--warn);
    color: var(--ink);
  }
  .tag.bad {
    border-color: var(--bad);
    color: var(--bad);
  }
  .tag.silent {
    border-style: dashed;
    color: var(--ink-soft);
  }
`;

export const formStyles = css`
  form {
    display: grid;
    gap: 14px;
  }
  label,
  fieldset {
    display: grid;
    gap: 4px;
    font-weight: 600;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  input,
  select,
  textarea {
    width: 100%;
    min-height: 44px;
    padding: 6px 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--white);
    color: var(--ink);
    font: 400 var(--text) / 1.5 var(--hei);
  }
  textarea {
    resize: vertical;
  }
  ::placeholder {
    color: var(--ink-soft);
  }
`;

export class ConsoleElement extends KioskElement {
  static readonly consoleStyles: readonly CSSResult[] = [...KioskElement.sharedStyles, deskMeasures];
  static override styles: CSSResultGroup = [...ConsoleElement.consoleStyles];
}
