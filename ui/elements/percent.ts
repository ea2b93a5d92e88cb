/** Figures as the screen says them. */

/** `0.828` → `82.8%` */
export function percent(rate: number): string {
  return `${(Math.round(rate * 1000) / 10).toString()}%`;
}
