/**
 * Makes the rows before anybody asks for them. What the live wall shows comes first, newest news foremost; the rest of a branch
 * follows, at most once a minute, for it costs a look through all of its years.
 *
 * Several processes need no word about who does what: each looks first whether the row is there, and takes the branches in an
 * order of its own.
 */
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { dateOf, type LocalDate } from '../../domain/date.ts';
import type { News, RowName, TownshipStore } from '../store/contract.ts';
import { projectionNames, projectionOf } from './projections.ts';

/** ms between two questions for what came to other processes. */
const newsEvery = 500;
/** ms that the rows of a branch which nobody waits for may be behind. */
const restEvery = 60_000;
/**
 * A unit whose row has been made rests for so many times as long as that took, and ms at most: while a day's records pour in, of
 * a batch every 20 ms, only some makings look at them. After a lone tap nobody notices.
 */
const restOfLive = { times: 15, most: 500 } as const;
/** Units whose rows are made in one go; between two of them comes whoever asks for others. */
export const unitsAtOnce = 20;

export interface Ahead {
  /** Of these units something has arrived: looks at them at once. */
  wake(units: readonly string[]): void;
  /** Resolves when nothing is under way any more. */
  close(): Promise<void>;
}

interface Told {
  /** What the wall shows of these units has been looked after. */
  readonly onRows: (units: readonly string[]) => void;
  readonly onFailure: (error: unknown) => void;
}

export function keepAhead(
  store: Pick<TownshipStore, 'news' | 'makeRows'>,
  now: () => number,
  { onRows, onFailure }: Told,
): Ahead {
  const live = new Set<string>();
  /** Until when, by `performance.now()`. */
  const resting = new Map<string, number>();
  const rest = new Map<string, number>();
  const madeAt = new Map<string, number>();
  let heard: News = new Map();
  let askedAt = 0;
  let day: LocalDate = '';
  let woken = Promise.withResolvers<void>();
  const closing = new AbortController();

  function note(units: Iterable<string>): void {
    for (const unit of units) {
      live.delete(unit);
      live.add(unit);
      if (!rest.has(unit)) rest.set(unit, (madeAt.get(unit) ?? 0) + restEvery);
    }
  }

  /** For what came to other processes, and for a new day. */
  async function ask(): Promise<void> {
    askedAt = now();
    const today = dateOf(askedAt);
    const news = await store.news(today === day ? heard : new Map());
    day = today;
    heard = new Map([...heard, ...news]);
    note(news.keys());
  }

  /** False: there is nothing to make. */
  async function makeSome(): Promise<boolean> {
    const began = performance.now();
    for (const [unit, until] of resting) if (until <= began) resting.delete(unit);
    const newest = [...live].filter((unit) => !resting.has(unit)).slice(-unitsAtOnce);
    if (newest.length > 0) {
      for (const unit of newest) live.delete(unit);
      try {
        await store.makeRows({ units: newest, rows: [rowOfRoom] });
      } catch (error) {
        note(newest);
        for (const unit of newest) resting.set(unit, performance.now() + restOfLive.most);
        throw error;
      }
      const ended = performance.now();
      const took = (ended - began) / newest.length;
      for (const unit of newest) resting.set(unit, ended + Math.min(took * restOfLive.times, restOfLive.most));
      onRows(newest);
      return true;
    }
    // Of what still pours in, later.
    const due = [...rest].filter(([unit, from]) => from <= now() && !live.has(unit));
    const [unit] = due[Math.floor(Math.random() * due.length)] ?? [];
    if (unit === undefined) return false;
    rest.delete(unit);
    madeAt.set(unit, now());
    await store.makeRows({ units: [unit], rows: rowsAhead(day) });
    return true;
  }

  async function work(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        if (now() - askedAt >= newsEvery) await ask();
        if (await makeSome()) await setImmediate();
        else await rested();
      } catch (error) {
        onFailure(error);
        await rested();
      }
    }
  }

  /** Until woken, or the first of the live has rested, or it is time to ask. */
  async function rested(): Promise<void> {
    const { signal } = closing;
    woken = Promise.withResolvers();
    const at = performance.now();
    const left = Math.min(newsEvery, ...[...live].map((unit) => (resting.get(unit) ?? at) - at));
    if (left <= 0) return;
    await Promise.race([woken.promise, sleep(left, undefined, { signal }).catch(() => undefined)]);
  }

  const working = work();
  return {
    wake(units) {
      note(units);
      woken.resolve();
    },
    async close() {
      closing.abort();
      await working;
    },
  };
}

/** What the live wall shows. */
export const rowOfRoom: RowName = { name: 'room', key: '' };

/** All others that are made before anybody asks. */
export const rowsAhead = (today: LocalDate): RowName[] =>
  projectionNames
    .filter((name) => name !== 'room')
    .flatMap((name) => (projectionOf(name).ahead?.(today) ?? ['']).map((key) => ({ name, key })));
