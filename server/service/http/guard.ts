/**
 * The service is for the pages of this box. It listens on the loopback only; against a page of elsewhere that is open in
 * the box's browser stand two checks: the name it was asked by (DNS rebinding), and the page that a change came from.
 */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

const ownNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A missing `Origin` is no browser's, or the page itself asking to read. */
export function isFromHere({ host = '', origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>): boolean {
  const name = host.replace(/:\d{1,5}$/, '');
  return ownNames.has(name) && (origin === undefined || origin === `http://${host}`);
}

/** For socket.io, whose handshake does not pass the HTTP routes. */
export function allowSocket(
  request: IncomingMessage,
  done: (refusal: string | null | undefined, allowed: boolean) => void,
): void {
  done(null, isFromHere(request.headers));
}
