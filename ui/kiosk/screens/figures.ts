/** 应到, 实到, 请假 and the rate, whose target is a mark on the bar, not a number to compare in the head. */
import { css, html, nothing } from 'lit';
import type { Figures } from '../../../server/kiosk/contract.ts';
import { define, KioskElement } from '../../elements/element.ts';
import { percent } from '../../elements/percent.ts';
import { member } from '../../texts/member.ts';

const { wall } = member;

export class MeetingFigures extends KioskElement {
  static override properties = {
    figures: { attribute: false },
    stacked: { type: Boolean },
    brief: { type: Boolean },
  };
  declare figures: Figures;
  /** Under each other, large: for the screens at the end. */
  declare stacked: boolean;
  /** Without who came besides. */
  declare brief: boolean;

  static override styles = [
    ...KioskElement.sharedStyles,
    css`
      .row {
        display: grid;
        grid-template-columns: repeat(3, auto) minmax(0, 1fr);
        gap: var(--space);
        align-items: stretch;
      }
      .fig {
        display: flex;
        align-items: baseline;
        justify-content: center;
        gap: 0.5em;
        padding: calc(0.4 * var(--space)) calc(1.6 * var(--space));
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--white);
        white-space: nowrap;
        /* Only so that the one line stands in the middle of a high box. */
        flex-wrap: wrap;
        align-content: center;
      }
      .fig > b {
        min-width: 2ch;
        font-size: calc(max(36px, 52 * var(--k)) * var(--scale));
        font-weight: 700;
        line-height: 1.1;
        text-align: right;
      }
      .present > b {
        color: var(--ok);
      }
      .rate {
        flex-flow: column nowrap;
        align-items: stretch;
        justify-content: center;
        gap: calc(0.3 * var(--text));
        min-width: 0;
      }
      .rate p {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 1em;
        line-height: 1.2;
      }
      .bar {
        position: relative;
        height: max(10px, calc(18 * var(--k)));
        border: 1px solid var(--edge);
        border-radius: 1em;
        background: var(--paper-deep);
      }
      .bar i {
        position: absolute;
        inset: 0 auto 0 0;
        border-radius: 1em;
        background: var(--ok);
      }
      .bar u {
        position: absolute;
        top: -5px;
        bottom: -5px;
        width: 4px;
        margin-left: -2px;
        background: var(--ink);
        outline: 1px solid var(--white);
      }
      .more {
        margin-top: calc(0.4 * var(--space));
        color: var(--ink-soft);
        line-height: 1.5;
      }
      .stacked {
        grid-template-columns: repeat(3, 1fr);
      }
      .stacked .rate {
        grid-column: 1 / -1;
        padding-block: var(--space);
      }
      .stacked .fig:not(.rate) {
        flex-flow: column nowrap;
        align-items: center;
        gap: 0.1em;
        padding: var(--space);
      }
      .stacked .fig > b {
        text-align: center;
        font-size: max(40px, min(76 * var(--k) * var(--scale), 13cqh));
      }
    `,
  ];

  override render() {
    const { expected, present, leave, rate, target } = this.figures;
    const more = this.brief ? '' : besides(this.figures);
    return html`<div class="row figure ${this.stacked ? 'stacked' : ''}">
        ${figure(wall.present, present, 'present')} ${figure(wall.expected, expected)} ${figure(wall.leave, leave)}
        <div class="fig rate">
          <p>
            <b>${rate === null ? wall.noRate : `${wall.rate} ${percent(rate)}`}</b>
            ${target === null ? nothing : html`<span>${wall.target(percent(target))}</span>`}
          </p>
          <div class="bar" aria-hidden="true">
            <i style="width:${Math.min(1, rate ?? 0) * 100}%"></i
            >${target === null ? nothing : html`<u style="left:${target * 100}%"></u>`}
          </div>
        </div>
      </div>
      ${more === '' ? nothing : html`<p class="more figure">${more}</p>`}`;
  }
}

/** Who came and stands outside the rate (CX-07, CX-08, CX-19); empty: nobody. */
export function besides({ outsidePresent, others }: Figures): string {
  const came = [
    ...(outsidePresent > 0 ? [wall.outside(outsidePresent)] : []),
    ...(others > 0 ? [wall.others(others)] : []),
  ];
  return came.join(' · ');
}

function figure(name: string, value: number, kind = '') {
  return html`<div class="fig ${kind}"><span>${name}</span><b>${value}</b></div>`;
}

define('meeting-figures', MeetingFigures);
