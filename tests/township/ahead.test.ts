/** What the console opens with is there before anybody asks: a page that reads a row for the year must have it made for the year. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { rowsAhead } from '../../server/township/projections/ahead.ts';
import { branch } from '../domain/scene.ts';
import { addressOf, pagesIn } from './pages.ts';
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
    for (const year of years) {
      const address = addressOf(page, { unit: 'east', form: 'csv', year }, true);
      await fetch(staff.url + address, { headers: { cookie: staff.cookie } });
      expect({ address, rows: rows() }).toEqual({ address, rows: ahead });
    }
  }
});
