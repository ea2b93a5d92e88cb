/**
 * Each page of the console over 200 branches of five years with 50 members, on both databases: what it takes, at its first
 * visit and then. The pages are those of the server's own description, so none is forgotten. BRANCHES, as in the environment,
 * for a smaller township; DATABASE, `SQLite` or `PostgreSQL`, for one of both.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dateOf } from '../../server/domain/date.ts';
import type { BranchPage } from '../../server/township/contract.ts';
import { rowsAhead } from '../../server/township/projections/ahead.ts';
import { openPostgres } from '../../server/township/store/postgres.ts';
import { openSqlite } from '../../server/township/store/sqlite.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { startPostgres } from '../doubles/postgres.ts';
import { startTownshipProcess, type TownshipProcess } from '../scenarios/township.ts';
import { addressOf, type Page, pagesIn } from '../township/pages.ts';
import { clock, ms, percentile, report } from './figures.ts';
import { computed, settled } from './township-bed.ts';
import { fillTownship, unitsOf } from './township-load.ts';

const load = { branches: Number(process.env.BRANCHES ?? 200), years: 5, members: 50, until: dateOf(Date.now()) };
const goal = 200;
const asks = 100;
/** Branches that are visited for the first time, at each page others. */
const visits = 5;

interface Place {
  readonly data: string;
  readonly database?: string;
}

const wanted = process.env.DATABASE;
if (wanted !== 'PostgreSQL') await measure('SQLite', { data: mkdtempSync(join(tmpdir(), 'township-pages-')) });
if (wanted !== 'SQLite') {
  const postgres = await startPostgres();
  try {
    await measure('PostgreSQL', { data: mkdtempSync(join(tmpdir(), 'township-pages-')), database: postgres.url });
  } finally {
    await postgres.stop();
  }
}

async function measure(kind: string, place: Place): Promise<void> {
  try {
    const began = clock();
    const units = unitsOf(load);
    await accept(place, units);
    const events = await fillTownship(place, load);
    report(`${kind}: ${units.length} branches, ${events} events written`, ms(clock() - began));
    const first = await start(place);
    const made = clock();
    const meetings = await rowsMade(place, units.length)
      .then(() => {
        report(`${kind}: their rows made`, ms(clock() - made));
        return meetingsOf(first, units);
      })
      .finally(() => first.kill('SIGTERM'));
    const server = await start(place);
    try {
      await settled(server);
      const strangers = units.values();
      for (const page of pagesIn(await server.ask('GET', '/api/openapi.json')))
        await tell(kind, server, page, meetings, strangers);
    } finally {
      await server.kill('SIGTERM');
    }
  } finally {
    rmSync(place.data, { recursive: true });
  }
}

function start({ data, ...where }: Place): Promise<TownshipProcess> {
  return startTownshipProcess(data, 0, where);
}

async function accept(place: Place, units: readonly string[]): Promise<void> {
  const store = await openTownship({ ...place, now: Date.now });
  for (const unit of units) {
    const [code, origin] = [`code-${unit}`, `box-${unit}`];
    await store.devices.offerCode({ code, branch: unit, expires: Date.now() + 60_000, account: '' });
    const publicKey = new Uint8Array(32);
    await store.devices.enrol({ code, origin, unit, room: '活动室', branch: unit, publicKey });
    if (!(await store.devices.setStanding(origin, 'accepted', ''))) throw new Error(`${unit} has no box`);
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

/** A closed meeting of each branch. Asked of another process than the one that is measured. */
async function meetingsOf(server: TownshipProcess, units: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const held = new Map<string, string>();
  for (const unit of units) {
    const { meetings } = await server.ask<BranchPage>('GET', `/api/branches/${unit}`);
    held.set(unit, meetings.find(({ standing }) => standing === 'closed')?.id ?? 'none');
  }
  return held;
}

/** What an answer took: ms until it was there, and ms that the server computed for it. */
interface Took {
  readonly whole: number;
  readonly computing: number;
}

/** What there is none of is answered, too, with 404. Null: a page that may not be asked more often. */
async function took(server: TownshipProcess, address: string): Promise<Took | null> {
  const [began, before] = [clock(), computed(server.pid)];
  const { status } = await server.get(address);
  if (status === 429) return null;
  if (status !== 200 && status !== 404) throw new Error(`${address}: ${status}`);
  return { whole: clock() - began, computing: (computed(server.pid) - before) * 1000 };
}

/**
 * Of each page: its first visit by this process, then the next. `meetings`: one of each branch; `strangers`: branches that
 * nobody has looked at before.
 */
async function tell(
  kind: string,
  server: TownshipProcess,
  page: Page,
  meetings: ReadonlyMap<string, string>,
  strangers: Iterator<string>,
): Promise<void> {
  const units = [...meetings.keys()];
  const ask = (unit: string) =>
    took(
      server,
      addressOf(page, { unit, meeting: meetings.get(unit) ?? '', assessment: 'true', hash: '0'.repeat(64) }),
    );
  const cold: Took[] = [];
  for (let n = 0; n < (page.path.includes('{unit}') ? visits : 1); n += 1)
    cold.push((await ask(strangers.next().value ?? units[0] ?? '')) ?? { whole: 0, computing: 0 });
  const warm: Took[] = [];
  for (let n = 0; n < asks; n += 1) {
    const one = await ask(units[Math.floor(Math.random() * units.length)] ?? '');
    if (one === null) break;
    warm.push(one);
  }
  const most = (key: keyof Took) => ms(Math.max(...cold.map((one) => one[key])));
  report(`${kind} ${page.path}, first, and of that computing`, `${most('whole')} ${most('computing')}`);
  const of = (key: keyof Took, p: number) =>
    ms(
      percentile(
        warm.map((one) => one[key]),
        p,
      ),
    );
  report('  then p50 and p95', `${of('whole', 0.5)} ${of('whole', 0.95)}`, `≤ ${goal} ms`);
  report('  computing p50 and p95', `${of('computing', 0.5)} ${of('computing', 0.95)}`);
}
