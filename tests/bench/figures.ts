/** What a bench prints: a name, the figure, and the goal beside it, if there is one. */

/** The p-th percentile (0…1) of some figures. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * p), sorted.length - 1)] ?? Number.NaN;
}

/** Without a goal: a figure to know. */
export function report(name: string, figure: string, goal?: string): void {
  console.log(`${name.padEnd(58)} ${figure.padStart(22)}${goal === undefined ? '' : `   goal ${goal}`}`);
}

export const ms = (value: number): string => `${value.toFixed(2)} ms`;

/** Milliseconds on the machine's own monotonic clock: comparable between processes. */
export const clock = (): number => Number(process.hrtime.bigint()) / 1e6;
