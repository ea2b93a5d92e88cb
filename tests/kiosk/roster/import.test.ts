import { unzipSync, zipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { bookletNumber } from '../../../firmware-protocol/booklet.ts';
import { commandSchemas } from '../../../server/domain/commands.ts';
import type { Existing } from '../../../server/kiosk/roster/entries.ts';
import { importRoster } from '../../../server/kiosk/roster/import.ts';
import { rosterLimits } from '../../../server/kiosk/roster/limits.ts';
import { rosterTemplate } from '../../../server/kiosk/roster/template.ts';

const nobody: Existing = { branch: '杜家村支部', people: [], hasBooklet: () => false };
const book = (rows: string[][]) => writeXlsx({ sheets: [{ name: '名册', rows }] });
const csv = (rows: string[][], separator = ',') => rows.map((row) => row.join(separator)).join('\r\n');
const header = ['序号', '姓名', '党小组', '类别(普通/流动/年老体弱)', '正式/预备', '一本通编号', '所属支部', '身份'];
const good = bookletNumber('0000001');
const list = [
  ['杜家村支部党员名册'],
  header,
  ['1', '张　三', '第一小组', '', '正式', good, '中共赤溪镇杜家村支部委员会', ''],
  ['2', '买买提•艾力', '第一小组', '流动', '预备', good.replace('KB', 'ｋｂ').replace('3', '３'), '', '党员'],
  ['3', '李 玥', '', '年老体弱党员', '', '', '福鼎市农业局支部', '第一书记'],
];
/** Without the doubled booklet. */
const goodList = list.map((row) => row.map((cell) => (cell.startsWith('ｋｂ') ? '' : cell)));
const people = [
  {
    entry: { name: '张三', standing: 'member', category: 'ordinary', probationary: false, group: '第一小组' },
    booklet: good,
  },
  { entry: { name: '买买提·艾力', standing: 'member', category: 'floating', probationary: true, group: '第一小组' } },
  {
    entry: {
      name: '李玥',
      standing: 'linked',
      category: 'frail',
      probationary: false,
      home: '福鼎市农业局支部',
      invitee: 'first-secretary',
    },
  },
];

describe('a good list', () => {
  const text = csv(goodList);
  it.each([
    ['xlsx', () => book(goodList)],
    ['UTF-8', () => Buffer.from(text)],
    ['UTF-8 with its mark', () => Buffer.from(`\ufeff${text}`)],
    ['GB 18030 of Chinese Excel', () => iconv.encode(text, 'gb18030')],
    ['UTF-16, tabs: “Unicode text” of Excel', () => iconv.encode(csv(goodList, '\t'), 'utf16le', { addBOM: true })],
    ['semicolons', () => Buffer.from(csv(goodList, ';'))],
    ['tabs in GB 18030', () => iconv.encode(csv(goodList, '\t'), 'gb18030')],
  ])('is read from %s', async (_, file) => {
    const answer = await importRoster(await file(), nobody);
    expect(answer).toEqual({ ok: true, people });
    if (answer.ok)
      for (const { entry } of answer.people)
        expect(commandSchemas['roster.change'].parse({ ...entry, person: 'p1' })).toEqual({ ...entry, person: 'p1' });
  });

  it('may have 400 rows, a second sheet, and the group in a merged cell', async () => {
    const rows = [header, ...Array.from({ length: 400 }, (_, at) => ['', hanNumber(at), at % 100 ? '' : `第${at}组`])];
    const file = await writeXlsx({
      sheets: [
        { name: '封面', rows: [['赤溪镇']] },
        {
          name: '名册',
          rows,
          merges: [0, 1, 2, 3].map((n) => ({
            startRow: 1 + n * 100,
            endRow: 100 + n * 100,
            startCol: 2,
            endCol: 2,
          })),
        },
      ],
    });
    const answer = await importRoster(file, nobody);
    expect(answer.ok && answer.people.length).toBe(400);
    expect(answer.ok && answer.people[399]?.entry.group).toBe('第300组');
  });

  it('takes 预备党员 from 人员类别, as the party’s own register writes it', async () => {
    const answer = await importRoster(
      await book([
        ['姓名', '人员类别'],
        ['王五', '预备党员'],
      ]),
      nobody,
    );
    expect(answer.ok && answer.people[0]?.entry).toMatchObject({ standing: 'member', probationary: true });
  });

  it('is what the template holds once a row is added; its example is passed over', async () => {
    const template = await readXlsx(await rosterTemplate());
    const [sheet, notes] = template.sheets;
    expect(template.sheets.map(({ name }) => name)).toEqual(['党员名册', '填写说明']);
    expect(notes?.rows.length).toBeGreaterThan(7);
    const rows = (sheet?.rows ?? []).map((row) => row.map(String));
    expect(await importRoster(await rosterTemplate(), nobody)).toEqual(whole('no-rows'));
    const answer = await importRoster(
      await book([...rows, ['王五', '', '流动', '预备', '联村干部', '', good]]),
      nobody,
    );
    expect(answer).toEqual({
      ok: true,
      people: [
        {
          entry: {
            name: '王五',
            standing: 'linked',
            category: 'floating',
            probationary: true,
            invitee: 'village-cadre',
          },
          booklet: good,
        },
      ],
    });
  });
});

describe('a list with faults', () => {
  it('is not imported at all, and each fault is named with row, column and value', async () => {
    const rows = [
      ...list,
      ['4', '', '', '', '', 'KB00000019'],
      ['5', 'John', '', '走了', '', '', '', '会计'],
      ['6', '张三', '第一小组', '', '也许'],
      [],
      ['7', '王', '', ''],
      ['', '赵六', '第二小组'],
      ['', '合计', ''],
    ];
    const existing = { ...nobody, people: [{ name: '赵六', group: '第二小组', home: null }] };
    expect(await importRoster(await book(rows), existing)).toEqual({
      ok: false,
      problems: [
        { row: 4, column: '一本通编号', value: 'ｋｂ000000１３'.replace('１', '1'), why: 'booklet-twice' },
        { row: 6, column: '姓名', value: '', why: 'name-missing' },
        { row: 6, column: '一本通编号', value: 'KB00000019', why: 'bad-booklet' },
        { row: 7, column: '姓名', value: 'John', why: 'name-odd' },
        { row: 7, column: '类别(普通/流动/年老体弱)', value: '走了', why: 'unknown-value' },
        { row: 7, column: '身份', value: '会计', why: 'unknown-value' },
        { row: 8, column: '正式/预备', value: '也许', why: 'unknown-value' },
        { row: 8, column: '姓名', value: '张三', why: 'twice-in-file' },
        { row: 10, column: '姓名', value: '王', why: 'name-odd' },
        { row: 11, column: '姓名', value: '赵六', why: 'already-in-roster' },
        { row: 12, column: '姓名', value: '合计', why: 'name-odd' },
      ],
    });
  });

  it('of booklets that are bound already says so', async () => {
    const answer = await importRoster(await book(goodList), { ...nobody, hasBooklet: (number) => number === good });
    expect(answer).toMatchObject({ ok: false, problems: [{ row: 3, value: good, why: 'booklet-twice' }] });
  });

  it.each([
    ['no-header', Buffer.from('张三,一组\n李四,二组\n')],
    ['no-header', Buffer.from('')],
    ['no-rows', Buffer.from('姓名,党小组\n,\n')],
    ['not-a-table', Buffer.from('PK\x03\x04 and no zip')],
    ['not-a-table', zipSync({ 'a.txt': Buffer.from('no workbook') })],
    ['not-a-table', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, 1])],
    ['too-large', Buffer.alloc(rosterLimits.bytes + 1, 0x41)],
    ['too-large', Buffer.from(`姓名\n${'张三\n'.repeat(3000)}`)],
    ['too-large', Buffer.from(`姓名\n${'张三\n'.repeat(2001)}`)],
  ])('as a whole is %s', async (why, file) => {
    expect(await importRoster(file, nobody)).toEqual(whole(why));
  });
});

describe('a hostile file', () => {
  /** A sheet of blanks, which pack into a thousandth. */
  const bomb = (megabytes: number) => {
    const blank = Buffer.alloc(megabytes << 20, 0x20);
    return zipSync({
      '[Content_Types].xml': Buffer.from('<Types/>'),
      'xl/worksheets/sheet1.xml': blank,
    });
  };

  it('that unpacks to more than it may is not unpacked', async () => {
    const file = bomb(9);
    expect(file.length).toBeLessThan(100_000);
    expect(await importRoster(file, nobody)).toEqual(whole('too-large'));
  });

  it('that declares no size for what it holds is not unpacked either', async () => {
    const file = Buffer.from(bomb(9));
    // Of the last entry in the central directory.
    const directory = file.lastIndexOf('PK\x01\x02', undefined, 'latin1');
    expect(directory).toBeGreaterThan(0);
    file.writeUInt32LE(0, directory + 24);
    expect(await importRoster(file, nobody)).toEqual(whole('not-a-table'));
  });

  it('that needs more memory than the reading process has ends that process only', async () => {
    const parts = unzipSync(await book([['姓名'], ['张三']]));
    const strings = Buffer.from(`<sst>${'<si><t>张三</t></si>'.repeat(350_000)}</sst>`);
    const file = zipSync({ ...parts, 'xl/sharedStrings.xml': strings });
    const limits = { ...rosterLimits, heapMb: 32 };
    expect(await importRoster(file, nobody, limits)).toEqual(whole('too-large'));
  });

  it('that takes too long is given up', async () => {
    expect(await importRoster(await book(goodList), nobody, { ...rosterLimits, deadlineMs: 1 })).toEqual(
      whole('too-slow'),
    );
  });
});

function whole(why: string) {
  return { ok: false, problems: [{ row: 0, column: '', value: '', why }] };
}

function hanNumber(number: number): string {
  return `王${[...String(number).padStart(3, '0')].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}`;
}
