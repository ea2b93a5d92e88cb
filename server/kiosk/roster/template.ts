/** The members' list to fill in. */
import { type CellStyle, writeXlsx } from 'hucre/xlsx';
import { type ColumnId, headings } from './columns.ts';
import { exampleMark } from './entries.ts';

interface TemplateColumn {
  readonly id: ColumnId;
  readonly width: number;
  readonly example: string;
  /** Offered as a list in each cell. */
  readonly choices?: readonly string[];
  readonly explanation: string;
}

const columns: readonly TemplateColumn[] = [
  {
    id: 'name',
    width: 16,
    example: `${exampleMark}：张三`,
    explanation: '必填。2至24个汉字，少数民族姓名可用“·”。同名的人请用党小组区分。',
  },
  { id: 'group', width: 14, example: '第一党小组', explanation: '可不填，不超过20个字。' },
  {
    id: 'category',
    width: 12,
    example: '普通',
    choices: ['普通', '流动', '年老体弱'],
    explanation: '普通、流动、年老体弱；不填即普通。流动和年老体弱党员不计入参与率。',
  },
  {
    id: 'probation',
    width: 12,
    example: '正式',
    choices: ['正式', '预备'],
    explanation: '正式、预备；不填即正式。',
  },
  {
    id: 'standing',
    width: 18,
    example: '党员',
    choices: ['党员', '联村干部', '农村工作指导员', '第一书记', '入党积极分子', '村民代表', '其他参与人'],
    explanation:
      '党员、联村干部、农村工作指导员、第一书记、入党积极分子、大学生村官、村民代表、产业大户、其他参与人等；不填即党员。',
  },
  { id: 'home', width: 24, example: '', explanation: '只填组织关系在其他支部的人，不超过40个字；本支部党员不填。' },
  {
    id: 'booklet',
    width: 18,
    example: '',
    explanation: '可不填。封面条码下的编号（KB开头，共10位）；也可以导入后逐本扫描。',
  },
];

const notes = [
  `第2行是示例（姓名以“${exampleMark}”开头），导入时自动跳过，可删可留。`,
  '每人一行。请勿填写身份证号、手机号：终端不需要，也不会读取。',
  '保存为 xlsx 或 csv 均可。有一处不合格，全部不导入，并逐行指出原因。',
];

const bold: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F3D9D9' } },
};
const faint: CellStyle = { font: { italic: true, color: { rgb: '808080' } } };
/** Rows that get the lists of choices. */
const prepared = 500;

/** An xlsx: the list with its header and one example row that the import passes over, and a sheet 填写说明. */
export async function rosterTemplate(): Promise<Uint8Array> {
  const header = columns.map(({ id }) => headings[id][0] ?? '');
  const styled = (row: number, style: CellStyle) =>
    columns.map((_, at): [string, { style: CellStyle }] => [`${row},${at}`, { style }]);
  return writeXlsx({
    sheets: [
      {
        name: '党员名册',
        columns: columns.map(({ width }) => ({ width })),
        rows: [header, columns.map(({ example }) => example)],
        cells: new Map([...styled(0, bold), ...styled(1, faint)]),
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap(({ choices }, at) => {
          const letter = String.fromCharCode(65 + at);
          const range = `${letter}2:${letter}${prepared}`;
          return choices ? [{ type: 'list' as const, values: [...choices], allowBlank: true, range }] : [];
        }),
      },
      {
        name: '填写说明',
        columns: [{ width: 14 }, { width: 90 }],
        rows: [
          ['栏目', '怎样填写'],
          ...columns.map(({ id, explanation }) => [headings[id][0] ?? '', explanation]),
          ...notes.map((note) => ['', note]),
        ],
        cells: new Map([0, 1].map((at) => [`0,${at}`, { style: bold }])),
      },
    ],
  });
}
