import { html, nothing, type TemplateResult } from 'lit';
import '../elements/icons.ts';

/** What went wrong, for the person; empty: nothing. Looks of `.trouble`. */
export function complaint(text: string): TemplateResult | typeof nothing {
  if (text === '') return nothing;
  return html`<p class="trouble" role="alert"><k-icon name="circle-alert"></k-icon>${text}</p>`;
}
