/** Where in the console one is: the part of the address after `#`, so that a page can be kept and sent on. */

export type Route =
  | { readonly page: 'wall' }
  /** `year` empty: this year. */
  | { readonly page: 'branch'; readonly unit: string; readonly year: string }
  | { readonly page: 'notices' }
  | { readonly page: 'fleet' }
  | { readonly page: 'accounts' }
  /** The one-time link of the first account. It stands behind the `#`, so it is written into no server's log. */
  | { readonly page: 'first'; readonly token: string };

/** What is not understood is the wall. */
export function routeOf(hash: string): Route {
  const [page, ...rest] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  const [first = '', second = ''] = rest;
  if (page === 'branch' && first !== '') return { page, unit: first, year: /^\d{4}$/.test(second) ? second : '' };
  if (page === 'first' && first !== '') return { page, token: first };
  if (page === 'notices' || page === 'fleet' || page === 'accounts') return { page };
  return { page: 'wall' };
}

export function hrefOf(route: Exclude<Route, { page: 'first' }>): string {
  if (route.page !== 'branch') return `#/${route.page}`;
  const year = route.year === '' ? '' : `/${route.year}`;
  return `#/branch/${encodeURIComponent(route.unit)}${year}`;
}

/** As typed, where somebody typed it wrong. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
