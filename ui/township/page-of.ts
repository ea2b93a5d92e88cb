/** Where in the console an account may go, and the page that stands there. */
import { html, type TemplateResult } from 'lit';
import type { Account } from '../../server/township/contract.ts';
import { shell as texts } from '../texts/township.ts';
import './accounts.ts';
import './approvals.ts';
import './assessment.ts';
import './assessment-sheet.ts';
import './audit.ts';
import './branch.ts';
import './compare.ts';
import { complaint } from './complaint.ts';
import './fleet.ts';
import './guidance.ts';
import type { LiveWall } from './live.ts';
import type { Loaded } from './loaded.ts';
import './notices.ts';
import type { Pages } from './pages.ts';
import './reminders.ts';
import type { Route } from './route.ts';
import type { Act, Fetch } from './server.ts';
import type { Place } from './shell.ts';
import './superior-part.ts';
import './town.ts';
import './towns.ts';
import './wall.ts';

/** Who looks, at what, and how a page asks and acts. */
interface Reach {
  readonly account: Account;
  readonly live: LiveWall;
  readonly pages: Pages;
  readonly fetch: Fetch;
  readonly act: Act;
}

export function pageOf(route: Route, { account, live, pages, fetch, act }: Reach): TemplateResult {
  const rooms = live.wall?.rooms ?? [];
  switch (route.page) {
    case 'branch':
      return loaded(
        pages.branch,
        (page) => html`<township-branch .page=${page} .notices=${pages.notices.value?.branches[0] ?? null}
          .people=${pages.people.value} .wanted=${route.part ?? ''} .asker=${account.role} .fetch=${fetch}
          .records=${pages.records.value} @changed=${pages.branchChanged}
          @look=${() => pages.look(page)}></township-branch>`,
      );
    case 'notices':
      return loaded(
        pages.notices,
        (answer) => html`<township-notices .answer=${answer} .desk=${{ role: account.role, fetch }}
          @changed=${() => pages.notices.again()}></township-notices>`,
      );
    case 'approvals':
      return loaded(
        pages.approvals,
        (page) => html`<township-approvals .page=${page} .fetch=${fetch}
          @changed=${() => pages.approvals.again()}></township-approvals>`,
      );
    case 'reminders':
      return loaded(
        pages.reminders,
        (page) => html`<township-reminders .page=${page} .fetch=${fetch}
          @changed=${() => pages.reminders.again()}></township-reminders>`,
      );
    case 'compare':
      return html`<township-compare .year=${route.year ?? ''}></township-compare>`;
    case 'assessment':
      return route.unit
        ? html`<assessment-sheet .unit=${route.unit} .year=${route.year ?? ''} .scores=${account.role === 'township'}
            .fetch=${fetch}></assessment-sheet>`
        : html`<township-assessment .year=${route.year ?? ''}></township-assessment>`;
    case 'towns':
      return route.unit
        ? html`<township-town .unit=${route.unit} .month=${route.month ?? ''}></township-town>`
        : html`<township-towns .month=${route.month ?? ''}></township-towns>`;
    case 'audit':
      return html`<township-audit></township-audit>`;
    case 'themes':
    case 'policies':
    case 'holidays':
      return loaded(
        pages.guidance,
        (page) => html`<township-guidance .page=${page} .act=${act} .fetch=${fetch}
          @changed=${() => pages.guidance.again()}></township-guidance>`,
      );
    case 'fleet':
      return loaded(
        pages.fleet,
        (page) => html`<township-fleet .page=${page} .rooms=${rooms} .act=${act} .fetch=${fetch}
          @changed=${() => pages.fleet.again()}>
          <superior-part .fetch=${fetch}></superior-part></township-fleet>`,
      );
    case 'accounts':
      return loaded(
        pages.accounts,
        (page) => html`<township-accounts .page=${page} .units=${rooms} .self=${account.id} .act=${act}
          @changed=${() => pages.accounts.again()}></township-accounts>`,
      );
    case 'wall':
    case 'first':
      return live.wall === null
        ? html`<p role="status">${texts.loading}</p>`
        : html`<township-wall .wall=${live.wall} .enrols=${account.role === 'township'}></township-wall>`;
  }
}

function loaded<T>({ value, trouble }: Loaded<T>, page: (value: T) => TemplateResult): TemplateResult {
  if (value !== null) return html`${complaint(trouble)}${page(value)}`;
  return trouble === '' ? html`<p role="status">${texts.loading}</p>` : html`${complaint(trouble)}`;
}

/** `towns`: there are levels below. */
export function placesOf({ role }: Account, towns: boolean): readonly Place[] {
  return role === 'township'
    ? [
        'wall',
        ...(towns ? (['towns'] as const) : []),
        'compare',
        'assessment',
        'notices',
        'approvals',
        'themes',
        'fleet',
        'accounts',
        'audit',
      ]
    : ['wall', 'compare', 'assessment', 'notices'];
}

/** The place in the navigation under which a page is found. */
export function placeOf({ page }: Route): Place {
  switch (page) {
    case 'branch':
    case 'first':
      return 'wall';
    case 'reminders':
      return 'notices';
    case 'policies':
    case 'holidays':
      return 'themes';
    default:
      return page;
  }
}
