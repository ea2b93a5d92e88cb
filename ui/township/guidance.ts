/** 下发: themes, policies, holidays; which of them stands in the address. Sends `changed`. */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { GivenThemesPage, HolidaysPage, PoliciesPage } from '../../server/township/contract.ts';
import { define } from '../elements/element.ts';
import { guidance as texts } from '../texts/township-guidance.ts';
import { ConsoleElement } from './console-element.ts';
import './holidays.ts';
import './policies.ts';
import { hrefOf, type Route } from './route.ts';
import type { Act, Fetch } from './server.ts';
import './themes.ts';

export type GuidancePage = GivenThemesPage | PoliciesPage | HolidaysPage;

const places = ['themes', 'policies', 'holidays'] as const;

/** Where its page is fetched, below `/api/`; '' for another page. */
export function guidancePath(route: Route): string {
  if (route.page === 'themes' && route.year) return `themes?year=${route.year}`;
  return places.find((place) => place === route.page) ?? '';
}

export class TownshipGuidance extends ConsoleElement {
  static override properties = { page: { attribute: false }, act: { attribute: false }, fetch: { attribute: false } };
  declare page: GuidancePage;
  declare act: Act;
  declare fetch: Fetch;

  static override styles = [
    ...ConsoleElement.consoleStyles,
    css`
      nav {
        display: flex;
        gap: 8px;
        margin-bottom: 14px;
        border-bottom: 1px solid var(--line);
      }
      a {
        display: flex;
        align-items: center;
        min-height: 44px;
        padding: 0 16px;
        border-bottom: 3px solid transparent;
        text-decoration: none;
      }
      a[aria-current] {
        border-bottom-color: var(--red);
        font-weight: 700;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { page, act, fetch } = this;
    const shown = 'themes' in page ? 'themes' : 'versions' in page ? 'policies' : 'holidays';
    return html`<nav aria-label=${texts.heading}>${places.map(
      (place) =>
        html`<a href=${hrefOf({ page: place })} aria-current=${place === shown ? 'page' : nothing}>${texts.tabs[place]}</a>`,
    )}</nav>
    ${
      'themes' in page
        ? html`<township-themes .page=${page} .act=${act} .fetch=${fetch}></township-themes>`
        : 'versions' in page
          ? html`<township-policies .page=${page} .act=${act} .fetch=${fetch}></township-policies>`
          : html`<township-holidays .page=${page} .act=${act} .fetch=${fetch}></township-holidays>`
    }`;
  }
}

define('township-guidance', TownshipGuidance);
