/** What is to be done, for the desk's page of items: late, long, reviewed, closed, more than a page. */
import type { ItemsPage } from '../../server/kiosk/contract.ts';

const late: ItemsPage['items'][number] = {
  id: 'i1',
  kind: 'rectification',
  on: '2026-10-15',
  from: 'branch',
  read: false,
  text: '部分党员学习笔记记录不完整，流动党员学习资料没有按时送达，需要逐人核对补齐',
  measures: '由各党小组组长逐人检查学习笔记，一周内补齐；流动党员的学习资料通过手机发送并电话确认',
  person: 'p7',
  name: '欧阳振华',
  due: '2026-11-10',
  standing: 'late',
  last: { on: '2026-11-05', text: '第一党小组已经全部补齐，其余两个小组正在检查', stage: 'round', passed: null },
};

export const itemsPage: ItemsPage = {
  items: [
    late,
    {
      ...late,
      id: 'i2',
      kind: 'service',
      due: null,
      standing: 'open',
      measures: '',
      person: null,
      name: null,
      last: null,
    },
    {
      ...late,
      ...{ id: 'reminder', kind: 'reminder', from: 'township', due: '2026-11-20', standing: 'open', last: null },
      text: '请各支部于二十日前上报全年主题党日开展情况，附活动照片和签到表；没有开展集中夜学的写明原因。',
    },
    { ...late, id: 'i3', standing: 'done', last: { on: '2026-11-08', text: '', stage: null, passed: true } },
    ...Array.from({ length: 30 }, (_, n) => ({ ...late, id: `more${n}` })),
  ],
  looks: ['看学习，查思想', '看活动，查作风', '看纪律，查规矩', '看服务，查担当', '看业绩，查成效'].map((title, n) => ({
    id: `look${n}`,
    title,
  })),
};

export const noItems: ItemsPage = { items: [], looks: [] };
