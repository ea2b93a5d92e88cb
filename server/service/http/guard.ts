/**
 * The service is for its own pages. Against a page of elsewhere that is open in the same browser stand two checks: the name
 * that the service was asked by (DNS rebinding), and the page that a change came from.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Tls } from './tls.ts';

const ownNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Without `tls` it is asked for on this machine only. A missing `Origin` is no browser's, or the page itself asking to read. */
export function isFromHere({ host = '', origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>, tls?: Tls): boolean {
  const name = host.replace(/:\d{1,5}$/, '');
  const isOurs = ownNames.has(name) || tls?.isFor(name.replace(/^\[(.*)\]$/, '$1')) === true;
  return isOurs && (origin === undefined || origin === `${tls === undefined ? 'http' : 'https'}://${host}`);
}

/** For socket.io, whose handshake does not pass the HTTP routes. */
export const allowSocket =
  (tls?: Tls) =>
  (request: IncomingMessage, done: (refusal: string | null | undefined, allowed: boolean) => void): void => {
    done(null, isFromHere(request.headers, tls));
  };
