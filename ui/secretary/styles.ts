/** The desk's page: a head with the two corners, and a body of up to four rows in the middle of what is left. */
import { css } from 'lit';

export const pageStyles = css`
  :host {
    display: grid;
    grid-template-rows: var(--head) minmax(0, 1fr);
    gap: var(--between);
    width: 100%;
    height: 100%;
    padding: calc(0.35 * var(--between)) var(--page-side);
  }
  header {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--between);
    align-items: center;
  }
  .corner {
    height: var(--head);
  }
  .heading {
    text-align: center;
    min-width: 0;
  }
  h1 {
    font-size: var(--text-title);
    line-height: 1.25;
    outline: none;
  }
  .heading p {
    color: var(--ink-soft);
    font-size: var(--text-note);
    line-height: 1.35;
  }
  h2 {
    font-size: var(--text-lead);
    line-height: 1.4;
    color: var(--red);
  }
  .body {
    display: grid;
    align-content: center;
    gap: var(--between);
    min-height: 0;
  }
  .prose {
    justify-self: center;
    max-width: 32em;
    align-content: center;
  }
  .lead {
    font-size: var(--text-lead);
  }
  .row {
    display: grid;
    gap: var(--between);
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    min-height: var(--row);
    align-items: stretch;
  }
  .grid {
    display: grid;
    gap: var(--between);
    grid-template-columns: repeat(var(--columns, 4), minmax(0, 1fr));
    grid-auto-rows: var(--row);
  }
  .two {
    --columns: 2;
  }
  .three {
    --columns: 3;
  }
  .five {
    --columns: 5;
  }
  .six {
    --columns: 6;
  }
  .eight {
    --columns: 8;
  }
  .span-2 {
    grid-column: span 2;
  }
  .span-3 {
    grid-column: span 3;
  }
  .span-4 {
    grid-column: span 4;
  }
  .middle {
    align-self: center;
    text-align: center;
  }
  .grid .button,
  .row .button {
    padding: 0.2em 0.4em;
    min-width: 0;
    line-height: 1.25;
  }
  /* Among six, words have no room beside an icon in large text. */
  .row:has(> :nth-child(6)) k-icon,
  .row:empty {
    display: none;
  }
  .row > .button:only-child {
    justify-self: start;
    min-width: 25%;
  }
  .center .button {
    min-width: max(calc(32 * var(--mm)), calc(150 * var(--k)));
    min-height: max(var(--touch), 0.66 * var(--row));
  }
  .center .primary {
    min-height: max(var(--touch-primary), 0.66 * var(--row));
  }
  .chip {
    border-color: var(--edge);
    color: var(--ink);
    font-weight: 500;
    font-size: var(--text);
  }
  .chip[aria-pressed="true"] {
    background: var(--red);
    border-color: var(--red);
    color: var(--white);
  }
  .letter {
    font-size: max(var(--text-title), 0.3 * var(--row));
  }
  .person {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.1em;
    border-color: var(--edge);
    color: var(--ink);
    overflow: hidden;
  }
  .person b {
    font: 600 var(--text-name) / 1.2 var(--song);
    white-space: nowrap;
  }
  .person b.long {
    font-size: var(--text-title);
  }
  .person small,
  .item small {
    font-size: var(--text-note);
    font-weight: 400;
    line-height: 1.3;
    color: var(--ink-soft);
  }
  .person .in {
    color: var(--ok);
    font-weight: 600;
  }
  .field {
    display: grid;
    grid-template-rows: auto 1fr;
    justify-items: start;
    justify-content: stretch;
    border-color: var(--edge);
    color: var(--ink);
    text-align: left;
  }
  .grid .field {
    padding: calc(0.6 * var(--space)) calc(1.2 * var(--space));
  }
  .field small {
    font-size: var(--text-note);
    font-weight: 400;
    color: var(--ink-soft);
  }
  .field b {
    align-self: center;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font: 600 var(--text) / 1.35 var(--hei);
  }
  .item {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    justify-items: start;
    gap: var(--space);
    min-height: max(var(--touch), 0.8 * var(--row));
    padding: 0 0 0 calc(1.4 * var(--space));
    border-radius: var(--radius);
    background: var(--white);
    color: var(--ink);
    text-align: left;
  }
  .item > small:last-child,
  .button.item {
    padding-right: calc(1.4 * var(--space));
  }
  .item .button {
    min-width: calc(1.3 * var(--touch));
  }
  .item > .button {
    min-width: calc(5.4 * var(--text-lead));
  }
  .item b {
    font: 600 var(--text-lead) / 1.3 var(--song);
    display: block;
  }
  .item .line {
    display: -webkit-box;
    overflow: hidden;
    text-overflow: ellipsis;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .item .line small {
    display: block;
  }
  .count {
    align-self: center;
    text-align: center;
    color: var(--ink-soft);
  }
  .card {
    display: grid;
    align-content: center;
    gap: 0.2em;
    padding: calc(1.2 * var(--space)) calc(2 * var(--space));
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius);
    background: var(--white);
  }
  .huge {
    font: 700 var(--text-headline) / 1.3 var(--song);
    letter-spacing: 0.08em;
    text-align: center;
  }
  .warn {
    background: var(--warn-soft);
    border: 2px solid var(--ink);
    border-left: max(10px, 2 * var(--mm)) solid var(--warn);
  }
  .bad {
    color: var(--bad);
    font-weight: 600;
  }
  .center {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: calc(1.5 * var(--between));
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.1em 1em;
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    font-weight: 600;
  }
`;
