/** Menus of themes: long words, one used twice, more than a page; and none at all. */
import type { ThemesPage } from '../../server/kiosk/contract.ts';

const offer = { meeting: 'm2', date: '2026-12-15', theme: '' };
const own = { uses: [], issued: null, offer };

export const themesPage: ThemesPage = {
  year: '2026',
  themes: [
    {
      id: 't1',
      title: '学习贯彻习近平新时代中国特色社会主义思想，联系本村防汛抗台和集体经济发展的实际',
      must: true,
      uses: [
        { entry: 'u1', meeting: 'm1', date: '2026-03-15' },
        { entry: 'u2', meeting: 'm0', date: '2026-09-15' },
      ],
      issued: {
        on: '2026-09-01',
        when: '2026-09',
        points: ['党的二十届四中全会精神', '习近平总书记关于基层治理的重要论述', '镇党委年度重点工作'],
        lesson: { title: '把基层党组织建设成为坚强战斗堡垒', pages: 12 },
        recalled: false,
      },
      offer,
    },
    { ...own, id: 't2', title: '重温入党志愿　牢记初心使命', must: true },
    { ...own, id: 't3', title: '河道清洁志愿服务', must: false },
    { ...own, id: 't4', title: '弘扬家风　树立新风', must: false },
  ],
  unmarked: [
    { meeting: 'm4', date: '2026-11-15', theme: '学党章党规　做合格党员' },
    { meeting: 'm3', date: '2026-10-15', theme: '防汛抗台　党员先行' },
  ],
};

export const noThemes: ThemesPage = { year: '2026', themes: [], unmarked: [] };
