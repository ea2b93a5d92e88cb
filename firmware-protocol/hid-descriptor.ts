/**
 * HID report descriptors (Device Class Definition for HID 1.11, section 6.2.2): where in which report stands what. Enough of
 * them for scanners and keyboards; units, physical ranges, strings and designators are passed over.
 */
import { type HidItem, splitHidItems } from './hid-items.ts';

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

/** Main items by tag. */
const directions: ReadonlyMap<number, HidField['direction']> = new Map([
  [0x8, 'input'],
  [0x9, 'output'],
  [0xb, 'feature'],
]);
const collection = 0xa;
const endCollection = 0xc;

/** Global items: they hold until they are set anew, or taken back by Pop. */
interface Globals {
  readonly page: number;
  readonly logicalMin: number;
  readonly size: number;
  readonly reportId: number;
  readonly count: number;
}

const setGlobal: Readonly<Record<number, (item: HidItem) => Partial<Globals>>> = {
  0: ({ value }) => ({ page: value }),
  1: ({ signed }) => ({ logicalMin: signed }),
  7: ({ value }) => ({ size: value }),
  8: ({ value }) => ({ reportId: value }),
  9: ({ value }) => ({ count: value }),
};
const push = 0xa;
const pop = 0xb;

export function parseHidDescriptor(bytes: Uint8Array): HidDescriptor {
  const items = splitHidItems(bytes);
  if (items === undefined) return { ok: false, why: 'cut-short' };
  const fields: HidField[] = [];
  const ends = new Map<string, number>();
  const pushed: Globals[] = [];
  let globals: Globals = { page: 0, logicalMin: 0, size: 0, reportId: 0, count: 0 };
  let locals: HidItem[] = [];
  let depth = 0;

  const addField = (direction: HidField['direction'], flags: number) => {
    const { page, reportId, size, count, logicalMin } = globals;
    const end = `${direction} ${reportId}`;
    const bit = ends.get(end) ?? (reportId === 0 ? 0 : 8);
    ends.set(end, bit + size * count);
    const kind = { constant: (flags & 1) !== 0, variable: (flags & 2) !== 0 };
    fields.push({ direction, reportId, bit, size, count, ...kind, logicalMin, usages: usagesOf(locals, page) });
  };

  for (const item of items) {
    if (item.kind === 'local') locals.push(withPage(item, globals.page));
    else if (item.kind === 'global') {
      if (item.tag === push) pushed.push(globals);
      globals = item.tag === pop ? (pushed.pop() ?? globals) : { ...globals, ...setGlobal[item.tag]?.(item) };
    } else if (item.kind === 'main') {
      const direction = directions.get(item.tag);
      if (direction !== undefined) addField(direction, item.value);
      if (item.tag === collection) depth++;
      if (item.tag === endCollection) depth--;
      if (depth < 0) return { ok: false, why: 'unbalanced' };
      locals = [];
    }
  }
  return depth === 0 ? { ok: true, fields } : { ok: false, why: 'unbalanced' };
}

const usageTag = { usage: 0x0, minimum: 0x1, maximum: 0x2 } as const;

/** Upper bound for one field's usages, so that a range of 2³² usages costs nothing. Keyboards have 256. */
const mostUsages = 1024;

/**
 * The usages that the local items before a main item name. The page that is set last also holds for usages that were named
 * before it (section 6.2.2.8), up to one that had been named on that page: so the Linux kernel reads it.
 */
function usagesOf(locals: readonly HidItem[], page: number): readonly number[] {
  const named = [...locals];
  for (const [at, item] of [...locals.entries()].reverse()) {
    if (item.size === 4) continue;
    if (item.value >>> 16 === page) break;
    named[at] = withPage({ ...item, value: item.value % 0x10000 }, page);
  }
  const usages: number[] = [];
  let minimum: number | undefined;
  for (const { tag, value } of named) {
    if (tag === usageTag.minimum) minimum = value;
    const first = tag === usageTag.usage ? value : tag === usageTag.maximum ? minimum : undefined;
    if (first === undefined) continue;
    for (let usage = first; usage <= value && usages.length < mostUsages; usage++) usages.push(usage);
  }
  return usages;
}

/** A usage of four bytes brings its page with it. */
function withPage(item: HidItem, page: number): HidItem {
  return item.size === 4 ? item : { ...item, value: page * 0x10000 + item.value };
}
