/** How people head the columns of a members' list and what they write in them; all texts as `tidy` leaves them. */
import type { Category, InviteeKind, Standing } from '../../domain/vocabulary.ts';

export type ColumnId = 'name' | 'group' | 'category' | 'probation' | 'booklet' | 'home' | 'standing';

/** The first of each is what the template says. Whatever else the file holds (identity numbers, telephones) is not read. */
export const headings: Readonly<Record<ColumnId, readonly string[]>> = {
  name: ['姓名', '名字', '党员姓名', '人员姓名'],
  group: ['党小组', '小组', '所在党小组', '所属党小组', '所在小组', '组别'],
  category: ['类别', '党员类别', '人员分类', '分类'],
  probation: ['正式/预备', '正式预备', '正式或预备', '党员状态', '转正情况', '是否预备', '是否预备党员'],
  booklet: ['一本通编号', '一本通', '党员一本通', '党员一本通编号', '一本通号', '一本通条码'],
  home: ['所属支部', '所在支部', '所属党支部', '所在党支部', '组织关系所在支部'],
  standing: ['身份', '人员身份', '人员类型', '人员类别'],
};

/** An empty cell means the first value. */
export const categories: ReadonlyMap<string, Category> = new Map([
  ...words<Category>('ordinary', '', '普通', '普通党员', '一般', '在家', '在册'),
  ...words<Category>('floating', '流动', '流动党员', '外出', '外出流动', '外出流动党员'),
  ...words<Category>('frail', '年老体弱', '年老体弱党员', '老弱', '年老', '体弱', '老弱病残'),
]);

export const probation: ReadonlyMap<string, boolean> = new Map([
  ...words(false, '', '正式', '正式党员', '否'),
  ...words(true, '预备', '预备党员', '是'),
]);

export interface WhoItIs {
  readonly standing: Standing;
  readonly invitee?: InviteeKind;
  /** Said here instead of in a column of its own. */
  readonly probationary?: true;
}

/** CX-08 for the linked, CX-19 for the invitees. */
export const standings: ReadonlyMap<string, WhoItIs> = new Map([
  ...words<WhoItIs>({ standing: 'member' }, '', '党员', '正式党员', '中共党员'),
  ...words<WhoItIs>({ standing: 'member', probationary: true }, '预备党员'),
  ...words<WhoItIs>(
    { standing: 'linked', invitee: 'village-cadre' },
    ...['联村干部', '驻村干部', '联村驻村干部', '联村(驻村)干部', '驻村工作队', '包村干部'],
  ),
  ...words<WhoItIs>({ standing: 'linked', invitee: 'rural-instructor' }, '农村工作指导员', '工作指导员', '指导员'),
  ...words<WhoItIs>({ standing: 'linked', invitee: 'first-secretary' }, '第一书记', '驻村第一书记'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'activist' }, '入党积极分子', '积极分子', '发展对象'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'village-official' }, '大学生村官', '村官'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'villager-representative' }, '村民代表', '群众代表'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'producer' }, '产业大户', '致富带头人', '产业大户、致富带头人'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'worthy' }, '乡村贤达', '乡贤'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'student' }, '返乡大学生', '大学生'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'leader' }, '上级领导', '领导'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'other-branch' }, '其他支部党员', '外支部党员'),
  ...words<WhoItIs>({ standing: 'invitee', invitee: 'other' }, '其他参与人', '其他参与人员', '其他'),
]);

function words<T>(value: T, ...texts: readonly string[]): [string, T][] {
  return texts.map((text) => [text, value]);
}

/**
 * A cell as it is meant: full-width letters and digits as plain ones, without any blanks (张　三 is 张三), the dots of
 * names (· • ・ ‧ ．) as one.
 */
export function tidy(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
    .replace(/(?<=\p{sc=Han})[·•・‧∙⋅●.](?=\p{sc=Han})/gu, '·');
}

/** Which column a heading names; what stands in brackets is explanation. */
export function columnOf(cell: string): ColumnId | undefined {
  const heading = tidy(cell)
    .replace(/[(（【[].*$/, '')
    .replace(/[*:：]/g, '');
  for (const [id, names] of Object.entries(headings) as [ColumnId, readonly string[]][])
    if (names.includes(heading)) return id;
  return undefined;
}
