/**
 * Each page of the console over 200 branches of five years with 50 members, on both databases: how long it takes, and how many
 * rows its statements read for those that they give. The pages are those of the server's own description, so none is forgotten.
 * BRANCHES, as in the environment, for a smaller township.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { dateOf } from '../../server/domain/date.ts';
import { rowsAhead } from '../../server/township/projections/ahead.ts';
import { openPostgres } from '../../server/township/store/postgres.ts';
import { openSqlite } from '../../server/township/store/sqlite.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { startPostgres } from '../doubles/postgres.ts';
import { startTownshipProcess, type TownshipProcess } from '../scenarios/township.ts';
import { clock, ms, percentile, report } from './figures.ts';
import { fillTownship } from './township-load.ts';
import { explaining, type Ran, statementsIn } from './township-plans.ts';

const load = { branches: Number(process.env.BRANCHES ?? 200), years: 5, members: 50, until: dateOf(Date.now()) };
const goal = 200;
const rowsGoal = 20;
const asks = 100;

interface Place {
  readonly data: string;
  readonly database?: string;
}

const Operation = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: z.object({ enum: z.array(z.string()).optional() }),
      }),
    )
    .default([]),
});
const Description = z.object({ paths: z.record(z.string(), z.object({ get: Operation.optional() })) });

const statements = await onPostgres();
await onSqlite(statements);

async function onPostgres(): Promise<readonly string[]> {
  const [data, postgres] = [folder(), await startPostgres()];
  try {
    await measure('PostgreSQL', { data, database: postgres.url });
    return tellRows(statementsIn(postgres.said()));
  } finally {
    await postgres.stop();
    rmSync(data, { recursive: true });
  }
}

/** The same statements go by an index here, too. */
async function onSqlite(same: readonly string[]): Promise<void> {
  const data = folder();
  try {
    await measure('SQLite', { data });
    const db = new Database(join(data, 'township.db'), { readonly: true });
    const scanning = same.filter((sql) => plan(db, sql).some((detail) => detail.startsWith('SCAN')));
    report('SQLite: statements that read a table from end to end', String(scanning.length), '0');
    for (const sql of scanning) console.log(`  ${sql}`);
    db.close();
  } finally {
    rmSync(data, { recursive: true });
  }
}

function plan(db: Database.Database, sql: string): string[] {
  const marked = sql.replaceAll(/\$\d+/g, '?').replace(/ FOR UPDATE$/, '');
  const marks = Array.from({ length: marked.split('?').length - 1 }, () => null);
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${marked}`)
    .all(marks)
    .map(({ detail }) => detail);
}

async function measure(kind: string, place: Place): Promise<void> {
  const began = clock();
  const { units, events } = await fillTownship(place, load);
  await accept(place, units);
  report(`${kind}: ${units.length} branches, ${events} events written`, ms(clock() - began));
  const server = await startTownshipProcess(
    place.data,
    0,
    place.database === undefined ? {} : { database: explaining(place.database) },
  );
  try {
    const made = clock();
    await rowsMade(place, units.length);
    report(`${kind}: their rows made`, ms(clock() - made));
    for (const page of await pagesOf(server)) await tell(kind, server, page, units);
  } finally {
    await server.kill('SIGTERM');
  }
}

async function accept(place: Place, units: readonly string[]): Promise<void> {
  const store = await openTownship({ ...place, now: Date.now });
  for (const unit of units) {
    const [code, origin] = [`code-${unit}`, `box-${unit}`];
    await store.devices.offerCode({ code, branch: unit, expires: Date.now() + 60_000, account: '' });
    const publicKey = new Uint8Array(32);
    await store.devices.enrol({ code, origin, unit, room: '活动室', branch: unit, publicKey });
    await store.devices.setStanding(origin, 'accepted', '');
  }
  await store.close();
}

/** All that is made before anybody asks. */
async function rowsMade({ data, database }: Place, branches: number): Promise<void> {
  const engine = database === undefined ? openSqlite(data, 0) : await openPostgres(database);
  const expected = branches * (1 + rowsAhead(load.until).length);
  for (let count = 0; count < expected; await sleep(500)) {
    const rows = engine.db.selectFrom('projection').select(({ fn }) => fn.countAll<number>().as('count'));
    ({ count } = await rows.executeTakeFirstOrThrow());
  }
  await engine.close();
}

interface Page {
  readonly path: string;
  /** What an address has in it beside a unit: the first of what may stand there, or what there is none of. */
  readonly given: Readonly<Record<string, string>>;
}

/** Every address that a console may fetch. */
async function pagesOf(server: TownshipProcess): Promise<Page[]> {
  const { paths } = Description.parse(await server.ask('GET', '/api/openapi.json'));
  return Object.entries(paths).flatMap(([path, { get }]) => {
    if (get === undefined || !path.startsWith('/api/')) return [];
    const needed = get.parameters.filter(({ required }) => required);
    const query = needed.flatMap((one) => (one.in === 'query' ? [`${one.name}={${one.name}}`] : []));
    const given = Object.fromEntries(needed.map(({ name, schema }) => [name, schema.enum?.[0] ?? 'none']));
    return [{ path: query.length === 0 ? path : `${path}?${query.join('&')}`, given }];
  });
}

/** What there is none of is answered, too: with 404. A page that may not be asked more often is not. */
async function tell(kind: string, server: TownshipProcess, page: Page, units: readonly string[]): Promise<void> {
  const took: number[] = [];
  for (let n = 0; n < asks; n += 1) {
    const given: Page['given'] = { ...page.given, unit: units[Math.floor(Math.random() * units.length)] ?? '' };
    const path = page.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '');
    const began = clock();
    const { status } = await server.get(path);
    if (status === 429) break;
    if (status === 400) return report(`${kind} ${page.path}`, 'wants what nobody told');
    if (status !== 200 && status !== 404) throw new Error(`${path}: ${status}`);
    took.push(clock() - began);
  }
  const [p50, p95] = [percentile(took, 0.5), percentile(took, 0.95)].map(ms);
  report(`${kind} ${page.path}, p50 and p95`, `${p50} ${p95}`, `≤ ${goal} ms`);
}

/** Returns the statements. */
function tellRows(ran: readonly Ran[]): string[] {
  const bySql = Map.groupBy(ran, ({ sql }) => sql);
  const ratio = ({ read, given }: Ran) => read / Math.max(given, 1);
  const worst = [...bySql.values()].map((runs) => runs.reduce((a, b) => (ratio(a) < ratio(b) ? b : a)));
  report('rows read for one that is given, at most', Math.max(...worst.map(ratio)).toFixed(1), `≤ ${rowsGoal}`);
  for (const one of worst.filter((run) => ratio(run) > rowsGoal)) console.log(`  ${one.read}/${one.given} ${one.sql}`);
  return [...bySql.keys()];
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'township-pages-'));
}
