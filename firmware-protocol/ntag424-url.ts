/** Finds the parts of a SUN message in the URL that the tag shows. */
import { fromHex, toHex } from './card-hex.ts';
import type { SunMessage } from './ntag424.ts';

/** Which query parameters the tags were written with, e.g. `{ picc: 'e', mac: 'c' }`. */
export interface SunParameters {
  /** Encrypted PICC data. For plain mirroring `uid` and `counter` instead. */
  readonly picc?: string;
  readonly uid?: string;
  readonly counter?: string;
  readonly mac: string;
  /** The parameter at whose value the MAC's input begins; it ends where the MAC's value begins. Without it, it is empty. */
  readonly macFrom?: string;
}

/** Where a query parameter's value begins and what it is. The tag mirrors plain hex, so nothing is percent-decoded. */
function parameter(url: string, name: string | undefined): { at: number; value: string } | undefined {
  if (name === undefined) return undefined;
  const query = url.indexOf('?');
  for (let at = query + 1; query >= 0 && at <= url.length; ) {
    const next = url.slice(at).search(/[&#]|$/) + at;
    if (url.startsWith(`${name}=`, at)) {
      const value = at + name.length + 1;
      return { at: value, value: url.slice(value, next) };
    }
    at = next + 1;
  }
  return undefined;
}

/** Undefined when the URL is not one of a tag that was written with these parameters. */
export function parseSunUrl(url: string, names: SunParameters): SunMessage | undefined {
  const macParameter = parameter(url, names.mac);
  const mac = macParameter && fromHex(macParameter.value);
  if (!macParameter || !mac) return undefined;

  const from = names.macFrom === undefined ? macParameter : parameter(url, names.macFrom);
  if (!from || from.at > macParameter.at) return undefined;
  const macInput = url.slice(from.at, macParameter.at);

  const encrypted = fromHex(parameter(url, names.picc)?.value ?? '');
  if (encrypted) return { picc: { encrypted }, macInput, mac };
  const uid = fromHex(parameter(url, names.uid)?.value ?? '');
  // In plain mirroring the counter is printed big-endian, unlike everywhere else (AN12196, section 3.2).
  const counter = fromHex(parameter(url, names.counter)?.value ?? '');
  if (!uid || counter?.length !== 3) return undefined;
  return { picc: { uid, counter: Number.parseInt(toHex(counter), 16) }, macInput, mac };
}
