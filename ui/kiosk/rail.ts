/** Where the meeting is: the six steps and the own ones between, at the foot. To be read, not touched. */
import { css, html } from 'lit';
import type { StepView } from '../../server/kiosk/contract.ts';
import { define, KioskElement } from '../elements/element.ts';
import '../elements/icons.ts';
import { member } from '../texts/member.ts';

export class StepRail extends KioskElement {
  static override properties = { steps: { attribute: false } };
  declare steps: readonly StepView[];

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      ol {
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        gap: max(4px, calc(0.5 * var(--space)));
      }
      li {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 0.3em;
        min-height: 1.9em;
        padding: 0.2em 0.2em;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--white);
        color: var(--ink-soft);
        font-size: max(18px, min(var(--text), 100cqw / var(--columns) / var(--chars)));
        font-weight: 500;
        line-height: 1.2;
        white-space: nowrap;
      }
      i {
        display: grid;
        flex: none;
        place-items: center;
        width: 1.5em;
        height: 1.5em;
        border: 2px solid currentColor;
        border-radius: 50%;
        font-size: max(18px, 0.85em);
        font-style: normal;
        font-weight: 700;
        line-height: 1;
      }
      .own i {
        border-radius: 0.25em;
      }
      .done {
        border-color: #a9d3b3;
        background: var(--ok-soft);
        color: var(--ok-deep);
      }
      .passed {
        border-style: dashed;
        border-color: var(--edge);
        background: var(--paper-deep);
        text-decoration: line-through;
      }
      .now {
        border-color: var(--red);
        background: var(--red);
        color: var(--white);
        outline: max(2px, 0.5 * var(--mm)) solid var(--gold);
        outline-offset: 1px;
        font-weight: 700;
      }
      /* Beside the chair's buttons on a small panel. */
      @container (max-width: 760px) {
        ol {
          grid-template-columns: repeat(var(--narrow), minmax(0, 1fr));
        }
        li {
          font-size: max(18px, min(0.85 * var(--text), 100cqw / var(--narrow) / var(--chars)));
        }
      }
    `,
  ];

  override render() {
    const many = this.steps.length > 7;
    const columns = many ? Math.ceil(this.steps.length / 2) : this.steps.length;
    const narrow = Math.ceil(this.steps.length / (many ? 3 : 2));
    // What a label needs, in characters: the longest one, the circle, and air.
    const chars = Math.max(4, ...this.steps.map(({ short }) => short.length)) + 2.6;
    return html`<ol
      style="--columns:${Math.max(1, columns)};--narrow:${Math.max(1, narrow)};--chars:${chars}"
      aria-label=${member.rail.label}
    >
      ${this.steps.map((step) => {
        const mark =
          step.state === 'done'
            ? html`<k-icon name="check" weight="3"></k-icon>`
            : step.state === 'passed'
              ? html`<k-icon name="minus" weight="3"></k-icon>`
              : (step.nth ?? 'N');
        return html`<li
          class="${step.state} ${step.own ? 'own' : ''}"
          aria-current=${step.state === 'now' ? 'step' : 'false'}
        >
          <i aria-hidden="true">${mark}</i>
          <span>${step.short}<span class="unseen">，${member.rail[step.state]}${step.reason === null ? '' : `：${step.reason}`}</span></span>
        </li>`;
      })}
    </ol>`;
  }
}

define('step-rail', StepRail);
