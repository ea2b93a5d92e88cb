/** What every answer tells the browser about itself: the same for all, so worked out once and not per request. */

/** Scripts, pictures and sounds are this service's own; nothing is framed, nothing goes elsewhere. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Sizes that a page computes stand in style attributes; they can do nothing that a script could.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** No `Strict-Transport-Security`: the loopback has no TLS, and a browser would keep it for other ports of the same name. */
export const safeHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy.join(';'),
  // No answer about persons stays behind in the browser's cache.
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
