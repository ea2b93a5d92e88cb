/** What the console opens with is there before anybody asks: a page that reads a row for the year must have it made for the year. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished, vi } from 'vitest';
import { keepAhead, rowsAhead } from '../../server/township/projections/ahead.ts';
import { branch } from '../domain/scene.ts';
import { addressOf, eachOf, pagesIn } from './pages.ts';
import { runTownship } from './service.ts';

it('no page of this year, nor of all branches’ last, makes a row that was not made ahead', async () => {
  const { store, data, ...township } = await runTownship(['east', 'west']);
  onTestFinished(() => township.close());
  const units = ['east', 'west'];
  for (const unit of units) await township.arrive(unit, branch().events);
  await store.makeRows({ units, rows: [{ name: 'room', key: '' }, ...rowsAhead('2026-11-15')] });
  const rows = () => {
    const db = new Database(join(data, 'township.db'), { readonly: true });
    const names = db.prepare("SELECT DISTINCT name || ' ' || key FROM projection ORDER BY 1").pluck().all();
    db.close();
    return names;
  };
  const ahead = rows();
  const staff = await township.signedIn('township');
  for (const page of pagesIn((await staff.ask('GET', '/api/openapi.json')).body)) {
    // Of the year before, all branches beside each other.
    const years = page.path.includes('{unit}') ? ['2026'] : ['2026', '2025'];
    for (const year of years)
      for (const one of eachOf(page)) {
        const address = addressOf(page, { unit: 'east', form: 'csv', year, ...one }, true);
        await fetch(staff.url + address, { headers: { cookie: staff.cookie } });
        expect({ address, rows: rows() }).toEqual({ address, rows: ahead });
      }
  }
});

it('a branch whose records pour in rests between two makings, which no other waits for; the last ones are made', async () => {
  /** ms that a making takes, at least. */
  const taking = 10;
  const made: string[] = [];
  let [poured, shown] = [0, 0];
  const ahead = keepAhead(
    {
      news: async () => new Map(),
      async makeRows({ units, rows }) {
        if (rows.some(({ name }) => name !== 'room')) return new Set();
        shown = poured;
        await sleep(taking + 1);
        made.push(...units);
        return new Set();
      },
    },
    Date.now,
    { onRows: () => undefined, onFailure: (error) => expect.unreachable(String(error)) },
  );
  onTestFinished(() => ahead.close());
  const began = performance.now();
  for (poured = 1; poured < 40; poured += 1) {
    ahead.wake(poured === 20 ? ['poured', 'alone'] : ['poured']);
    await sleep(taking);
  }
  ahead.wake(['poured']);
  await vi.waitFor(() => expect(shown).toBe(40), { timeout: 10_000 });
  const most = 1 + (performance.now() - began) / (15 * taking);
  expect(made.filter((unit) => unit === 'poured').length).toBeLessThanOrEqual(most);
  expect(made.filter((unit) => unit === 'alone')).toHaveLength(1);
});

it('a branch whose making fails is made again, though nothing more comes of it', async () => {
  const failures: unknown[] = [];
  const shown: string[] = [];
  const ahead = keepAhead(
    {
      news: async () => new Map(),
      async makeRows() {
        if (failures.length === 0) throw new Error('injected');
        return new Set();
      },
    },
    Date.now,
    { onRows: (units) => shown.push(...units), onFailure: (error) => failures.push(error) },
  );
  onTestFinished(() => ahead.close());
  ahead.wake(['east']);
  await vi.waitFor(() => expect(shown).toEqual(['east']), { timeout: 10_000 });
});
