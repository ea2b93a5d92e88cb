/**
 * Makes the rows before anybody asks for them. What the live wall shows comes first, newest news foremost; the rest of a branch
 * follows, at most once a minute, for it costs a look through all of its years.
 *
 * Several processes need no word about who does what: each looks first whether the row is there, and takes the branches in an
 * order of its own.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { dateOf, type LocalDate } from '../../domain/date.ts';
import type { News, TownshipStore } from '../store/contract.ts';
import { type ProjectionName, projectionNames, projectionOf } from './projections.ts';

/** ms between two questions for what came to other processes. */
const newsEvery = 500;
/** ms that the rows of a branch which nobody waits for may be behind. */
const restEvery = 60_000;

export interface Ahead {
  /** Something has arrived: looks at once. */
  wake(): void;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

export function keepAhead(
  store: Pick<TownshipStore, 'news' | 'projected'>,
  now: () => number,
  onFailure: (error: unknown) => void,
): Ahead {
  const live = new Set<string>();
  const rest = new Map<string, number>();
  const madeAt = new Map<string, number>();
  let heard: News = new Map();
  let askedAt = 0;
  let day: LocalDate = '';
  let woken = Promise.withResolvers<void>();
  const closing = new AbortController();

  async function ask(): Promise<void> {
    askedAt = now();
    woken = Promise.withResolvers();
    const today = dateOf(askedAt);
    const news = await store.news(today === day ? heard : new Map());
    day = today;
    heard = new Map([...heard, ...news]);
    for (const unit of news.keys()) {
      live.delete(unit);
      live.add(unit);
      if (!rest.has(unit)) rest.set(unit, (madeAt.get(unit) ?? 0) + restEvery);
    }
  }

  /** False: there is nothing to make. */
  async function makeOne(): Promise<boolean> {
    const newest = [...live].at(-1);
    if (newest !== undefined) {
      live.delete(newest);
      await store.projected('room', [newest]);
      return true;
    }
    const due = [...rest].filter(([, from]) => from <= now());
    const [unit] = due[Math.floor(Math.random() * due.length)] ?? [];
    if (unit === undefined) return false;
    rest.delete(unit);
    madeAt.set(unit, now());
    for (const [name, key] of rowsAhead(day)) await store.projected(name, [unit], key);
    return true;
  }

  async function work(): Promise<void> {
    let isWoken = true;
    while (!closing.signal.aborted) {
      try {
        if (isWoken || now() - askedAt >= newsEvery) await ask();
        isWoken = !(await makeOne()) && (await rested());
      } catch (error) {
        onFailure(error);
        isWoken = await rested();
      }
    }
  }

  /** Until woken, or it is time to ask. */
  async function rested(): Promise<true> {
    const { signal } = closing;
    await Promise.race([woken.promise, sleep(newsEvery, undefined, { signal }).catch(() => undefined)]);
    return true;
  }

  const working = work();
  return {
    wake: () => woken.resolve(),
    async close() {
      closing.abort();
      await working;
    },
  };
}

/** All but the wall's, which are made first. */
export const rowsAhead = (today: LocalDate): (readonly [ProjectionName, string])[] =>
  projectionNames
    .filter((name) => name !== 'room')
    .flatMap((name) => (projectionOf(name).ahead?.(today) ?? ['']).map((key) => [name, key] as const));
