import { css, html, type TemplateResult } from 'lit';

/** A QR code that the server drew. `said`: what it is for who cannot see it. */
export function qrPicture(svg: string, said: string): TemplateResult {
  return html`<img class="qr" alt=${said} src="data:image/svg+xml,${encodeURIComponent(svg)}" />`;
}

export const qrStyles = css`
  .qr {
    width: 200px;
    height: 200px;
    border: 1px solid var(--line);
    background: var(--white);
  }
`;
