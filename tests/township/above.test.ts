/** What the levels above enter about a branch: visits and what must be put right, scores and decisions. */
import { parseCsv } from 'hucre/csv';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandDataOf, CommandType } from '../../server/domain/commands.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { activity, hold } from '../domain/book-keeping.ts';
import { branch } from '../domain/scene.ts';
import { type Browser, runTownship, type Township } from './service.ts';

let township: Township;
let staff: Browser;
let community: Browser;
let secretary: Browser;
let commands = 0;

beforeAll(async () => {
  township = await runTownship(['east', 'west']);
  const scene = branch('2026-01-02');
  scene.do({ type: 'policy.adopt', data: { policy: withAssessment(cx6n), from: '2026-01-01' } });
  hold(scene, 'm10', '2026-10-15');
  scene.do({
    type: 'assessment.score',
    data: { year: '2026', score: 's-own', row: 'committee-size', level: 'branch', points: 1, note: '' },
  });
  await township.arrive('east', scene.events);
  staff = await township.signedIn('township');
  community = await township.signedIn('community', ['east']);
  secretary = await township.signedIn('branch', ['east']);
});
afterAll(() => township.close());

/** The answer's kind, or the status of the refusal. */
async function give<T extends CommandType>(
  browser: Browser,
  type: T,
  data: CommandDataOf<T>,
): Promise<string | number> {
  commands += 1;
  const post = { id: `c${commands}`, type, data };
  const { status, body } = await browser.ask('POST', '/api/branches/east/commands', post);
  return status === 200 ? body.kind : status;
}

const got = async (path: string, browser = staff) => (await browser.ask('GET', path)).body;
const entry = (id: string, fact: CommandDataOf<'ledger.write'>['fact']): CommandDataOf<'ledger.write'> => ({
  ...{ entry: id, on: '2026-11-12', fact, text: '签到表缺两人', evidence: [], corrects: null },
});

it('CX-17 each level enters its own visits, against the branch and the meeting, and nothing else', async () => {
  const seen = activity('inspection', {
    level: 'township',
    title: '明察暗访',
    place: '活动室',
    meeting: 'm10',
    score: 92,
  });
  expect(await give(staff, 'ledger.write', entry('v1', seen))).toBe('done');
  expect(await give(community, 'ledger.write', entry('v2', activity('phone-check', { level: 'community' })))).toBe(
    'done',
  );
  expect(await give(community, 'ledger.write', entry('v3', seen))).toBe(403);
  expect(await give(staff, 'ledger.write', entry('v4', activity('lecture', { level: 'township' })))).toBe(403);
  expect(await give(secretary, 'ledger.write', entry('v5', seen))).toBe(403);
  expect(await give(community, 'ledger.strike', { ledger: 'life:2026', entry: 'v1', reason: '登记有误' })).toBe(403);
  expect(await give(community, 'ledger.strike', { ledger: 'life:2026', entry: 'v2', reason: '登记有误' })).toBe('done');
  const { visits, meetings } = await got('/api/branches/east/visits?year=2026', secretary);
  expect(visits).toEqual([
    {
      ...{ id: 'v1', on: '2026-11-12', kind: 'inspection', level: 'township', title: '明察暗访', place: '活动室' },
      ...{ text: '签到表缺两人', meeting: '2026-10-15', score: 92, grade: null },
    },
  ]);
  expect(meetings).toEqual([{ id: 'm10', date: '2026-10-15' }]);
});

it('XN-08 GB-06 what was found is to be put right by a day, and closed by who found it', async () => {
  const raised = { kind: 'rectification', on: '2026-11-12', from: 'township', to: 'branch' } as const;
  const nobody = { look: null, parent: null, person: null };
  const text = { text: '会议记录不规范', measures: '按样本补齐', due: '2026-11-14' };
  expect(await give(staff, 'item.raise', { item: 'f1', ...raised, ...nobody, ...text, meeting: 'm10' })).toBe('done');
  const found = async () => (await got('/api/branches/east/visits')).findings;
  expect(await found()).toMatchObject([{ id: 'f1', ...text, standing: 'late', closed: null }]);
  expect(await give(secretary, 'item.close', { item: 'f1', on: '2026-11-15' })).toBe(403);
  expect(
    await give(staff, 'item.review', { item: 'f1', entry: 'r1', on: '2026-11-15', passed: true, text: '已补齐' }),
  ).toBe('done');
  expect(await give(staff, 'item.close', { item: 'f1', on: '2026-11-15' })).toBe('done');
  expect(await found()).toMatchObject([{ standing: 'done-late', closed: '2026-11-15', trail: [{ passed: true }] }]);
});

it('WJ-09 the branch scores itself, the township assesses and enters the district’s word, until it is published', async () => {
  const scored = { year: '2026', row: 'committee-size', points: 0.5, note: '' };
  expect(await give(staff, 'assessment.score', { ...scored, score: 's0', level: 'branch' })).toBe(403);
  expect(await give(community, 'assessment.score', { ...scored, score: 's1', level: 'committee' })).toBe(403);
  expect(await give(staff, 'assessment.score', { ...scored, score: 's2', level: 'committee' })).toBe('done');
  expect(await give(staff, 'assessment.withdraw-score', { year: '2026', score: 's-own', reason: '登记有误' })).toBe(
    403,
  );
  expect(
    await give(staff, 'assessment.decide', { year: '2026', decision: 'd1', on: '2026-11-15', qualified: true }),
  ).toBe('refused');
  expect(
    await give(staff, 'assessment.decide', { year: '2026', decision: 'd2', on: '2026-11-15', qualified: false }),
  ).toBe('done');
  const { branches, untold } = await got('/api/assessment?year=2026');
  expect(untold).toEqual(['west']);
  expect(branches).toMatchObject([
    {
      unit: 'east',
      sheet: {
        ...{ threshold: 85, verdict: 'not-qualified', decided: '2026-11-15', published: null, objections: 0 },
        levels: [
          { level: 'branch', total: 1 },
          { level: 'committee', total: 0.5 },
          { level: 'district', total: 0 },
        ],
      },
    },
  ]);
  township.clock.now += 1000;
  const file = await fetch(`${township.url}/api/exports/assessment.csv?year=2026`, {
    headers: { cookie: staff.cookie },
  });
  const [title, , , heads, ...rows] = parseCsv(await file.text());
  expect(title?.[0]).toBe('2026年支部考核');
  expect(heads?.slice(0, 4)).toEqual(['支部', '自评', '自评未评（项）', '党（工）委考核']);
  expect(rows.map((row) => [row[0], row[1], row[3], ...row.slice(9)])).toEqual([
    ['流岐岙村党支部', '1', '0.5', '不合格', '2026-11-15', 'township', '', '0'],
    ['west', '', '', '还没有传来数据或正在统计', '', '', '', ''],
  ]);
  const [taken] = await township.store.audit.list({ limit: 1 });
  expect(taken).toMatchObject({ account: 'id township', subject: 'assessment:2026', deed: 'exported' });
  township.clock.now += 1000;
  const page = await got('/api/branches/east/assessment?year=2026');
  expect(page).toMatchObject({ branch: '流岐岙村党支部', sheet: { decision: { qualified: false, points: 0 } } });
  expect(page.grounds.length).toBeGreaterThan(2);
  const [latest] = await township.store.audit.list({ limit: 1, unit: 'east' });
  expect(latest).toMatchObject({ account: 'id township', subject: 'assessment:2026', deed: 'looked' });
});

it('a year of which there cannot be anything is not made up', async () => {
  for (const path of ['comparison', 'assessment', 'branches/east', 'branches/east/people', 'exports/comparison.csv']) {
    expect(await staff.ask('GET', `/api/${path}?year=2099`), path).toMatchObject({
      status: 404,
      body: { error: 'no-such-year' },
    });
    expect((await staff.ask('GET', `/api/${path}?year=1999`)).status, path).toBe(404);
  }
  for (const month of ['2099-01', '1999-12'])
    expect(await staff.ask('GET', `/api/towns?month=${month}`), month).toMatchObject({
      status: 404,
      body: { error: 'no-such-year' },
    });
  expect((await staff.ask('GET', '/api/towns?month=2016-01')).body).toMatchObject({ first: '2016-01' });
});
