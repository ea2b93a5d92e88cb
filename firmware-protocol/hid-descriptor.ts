/**
 * HID report descriptors (Device Class Definition for HID 1.11, section 6.2.2): where in which report stands what. Enough of
 * them for scanners and keyboards; units, physical ranges, strings and designators are passed over.
 */

/** One main item: `count` values of `size` bits each, one after the other. */
export interface HidField {
  readonly direction: 'input' | 'output' | 'feature';
  /** 0 where the device numbers no reports; their first byte is then data. */
  readonly reportId: number;
  /** Where the first value begins, in bits from the start of the report as hidraw gives it, report id included. */
  readonly bit: number;
  readonly size: number;
  readonly count: number;
  /** Padding. */
  readonly constant: boolean;
  /** Each value has a usage of its own; otherwise each value says which of `usages` is on (an array, as keyboards have). */
  readonly variable: boolean;
  readonly logicalMin: number;
  /** `page << 16 | id`, in order. */
  readonly usages: readonly number[];
}

export type HidDescriptor =
  | { readonly ok: true; readonly fields: readonly HidField[] }
  | { readonly ok: false; readonly why: 'cut-short' | 'unbalanced' };

/** Upper bound for one field's usages, so that a range of 2³² usages costs nothing. Keyboards have 256. */
const mostUsages = 1024;

interface Globals {
  readonly page: number;
  readonly logicalMin: number;
  readonly size: number;
  readonly count: number;
  readonly reportId: number;
}

const directions = { 8: 'input', 9: 'output', 11: 'feature' } as const;

export function parseHidDescriptor(bytes: Uint8Array): HidDescriptor {
  const fields: HidField[] = [];
  const ends = new Map<string, number>();
  const pushed: Globals[] = [];
  let globals: Globals = { page: 0, logicalMin: 0, size: 0, count: 0, reportId: 0 };
  let usages: number[] = [];
  let usageMin: number | undefined;
  let depth = 0;

  const addField = (direction: HidField['direction'], flags: number) => {
    const { reportId, size, count, logicalMin } = globals;
    const end = `${direction} ${reportId}`;
    const bit = ends.get(end) ?? (reportId === 0 ? 0 : 8);
    ends.set(end, bit + size * count);
    const constant = (flags & 1) !== 0;
    const variable = (flags & 2) !== 0;
    fields.push({ direction, reportId, bit, size, count, constant, variable, logicalMin, usages });
  };

  for (let at = 0; at < bytes.length; ) {
    const item = readItem(bytes, at);
    if (item === undefined) return { ok: false, why: 'cut-short' };
    at = item.next;
    const { kind, tag, value } = item;
    const direction = directions[tag as keyof typeof directions];
    if (kind === 'main') {
      if (direction !== undefined) addField(direction, value);
      else if (tag === 10) depth++;
      else if (tag === 12) depth--;
      if (depth < 0) return { ok: false, why: 'unbalanced' };
      usages = [];
      usageMin = undefined;
    } else if (kind === 'global') {
      if (tag === 0) globals = { ...globals, page: value };
      else if (tag === 1) globals = { ...globals, logicalMin: item.signed };
      else if (tag === 7) globals = { ...globals, size: value };
      else if (tag === 8) globals = { ...globals, reportId: value };
      else if (tag === 9) globals = { ...globals, count: value };
      else if (tag === 10) pushed.push(globals);
      else if (tag === 11) globals = pushed.pop() ?? globals;
    } else if (kind === 'local') {
      const usage = item.size === 4 ? value : globals.page * 0x10000 + value;
      if (tag === 0 && usages.length < mostUsages) usages.push(usage);
      else if (tag === 1) usageMin = usage;
      else if (tag === 2 && usageMin !== undefined) {
        for (let next = usageMin; next <= usage && usages.length < mostUsages; next++) usages.push(next);
      }
    }
  }
  return depth === 0 ? { ok: true, fields } : { ok: false, why: 'unbalanced' };
}

interface Item {
  readonly kind: 'main' | 'global' | 'local' | 'reserved' | 'long';
  readonly tag: number;
  readonly size: number;
  readonly value: number;
  readonly signed: number;
  readonly next: number;
}

const kinds = ['main', 'global', 'local', 'reserved'] as const;

/** Undefined where the bytes end inside the item. Short items: section 6.2.2.2; long items: 6.2.2.3. */
function readItem(bytes: Uint8Array, at: number): Item | undefined {
  const prefix = bytes[at] ?? 0;
  if (prefix === 0xfe) {
    const next = at + 3 + (bytes[at + 1] ?? 0);
    return next > bytes.length ? undefined : { kind: 'long', tag: 0, size: 0, value: 0, signed: 0, next };
  }
  const size = [0, 1, 2, 4][prefix & 3] ?? 0;
  const next = at + 1 + size;
  if (next > bytes.length) return undefined;
  let value = 0;
  for (let i = size; i > 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  const signed = size > 0 && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value;
  return { kind: kinds[(prefix >> 2) & 3] ?? 'reserved', tag: prefix >> 4, size, value, signed, next };
}
