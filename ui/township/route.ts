/** Where in the console one is: the part of the address after `#`, so that a page can be kept and sent on. */

export type Route =
  | { readonly page: 'wall' }
  /** `year` empty: this year; `part`: the section that is shown first. */
  | { readonly page: 'branch'; readonly unit: string; readonly year: string; readonly part?: BranchPart }
  | { readonly page: 'compare'; readonly year?: string }
  /** `unit` missing or empty: all branches. */
  | { readonly page: 'assessment'; readonly year?: string; readonly unit?: string }
  /** `month` empty: this one; `unit` missing or empty: all levels below. */
  | { readonly page: 'towns'; readonly month?: string; readonly unit?: string }
  | { readonly page: 'audit' }
  | { readonly page: 'notices' }
  | { readonly page: 'themes'; readonly year?: string }
  | { readonly page: 'policies' }
  | { readonly page: 'holidays' }
  | { readonly page: 'reminders' }
  | { readonly page: 'approvals' }
  | { readonly page: 'fleet' }
  | { readonly page: 'accounts' }
  /** The one-time link of the first account. It stands behind the `#`, so it is written into no server's log. */
  | { readonly page: 'first'; readonly token: string };

/** The sections of a branch's page that a figure of it leads to. */
const branchParts = ['meetings', 'curve', 'notices', 'duties', 'dues', 'visits', 'people'] as const;
export type BranchPart = (typeof branchParts)[number];

/** With nothing behind the name. */
const plainPages = ['notices', 'reminders', 'approvals', 'policies', 'holidays', 'fleet', 'accounts', 'audit'] as const;

/** What is not understood is the wall. */
export function routeOf(hash: string): Route {
  const [page, ...rest] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  const [first = '', second = '', third = ''] = rest;
  const part = branchParts.find((one) => one === third);
  if (page === 'branch' && first !== '') return { page, unit: first, year: yearIn(second), ...(part && { part }) };
  if (page === 'compare' || page === 'themes') return { page, year: yearIn(first) };
  if (page === 'assessment') return { page, year: yearIn(first), unit: second };
  if (page === 'towns') return { page, month: monthIn(first), unit: second };
  if (page === 'first' && first !== '') return { page, token: first };
  const plain = plainPages.find((one) => one === page);
  if (plain !== undefined) return { page: plain };
  return { page: 'wall' };
}

export function hrefOf(route: Exclude<Route, { page: 'first' }>): string {
  switch (route.page) {
    case 'branch':
      return address(
        'branch',
        route.unit,
        route.part === undefined ? route.year : route.year || thisYear,
        route.part ?? '',
      );
    case 'assessment':
      return address('assessment', route.unit ? route.year || thisYear : (route.year ?? ''), route.unit ?? '');
    case 'towns':
      return address('towns', route.unit ? route.month || thisYear : (route.month ?? ''), route.unit ?? '');
    case 'compare':
    case 'themes':
      return address(route.page, route.year ?? '');
    default:
      return address(route.page);
  }
}

/** Holds the place of a year, or a month, before what follows it. */
const thisYear = '-';
const yearIn = (text: string): string => (/^\d{4}$/.test(text) ? text : '');
const monthIn = (text: string): string => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : '');

function address(...parts: readonly string[]): string {
  return `#/${parts
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/')}`;
}

/** As typed, where somebody typed it wrong. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
