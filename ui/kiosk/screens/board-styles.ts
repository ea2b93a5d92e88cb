/** How the notice board looks. */
import { css } from 'lit';

export const boardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space);
    height: 100%;
    min-height: 0;
  }
  .columns {
    display: grid;
    flex: 1;
    grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr);
    gap: calc(1.5 * var(--space));
    min-height: 0;
  }
  .words {
    padding: calc(0.4 * var(--space)) calc(2 * var(--space));
    border: 1px solid var(--gold);
    border-radius: var(--radius);
    background: var(--white);
  }
  .words li {
    display: flex;
    align-items: center;
    gap: 0.5em;
    line-height: 1.5;
  }
  .words k-icon {
    flex: none;
    color: var(--red);
  }
  .words span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .card {
    display: flex;
    flex-direction: column;
    min-height: 0;
    padding: calc(1.5 * var(--space)) calc(2 * var(--space));
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--white);
  }
  h2 {
    margin-bottom: 0.2em;
    color: var(--red);
    font-size: var(--text-lead);
    line-height: 1.3;
  }
  .theme {
    font: 700 calc(max(34px, 62 * var(--k)) * var(--scale)) / 1.25 var(--song);
    text-wrap: balance;
    word-break: keep-all;
    overflow-wrap: anywhere;
  }
  .theme.long {
    font-size: calc(max(30px, 44 * var(--k)) * var(--scale));
  }
  .theme.endless {
    font-size: calc(max(26px, 34 * var(--k)) * var(--scale));
  }
  .none {
    justify-content: center;
    gap: calc(0.6 * var(--space));
  }
  .plan {
    position: relative;
  }
  /* Lines that do not fit whole wrap into a second column, which is out of sight. */
  .facts {
    display: flex;
    flex: 1;
    flex-flow: column wrap;
    min-height: 0;
    margin-top: 0.4em;
    margin-bottom: calc(1.1 * var(--text));
    overflow: hidden;
  }
  .facts .fact {
    width: 100%;
  }
  .facts dd {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .fact {
    display: flex;
    gap: 1em;
    padding: 0.1em 0;
    border-bottom: 1px solid var(--line);
    line-height: 1.5;
  }
  .fact dt {
    flex: none;
    min-width: 2em;
    color: var(--ink-soft);
  }
  .fact dd {
    flex: 1;
    min-width: 0;
    font-weight: 500;
  }
  .public .fact dd {
    font-weight: 700;
    text-align: right;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .public .issued dd {
    display: -webkit-box;
    white-space: normal;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .class {
    display: inline-grid;
    place-items: center;
    width: 1.35em;
    height: 1.35em;
    border-radius: 0.2em;
    background: var(--red);
    color: var(--white);
    font: 700 1em / 1 var(--song);
  }
  .more {
    position: absolute;
    inset: 0;
    display: flex;
    align-items: flex-end;
    justify-content: flex-end;
    padding: 0.3em 0.6em;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: var(--red);
    font: 600 var(--text) / 1.4 var(--hei);
    cursor: pointer;
  }
  .more span {
    display: flex;
    align-items: center;
  }
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto;
    gap: calc(1.5 * var(--space));
    min-height: 0;
  }
  .tap {
    container-type: size;
    align-items: center;
    justify-content: center;
    gap: calc(0.8 * var(--space));
    border: 0;
    background: var(--red);
    color: var(--white);
    text-align: center;
  }
  .tap b {
    font: 700 calc(max(34px, 50 * var(--k)) * var(--scale)) / 1.35 var(--song);
    white-space: nowrap;
  }
  .tap.calm {
    border: 1px solid var(--line);
    background: var(--white);
    color: var(--ink);
  }
  .tap p {
    font-size: var(--text);
  }
  .tap.calm p {
    font-size: max(24px, min(var(--text-lead), 11cqh));
    text-wrap: balance;
  }
  @container (max-height: 220px) {
    .tap k-icon {
      display: none;
    }
    .tap b {
      font-size: max(28px, 20cqh);
    }
  }
  .tap k-icon {
    font-size: calc(70 * var(--k));
    color: var(--gold-soft);
  }
  .tap.calm k-icon {
    color: var(--gold);
  }
  .whole {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    gap: max(var(--space), var(--between));
    height: min(86vh, calc(660 * var(--k) + 160px));
    --reading: max(28px, calc(30 * var(--k) * var(--scale)));
  }
  .whole h2 {
    display: -webkit-box;
    margin: 0;
    overflow: hidden;
    font-size: var(--text);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .whole .button {
    justify-self: end;
  }
`;
