/** Exact shares: an average that lies right on the threshold must not depend on how a float rounds. */

export interface Ratio {
  readonly part: bigint;
  /** Above 0. */
  readonly whole: bigint;
}

export function ratio(part: number, whole: number): Ratio {
  return { part: BigInt(part), whole: BigInt(whole) };
}

/** A decimal as it is written: 0.85 is 85 of 100. */
export function decimal(value: number): Ratio {
  const [whole = '0', digits = ''] = value.toFixed(9).split('.');
  return { part: BigInt(whole + digits), whole: 10n ** BigInt(digits.length) };
}

/** Null of none. */
export function mean(ratios: readonly Ratio[]): Ratio | null {
  if (ratios.length === 0) return null;
  const sum = ratios.reduce((a, b) => ({ part: a.part * b.whole + b.part * a.whole, whole: a.whole * b.whole }));
  return { part: sum.part, whole: sum.whole * BigInt(ratios.length) };
}

/** Negative, 0 or positive, as for sorting. */
export function compare(a: Ratio, b: Ratio): number {
  const [left, right] = [a.part * b.whole, b.part * a.whole];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** To nine decimals, for showing. */
export function toNumber({ part, whole }: Ratio): number {
  return Number((part * 1_000_000_000n) / whole) / 1e9;
}
