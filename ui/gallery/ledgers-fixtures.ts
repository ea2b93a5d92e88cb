/** Entries of a year for the desk's page of ledgers: long words, a struck one, more than a page. */
import type { LedgersPage } from '../../server/kiosk/contract.ts';

const lecture: LedgersPage['entries'][number] = {
  ledger: 'life:2026',
  id: 'l1',
  on: '2026-11-12',
  fact: {
    what: 'activity',
    kind: 'lecture-by-head',
    title: '学习贯彻全会精神专题党课',
    place: '活动室',
    level: 'branch',
    meeting: null,
    led: 'p1',
    people: ['p1', 'p2'],
    spoke: [],
    others: 0,
    score: null,
    grade: null,
  },
  who: '',
  text: '',
  about: ['学习贯彻全会精神专题党课，联系本村防汛抗台和集体经济发展的实际谈体会', '活动室', '欧阳振华'],
  gone: null,
};

export const ledgersPage: LedgersPage = {
  year: '2026',
  entries: [
    lecture,
    {
      ...lecture,
      id: 'l2',
      ledger: 'file:m1',
      fact: { what: 'trace', of: 'm1', trace: 'pictures' },
      about: ['2026-11-15', '影像图片资料'],
    },
    { ...lecture, id: 'l3', on: '2026-10-20', gone: '登记有误' },
    ...Array.from({ length: 60 }, (_, n) => ({ ...lecture, id: `e${n}`, on: '2026-09-10' })),
  ],
};

export const noLedgers: LedgersPage = { year: '2026', entries: [] };
