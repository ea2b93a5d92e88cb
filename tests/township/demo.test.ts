/** The demo's simulated rooms: what stands in the township is what real boxes would have sent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beforeFirst, type Tip } from '../../server/log/replicate.ts';
import { flawOf } from '../../server/log/verify.ts';
import { type DemoDay, demoBranches } from '../../server/township/demo/branches.ts';
import { attend } from '../../server/township/demo/office.ts';
import { type DemoRoom, settle, type Township } from '../../server/township/demo/settle.ts';
import { giveThemes } from '../../server/township/demo/themes.ts';
import { due, type Today, todayOf } from '../../server/township/demo/today.ts';
import { approvalsFor, remindersFor } from '../../server/township/queries/approvals.ts';
import { assessmentOver } from '../../server/township/queries/assessment.ts';
import { comparisonFor } from '../../server/township/queries/comparison.ts';
import { themesPage } from '../../server/township/queries/guidance.ts';
import { wallFor } from '../../server/township/queries/wall.ts';
import { openTownship } from '../../server/township/store/store.ts';

const data = mkdtempSync(join(tmpdir(), 'township-demo-'));
const morning = Date.parse('2026-11-18T10:00:00+08:00');
const minute = 60_000;
let at = morning;
let township: Township;
let rooms: DemoRoom[];
let today: Today;

const logger = pino({ level: 'silent' });
const kinds: readonly DemoDay[] = [
  ...(['over', 'running', 'gathering', 'not-reported', 'overdue', 'offline', 'asking', 'never'] as const),
];
const branches = kinds.flatMap((day) => demoBranches.find((branch) => branch.day === day) ?? []);

async function settleAll(): Promise<void> {
  rooms = [];
  for (const [n, branch] of branches.entries())
    rooms.push(await settle(township, { ...branch, members: 12 }, n + 2, { actor: 'demo', now: at, logger }));
  for (const room of rooms) await attend(township, room, 'demo', at);
  today = await todayOf(township, rooms, at);
}

async function pass(to: number): Promise<void> {
  at = to;
  for (const room of rooms) await room.box.write(due(today, room, at));
}

const wall = async () => {
  const shown = await wallFor(township.store, { role: 'township', units: [] }, at);
  return new Map(shown.rooms.map((room) => [branches.find(({ name }) => name === room.branch)?.day, room]));
};

beforeAll(async () => {
  const store = await openTownship({ data, now: () => at, onFault: () => {} });
  township = {
    store,
    data,
    async as(moment, work) {
      const back = at;
      at = moment;
      return work().finally(() => {
        at = back;
      });
    },
  };
  await giveThemes(store, 'demo', logger, at);
  await settleAll();
  await pass(morning);
}, 60_000);
afterAll(async () => {
  await township.store.close();
  rmSync(data, { recursive: true });
});

it('there are twenty-nine, each with a name of its own', () => {
  expect(new Set(demoBranches.map(({ name }) => name)).size).toBe(29);
});

it('each kind of room stands on the wall as it is called', async () => {
  const shown = await wall();
  expect([...shown].map(([day, { standing, link }]) => [day, standing, link]).sort()).toEqual([
    ['asking', 'none', 'up'],
    ['gathering', 'open', 'up'],
    ['never', 'none', 'never'],
    ['not-reported', 'not-reported', 'up'],
    ['offline', 'none', 'down'],
    ['over', 'closed', 'up'],
    ['overdue', 'overdue', 'up'],
    ['running', 'open', 'up'],
  ]);
  expect(shown.get('offline')?.box?.unsent).toBeGreaterThan(0);
});

it('a month whose theme day is still to come is not missing', async () => {
  const { branches: compared } = await comparisonFor(
    township.store,
    { role: 'township', units: [] },
    '2026',
    '2026-11-18',
  );
  const later = demoBranches.find(({ day }) => day === 'gathering');
  expect(compared.find(({ branch }) => branch === later?.name)?.months[10]?.standing).toBe('ahead');
});

it('goes on while one looks: they arrive, and the meeting begins', async () => {
  const before = (await wall()).get('gathering')?.meeting?.figures?.present ?? 0;
  await pass(morning + 45 * minute);
  const room = (await wall()).get('gathering');
  expect(room?.standing).toBe('open');
  expect(room?.meeting?.figures?.present).toBeGreaterThan(before);
});

it('begun again on the same day, it goes on where it stood; on the next, there is a new one', async () => {
  const events = async () => (await township.store.heads()).reduce((sum, { seq }) => sum + seq, 0);
  const before = await events();
  await settleAll();
  await pass(at);
  expect(await events()).toBe(before);
  at = morning + 24 * 60 * minute;
  await settleAll();
  await pass(at);
  expect((await wall()).get('running')?.standing).toBe('open');
});

it('themes went down and were taken, last year was assessed, requests and reminders wait', async () => {
  const staff = { role: 'township', units: [] } as const;
  const { themes } = await themesPage(township.store, '2026');
  expect(themes).toHaveLength(12);
  const held = themes.flatMap(({ branches }) => branches.filter(({ standing }) => standing === 'held'));
  expect(held.length).toBeGreaterThan(30);
  const { branches: assessed } = await assessmentOver(township.store, staff, '2025');
  const verdicts = new Set(assessed.map(({ sheet }) => sheet?.verdict));
  expect(verdicts.size).toBeGreaterThan(1);
  expect(verdicts).not.toContain(undefined);
  const { open } = await approvalsFor(township.store, staff);
  expect(open.map(({ asked }) => asked.kind).sort()).toEqual(['day', 'exemption', 'paper']);
  expect((await remindersFor(township.store, staff)).reminders).not.toEqual([]);
});

it('every chain holds, and nothing was set aside', async () => {
  for (const { box } of rooms) {
    let tip: Tip = beforeFirst;
    for (const row of await township.store.rows(box.log, 0, 100_000)) {
      expect(flawOf(row, tip)).toBeUndefined();
      tip = row;
    }
    expect(tip.seq).toBe(box.seq);
  }
  expect(await township.store.quarantined()).toEqual([]);
});
