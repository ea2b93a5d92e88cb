/** Files for Excel, read back by the library that reads the room's lists; and who may take them. */
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hold } from '../domain/book-keeping.ts';
import { branch, ordinary } from '../domain/scene.ts';
import { type Browser, runTownship, type Township } from './service.ts';

let township: Township;
let [staff, community, secretary]: Browser[] = [];

beforeAll(async () => {
  township = await runTownship(['east', 'west']);
  const scene = branch('2026-02-20');
  scene.do({
    type: 'roster.add',
    data: { people: [{ person: 'odd', name: '=cmd', ...ordinary, from: '2026-03-01' }] },
  });
  hold(scene, 'm3', '2026-03-15');
  scene.do({ type: 'dues-base.set', data: { person: 'chen', fen: 550, from: '2026-01' } });
  scene.do({ type: 'dues.pay', data: { person: 'chen', months: ['2026-03'], how: 'in-person' } });
  await township.arrive('east', scene.events);
  staff = await township.signedIn('township');
  community = await township.signedIn('community', ['east']);
  secretary = await township.signedIn('branch', ['east']);
});
afterAll(() => township.close());

async function taken(browser: Browser | undefined, path: string) {
  const response = await fetch(township.url + path, { headers: { cookie: browser?.cookie ?? '' } });
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function sheet(browser: Browser | undefined, path: string) {
  const [book] = (await readXlsx((await taken(browser, path)).bytes)).sheets;
  return { name: book?.name, rows: book?.rows.map((row) => row.map((cell) => cell ?? '')) ?? [] };
}

describe('a file for Excel', () => {
  it('CX-25 has the branches beside each other, with its date and who took it', async () => {
    const { name, rows } = await sheet(staff, '/api/exports/comparison.xlsx?year=2026');
    expect(name).toBe('2026年支部对比');
    expect(rows[1]?.[0]).toBe('数据截至 2026-11-15 09:00，由 township 导出');
    expect(rows[3]?.slice(0, 6)).toEqual(['支部', '名次', '全年参与率（%）', '要求（%）', '主题党日已开展', '应开展']);
    // Of 林, 陈, 王 and the newcomer one came. March to October were asked for, and so is the fifteenth today.
    expect(rows[4]?.slice(0, 6)).toEqual(['流岐岙村党支部', 1, 25, 85, 1, 8]);
    expect(rows[5]?.slice(0, 3)).toEqual(['west', '还没有传来数据或正在统计', '']);
    expect(rows).toHaveLength(6);
  });

  it('WJ-09 has every branch in the assessment, those without figures, too', async () => {
    const { rows } = await sheet(staff, '/api/exports/assessment.xlsx?year=2026');
    const result = rows[3]?.indexOf('结果') ?? -1;
    expect(rows.slice(4).map((row) => [row[0], row[result]])).toEqual([
      ['流岐岙村党支部', '制度没有规定考核'],
      ['west', '还没有传来数据或正在统计'],
    ]);
  });

  it('CX-16 has a branch’s year by name, and a text that looks like a formula is none', async () => {
    const { rows } = await sheet(community, '/api/branches/east/exports/attendance.xlsx?year=2026');
    expect(rows[3]).toEqual(['姓名', '党小组', '2026-03-15', '出席', '请假', '缺席', '参与率（%）']);
    expect(rows.slice(4).map((row) => [row[0], row[2], row[6]])).toEqual([
      ['林国栋', '缺席', 0],
      ['陈建国', '出席', 100],
      ['王桂兰', '缺席', 0],
      ['=cmd', '缺席', 0],
    ]);
    const csv = await taken(community, '/api/branches/east/exports/attendance.csv?year=2026');
    expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = parseCsv(new TextDecoder().decode(csv.bytes));
    expect(lines.at(-1)?.[0]).toBe("'=cmd");
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(decodeURIComponent(csv.headers.get('content-disposition') ?? '')).toContain(
      '流岐岙村党支部2026年出席情况.csv',
    );
  });

  it('XN-02 shows amounts of dues to the branch alone', async () => {
    const chen = async (browser: Browser | undefined) => {
      const { rows } = await sheet(browser, '/api/branches/east/exports/dues.xlsx?year=2026');
      expect(rows[3]?.slice(0, 2)).toEqual(['姓名', '2026-03']);
      return rows.find(([name]) => name === '陈建国')?.slice(1, 3);
    };
    expect(await chen(secretary)).toEqual([5.5, '未交']);
    for (const browser of [staff, community]) expect(await chen(browser)).toEqual(['已交', '未交']);
    const { body } = (await secretary?.ask('GET', '/api/branches/east/dues?year=2026')) ?? {};
    const [, chenOnPage] = body.people;
    expect(chenOnPage.paid.slice(0, 2), 'on no page, the branch’s own neither').toEqual([true, false]);
  });

  it('has the notices of the role, or all of one branch', async () => {
    const { rows } = await sheet(secretary, '/api/exports/notices.xlsx?unit=east');
    expect(rows[3]).toEqual(['支部', '事项', '由谁过问', '依据', '起始', '期限', '状态']);
    expect(rows.slice(4).map((row) => row[1])).toContain('当月主题党日没有安排或开展');
    const own = await sheet(community, '/api/exports/notices.xlsx');
    expect(new Set(own.rows.slice(4).map((row) => row[2]))).toEqual(new Set(['社区']));
  });

  it('KX-09 stands on record before it goes out, and shows nobody another’s branch', async () => {
    township.clock.now += 1000;
    await taken(secretary, '/api/branches/east/exports/dues.csv?year=2026');
    const [latest] = await township.store.audit.list({ limit: 1 });
    expect(latest).toMatchObject({ account: 'id branch east', unit: 'east', subject: 'dues:2026', deed: 'exported' });
    expect(await taken(secretary, '/api/branches/west/exports/dues.csv')).toMatchObject({ status: 403 });
    expect(await taken(undefined, '/api/exports/comparison.csv')).toMatchObject({ status: 401 });
    expect(await taken(staff, '/api/exports/comparison.exe')).toMatchObject({ status: 400 });
    for (const what of ['dues', 'attendance'])
      expect(await taken(staff, `/api/branches/west/exports/${what}.csv`), what).toMatchObject({ status: 404 });
    expect(await taken(staff, '/api/branches/east/exports/dues.csv?year=2099')).toMatchObject({ status: 404 });
    const mine = await sheet(secretary, '/api/exports/comparison.xlsx');
    expect(mine.rows.slice(4).map(([name]) => name)).toEqual(['流岐岙村党支部']);
  });
});
