/**
 * Stands in for vitest where the domain's tests are imported to be run again and again: keeps each under its full name
 * instead of running it.
 */
import { format } from 'node:util';

export { expect } from 'vitest';

export interface Kept {
  readonly name: string;
  readonly run: () => unknown;
}

export const kept: Kept[] = [];
const around: string[] = [];

type Body = (...args: never[]) => unknown;
type Row = readonly unknown[] | object | string | number;

function within(name: string, body: Body, args: readonly unknown[] = []): void {
  around.push(name);
  body(...(args as never[]));
  around.pop();
}

function keep(name: string, body: Body, args: readonly unknown[] = []): void {
  kept.push({ name: [...around, name].join(' > '), run: () => body(...(args as never[])) });
}

/** The options between name and body, such as a timeout, are of no use here. */
const bodyOf = (rest: readonly unknown[]): Body =>
  rest.find((one): one is Body => typeof one === 'function') ?? (() => 0);

const eachOf =
  (register: typeof keep) =>
  (rows: readonly Row[]) =>
  (name: string, ...rest: readonly unknown[]) => {
    for (const row of rows) {
      const args = Array.isArray(row) ? row : [row];
      const filled = name.replace(/\$(\w+)/g, (_, key: string) => String((args[0] as Record<string, unknown>)[key]));
      register(format(filled, ...args), bodyOf(rest), args);
    }
  };

export const describe = Object.assign((name: string, ...rest: readonly unknown[]) => within(name, bodyOf(rest)), {
  each: eachOf(within),
});
export const it = Object.assign((name: string, ...rest: readonly unknown[]) => keep(name, bodyOf(rest)), {
  each: eachOf(keep),
});
export const test = it;
