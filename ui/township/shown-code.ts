/** A one-time code as it is read out or copied down: once. */
import { css, html, type TemplateResult } from 'lit';
import type { EnrolCode } from '../../server/township/contract.ts';
import { fleet } from '../texts/township-fleet.ts';
import { qrPicture, qrStyles } from './qr.ts';

const texts = fleet.code;

export const shownStyles = css`
  ${qrStyles}
  .shown {
    display: grid;
    gap: 14px;
    justify-items: center;
    text-align: center;
  }
  output {
    padding: 14px 28px;
    border: 2px dashed var(--red);
    border-radius: var(--radius);
    background: var(--white);
    font: 700 var(--text-headline) / 1.3 var(--hei);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.12em;
  }
`;

interface Words {
  /** Of the picture, for who does not see it. */
  readonly qr: string;
  readonly note: string;
}

export const shownCode = ({ code, expires, qr }: EnrolCode, words: Words, close: () => void): TemplateResult =>
  html`<div class="shown">
    <output>${texts.spaced(code)}</output>
    ${qrPicture(qr, words.qr)}
    <p>${texts.expires(expires)}</p>
    <p class="note">${words.note}</p>
    <button class="button primary" @click=${close}>${texts.done}</button>
  </div>`;
