import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { type Postgres, startPostgres } from '../doubles/postgres.ts';
import { describeWith } from '../extras.ts';
import { describeTownship } from './store.contract.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'township-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describeTownship('the store on SQLite', () => ({ data: folder() }));

describeWith(['postgres'], 'on a server', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  describeTownship('the store on PostgreSQL', () => ({ data: folder(), database: postgres.url }));
});
