/** What the township gives its branches: once each, told by branch where it failed, and to a new branch what still holds. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { policyOn } from '../../server/domain/branch.ts';
import type { Guide } from '../../server/domain/events/guidance.ts';
import type { Event } from '../../server/domain/events.ts';
import { branchOf } from '../../server/domain/state.ts';
import type {
  GivenThemesPage,
  HolidaysPage,
  PoliciesPage,
  PolicyAnswer,
  PolicyValues,
} from '../../server/township/contract/guidance.ts';
import type { NoticesAnswer } from '../../server/township/contract/notices.ts';
import { deliverHolding, type GuidanceStore, giveAll } from '../../server/township/guidance/deliver.ts';
import { type Given, givenIn, townshipUnit } from '../../server/township/guidance/given.ts';
import { regain } from '../../server/township/guidance/regain.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { branch } from '../domain/scene.ts';
import { draft } from './box-log.ts';
import { type Browser, runTownship, type Township } from './service.ts';

let township: Township;
let staff: Browser;

beforeAll(async () => {
  township = await runTownship(['east', 'west']);
  staff = await township.signedIn('township');
});
afterAll(() => township.close());

const get = async <T>(path: string): Promise<T> => (await staff.ask('GET', `/api/${path}`)).body;
const post = async <T>(path: string, body: object): Promise<T> => (await staff.ask('POST', `/api/${path}`, body)).body;
const stateOf = (unit: string) => township.store.stateOf(unit);
const countOf = async (unit: string) => (await township.store.eventsOf(unit)).length;

const theme = {
  ...{ theme: 't1', title: '基层治理', when: '2026-11-15', must: true, points: ['全会精神'] },
  lesson: { title: '党课', pages: ['一', '二'] },
};
const themePost = (change = {}) => ({ id: randomUUID(), to: 'all', theme: { ...theme, ...change } });
const themesNow = () => get<GivenThemesPage>('themes?year=2026');
const standings = async (id = 't1') =>
  (await themesNow()).themes.find((one) => one.id === id)?.branches.map(({ standing }) => standing);

/** The box of a unit says how far it holds what the township writes. */
const holds = (unit: string, seq: number) => {
  const report = { events: 0, readers: [], clock: 'ntp', holds: [{ origin: township.store.origin, seq }] };
  return township.store.devices.heard(new Map([[`box-${unit}`, JSON.stringify(report)]]));
};

describe('a theme', () => {
  it('GB-03 comes into every branch’s log once, however often it is sent, and its page follows it until it is held', async () => {
    const given = themePost();
    expect(await post('themes', given)).toEqual({ delivered: ['east', 'west'], failed: [] });
    expect(await post('themes', given)).toEqual({ delivered: [], failed: [] });
    expect(await countOf('east')).toBe(1);
    expect((await themesNow()).themes).toMatchObject([
      { id: 't1', by: 'township', to: 'all', lesson: { title: '党课', pages: 2 }, recalled: null },
    ]);
    expect(await standings()).toEqual(['sent', 'sent']);
    await holds('east', 1);
    expect(await standings()).toEqual(['received', 'sent']);

    const scene = branch();
    let sent = 0;
    const arrive = async () => {
      const fresh: readonly Event[] = scene.events.slice(sent);
      sent = scene.events.length;
      // A branch is the unit of its log.
      const subject = (of: string) => (of === 'branch:b1' ? 'branch:east' : of);
      await township.arrive(
        'east',
        fresh.map((event) => ({ ...event, subject: subject(event.subject) })),
      );
    };
    scene.do({ type: 'theme.issue', data: theme });
    const issued = scene.events.pop(); // it is in the township's log already
    scene.do({ type: 'theme.take', data: { meeting: 'm1', theme: 't1', entry: 'e1', reason: '改用' } });
    expect(issued?.type).toBe('theme.issued');
    await arrive();
    expect(await standings()).toEqual(['planned', 'sent']);
    scene.open();
    scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '散会' } });
    await arrive();
    expect(await standings()).toEqual(['held', 'sent']);
  });

  it('is given to one branch, changed for it, and taken back', async () => {
    const lesson = { title: '补充材料', pages: ['三'] };
    await post('themes', { ...themePost({ theme: 't2', when: '2026-12' }), to: ['west'] });
    expect(await standings('t2')).toEqual(['sent']);
    await post('themes', { ...themePost({ theme: 't2', when: '2026-12', lesson }), to: ['west'] });
    expect(await get('themes/t2')).toEqual({ lesson });
    expect((await stateOf('west')).themes.get('t2')?.theme?.lesson).toEqual(lesson);
    const recalled = await post('themes/recall', { id: randomUUID(), theme: 't2', reason: '另行安排' });
    expect(recalled).toEqual({ delivered: ['west'], failed: [] });
    expect((await themesNow()).themes.find(({ id }) => id === 't2')?.recalled).toBe('另行安排');
    expect((await stateOf('east')).themes.has('t2')).toBe(false);
  });

  it('that a box has is received, also where the township writes under another origin since', async () => {
    const { data, store, close, signedIn } = await runTownship(['east']);
    onTestFinished(close);
    const page = await signedIn('township');
    const give = (id: string) => page.ask('POST', '/api/themes', themePost({ theme: id }));
    const has = async (...logs: readonly { readonly origin: string; readonly seq: number }[]) => {
      const report = { events: 0, readers: [], clock: 'ntp', holds: logs };
      await store.devices.heard(new Map([['box-east', JSON.stringify(report)]]));
      const { themes } = (await page.ask('GET', '/api/themes?year=2026')).body as GivenThemesPage;
      return Object.fromEntries(themes.map(({ id, branches }) => [id, branches[0]?.standing]));
    };
    await give('t1');
    await give('t2');
    const before = { origin: store.origin, seq: 2 };
    expect(await has(before)).toEqual({ t1: 'received', t2: 'received' });
    const db = new Database(join(data, 'township.db'));
    db.exec("UPDATE township SET origin = 'anew'");
    db.close();
    await give('t3');
    expect(await has(before)).toEqual({ t1: 'received', t2: 'received', t3: 'sent' });
    expect(await has(before, { origin: 'anew', seq: 1 })).toMatchObject({ t2: 'received', t3: 'received' });
  });

  it('that cannot be written for a branch is told, stands for the others, and is written when it is sent again', async () => {
    const { store } = township;
    const broken: GuidanceStore = {
      ...store,
      subjectEvents: (unit, subject) =>
        unit === 'east' ? Promise.reject(new Error('the database is away')) : store.subjectEvents(unit, subject),
    };
    const giver = { actor: 'a', now: township.clock.now, logger: pino({ level: 'silent' }) };
    const guide = { type: 'theme.issue' as const, data: { ...theme, theme: 't3' } };
    const given = { id: randomUUID(), to: 'all' as const, guide };
    expect(await giveAll(broken, given, giver)).toEqual({ delivered: ['west'], failed: ['east'] });
    expect(await standings('t3')).toEqual(['missing', 'sent']);
    expect(await post('guidance/again', {})).toEqual({ delivered: ['east'], failed: [] });
    expect(await giveAll(store, given, giver)).toEqual({ delivered: [], failed: [] });
  });

  it('is refused where its lesson is too long, and for whoever is not the township’s', async () => {
    const long = { title: '党课', pages: Array(12).fill('学'.repeat(1900)) };
    expect((await staff.ask('POST', '/api/themes', themePost({ lesson: long }))).status).toBe(400);
    const community = await township.signedIn('community', ['east']);
    for (const path of ['themes', 'policies', 'holidays'])
      expect((await community.ask('GET', `/api/${path}`)).status).toBe(403);
    expect((await community.ask('POST', '/api/themes', themePost())).status).toBe(403);
    expect((await themesNow()).communities).toEqual([{ name: 'community east', units: ['east'] }]);
  });
});

describe('a policy', () => {
  const wanted = (set: Record<string, unknown>, from = '2026-11-01') => ({
    ...{ id: randomUUID(), to: 'all', base: 'cx-6n', assessment: false, name: '赤溪镇办法', from, set },
  });

  it('XN-12 tells what is wrong with its values, each with its clause', async () => {
    const { kind, ...answer } = await post<PolicyAnswer>('policies', wanted({ 'participation.threshold': 2, none: 1 }));
    expect(kind).toBe('problems');
    expect(answer).toMatchObject({
      problems: [
        { path: 'none', why: 'unknown-value' },
        { path: 'participation.threshold', why: 'out-of-range', clause: expect.stringContaining('CX-07') },
      ],
    });
    const { values } = await get<PolicyValues>('policies/values?base=cx-6n&assessment=false');
    expect(values).toContainEqual({ path: 'participation.threshold', clause: expect.any(String), value: 0.85 });
    expect(values.some(({ path }) => path.endsWith('.id') || path === 'name')).toBe(false);
  });

  it('is adopted by all from its day on, each time as a new version, with what differs from the document', async () => {
    const first = wanted({ 'participation.threshold': 0.9 });
    expect(await post('policies', first)).toMatchObject({ kind: 'given', delivered: ['east', 'west'] });
    expect(await post('policies', first)).toMatchObject({ kind: 'given', delivered: [] });
    await post('policies', { ...wanted({ 'participation.threshold': 0.95 }, '2027-01-01'), to: ['west'] });
    const page = await get<PoliciesPage>('policies');
    expect(page.versions.map(({ version, from, changes }) => [version, from, changes])).toMatchObject([
      [2, '2027-01-01', [{ path: 'participation.threshold', was: 0.85, value: 0.95 }]],
      [1, '2026-11-01', [{ value: 0.9 }]],
    ]);
    expect(page.branches).toMatchObject([
      { unit: 'east', name: '赤溪镇办法', version: 1, own: false, next: null, standing: 'sent' },
      { unit: 'west', version: 1, next: { version: 2, from: '2027-01-01' }, standing: 'sent' },
    ]);
    const own = branchOf(await stateOf('east'));
    expect(own && policyOn(own, '2026-11-15').participation.threshold).toBe(0.9);
  });
});

it('CX-01 a year of holidays is entered once for all, and one that is due and not known is told', async () => {
  expect((await get<HolidaysPage>('holidays')).uncovered).toEqual(['2027']);
  expect((await get<NoticesAnswer>('notices')).uncovered).toEqual(['2027']);
  const days = { off: [['2027-01-01', '2027-01-03']], work: ['2027-01-09'] };
  expect(await post('holidays', { id: randomUUID(), year: '2027', ...days })).toEqual({
    ...{ delivered: ['east', 'west'], failed: [] },
  });
  const page = await get<HolidaysPage>('holidays');
  expect(page.uncovered).toEqual([]);
  expect((await get<NoticesAnswer>('notices')).uncovered).toEqual([]);
  expect(page.years[0]).toMatchObject({ year: '2027', days, entered: { by: 'township' }, missing: 0 });
  expect((await stateOf('west')).branches.get('west')?.holidays['2027']).toEqual(days);
});

/** The first box of a branch comes in, and is accepted. */
async function comesIn(unit: string, key: number) {
  const { devices } = township.store;
  await devices.offerCode({ code: unit, branch: unit, expires: township.clock.now + 1000, account: '' });
  const publicKey = new Uint8Array(32).fill(key);
  await devices.enrol({ code: unit, origin: `box-${unit}`, unit, room: '活动室', branch: unit, publicKey });
  expect(await post('fleet/accept', { origin: `box-${unit}` })).toEqual({ ok: true });
  return stateOf(unit);
}

it('a branch that is new gets what still holds, once: no month that is past, nothing that was taken back', async () => {
  await post('themes', themePost({ theme: 'old', when: '2026-10' }));
  const state = await comesIn('new', 9);
  expect([...state.themes.keys()]).toEqual(['t1', 't3']);
  expect(state.branches.get('new')?.policies.map(({ policy }) => policy.version)).toEqual([1]);
  expect(state.branches.get('new')?.decreedYears).toEqual(['2027']);
  const before = await countOf('new');
  const giver = { actor: 'a', now: township.clock.now, logger: pino({ level: 'silent' }) };
  expect(await deliverHolding(township.store, ['new'], '2026-11-15', giver)).toEqual({ delivered: [], failed: [] });
  expect(await countOf('new')).toBe(before);
});

it('what was given anew to some takes nothing from a branch that is new and not among them', async () => {
  await post('themes', { ...themePost({ theme: 't3', title: '西村专题' }), to: ['west'] });
  const policy = { base: 'cx-6n', assessment: false, name: '西村办法', from: '2026-11-10', set: {} };
  expect(await post('policies', { id: randomUUID(), to: ['west'], ...policy })).toMatchObject({ delivered: ['west'] });
  const { themes, branches } = await comesIn('later', 10);
  expect(themes.get('t3')?.theme?.title).toBe('基层治理');
  expect(branches.get('later')?.policies.map(({ policy: { name } }) => name)).toEqual(['赤溪镇办法']);
});

const byId = (a: Pick<Given, 'id'>, b: Pick<Given, 'id'>) => (a.id < b.id ? -1 : 1);

it('a list that was lost with the township’s database is found in the branches’ logs, with who gave it to whom and when', async () => {
  const restored = await runTownship(['east', 'west']);
  onTestFinished(() => restored.close());
  const { store, clock } = restored;
  const giver = { actor: 'li', now: clock.now, logger: pino({ level: 'silent' }) };
  const issue = { type: 'theme.issue', data: theme } as const;
  const recall = { type: 'theme.recall', data: { theme: 't1', reason: '改期' } } as const;
  const years = { '2027': { off: [], work: [] } };
  const holidays: Guide = { type: 'holidays.learn', data: { years, level: 'township' } };
  await giveAll(store, { id: 'g1', to: 'all', guide: issue }, giver);
  await giveAll(store, { id: 'g2', to: ['west'], guide: { ...issue, data: { ...theme, theme: 't2' } } }, giver);
  await giveAll(store, { id: 'g3', to: 'all', guide: holidays }, giver);
  await giveAll(store, { id: 'g4', to: 'all', guide: recall }, giver);
  const listed = async () => givenIn(await store.stateOf(townshipUnit));
  const before = await listed();

  const db = new Database(join(restored.data, 'township.db'));
  for (const table of ['event', 'log_head', 'snapshot']) db.exec(`DELETE FROM ${table} WHERE unit = '${townshipUnit}'`);
  db.close();
  const again = await openTownship({ data: restored.data, now: () => clock.now });
  onTestFinished(() => again.close());
  const found = async () => givenIn(await again.stateOf(townshipUnit));
  expect(await found()).toEqual([]);
  // As far as another box had brought it.
  const part = { to: ['west'], guide: issue };
  const drafted = draft({ unit: townshipUnit, type: 'guidance.given', subject: 'guide:g1', data: part });
  await again.append([{ ...drafted, actor: 'li', wall: clock.now }]);
  await regain(again, await again.projected('guidance', ['east', 'west']));
  const told = (all: readonly Given[]) => all.map(({ at: { wall }, ...one }) => ({ ...one, wall })).sort(byId);
  expect(told(await found())).toEqual(told(before));
  const count = (await again.eventsOf(townshipUnit)).length;
  await regain(again, await again.projected('guidance', ['east', 'west']));
  expect((await again.eventsOf(townshipUnit)).length).toBe(count);
});
