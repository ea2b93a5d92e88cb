/** AIM symbology identifiers (ISO/IEC 15424): `]cm` in front of a code, where the scanner is set up to send it. */

export type Scan =
  | { readonly kind: 'code'; readonly text: string; readonly aim?: string }
  /** The scanner spoke about itself. */
  | { readonly kind: 'status'; readonly text: string };

/** What Honeywell puts in front of status texts and of the echo of a menu command. */
const statusPrefixes: ReadonlySet<string> = new Set([']X0', ']Z6']);

/** With these the ECI protocol is on: a backslash of the data is doubled, and `\000026` changes the character set. */
const withEci: ReadonlySet<string> = new Set([']Q2', ']Q4', ']Q6', ']d4', ']d5', ']d6']);

/** Takes the identifier off the front of a line. A `]` anywhere else is data. */
export function parseAim(line: string): Scan {
  const aim = /^\][A-Za-z][0-9A-Za-z]/.exec(line)?.[0];
  if (aim === undefined) return { kind: 'code', text: line };
  const data = line.slice(aim.length);
  if (statusPrefixes.has(aim)) return { kind: 'status', text: data };
  return { kind: 'code', text: withEci.has(aim) ? withoutEci(data) : data, aim };
}

function withoutEci(data: string): string {
  return data.replace(/\\(\\|\d{6})/g, (_, escaped: string) => (escaped === '\\' ? '\\' : ''));
}
