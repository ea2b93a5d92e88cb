/** Entries of a year for the desk's page of ledgers: long words, a struck one, more than a page. */
import type { LedgersPage } from '../../server/kiosk/contract.ts';

const lecture: LedgersPage['entries'][number] = {
  ledger: 'life:2026',
  id: 'l1',
  on: '2026-11-12',
  what: 'activity',
  kind: 'lecture-by-head',
  about: ['学习贯彻全会精神专题党课，联系本村防汛抗台和集体经济发展的实际谈体会', '活动室', '欧阳振华'],
  gone: null,
};

export const ledgersPage: LedgersPage = {
  year: '2026',
  entries: [
    lecture,
    { ...lecture, id: 'l2', ledger: 'file:m1', what: 'trace', kind: null, about: ['2026-11-15', '影像图片资料'] },
    { ...lecture, id: 'l3', on: '2026-10-20', gone: '登记有误' },
    ...Array.from({ length: 60 }, (_, n) => ({ ...lecture, id: `e${n}`, on: '2026-09-10' })),
  ],
};

export const noLedgers: LedgersPage = { year: '2026', entries: [] };
