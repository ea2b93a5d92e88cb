import { expect, test } from 'vitest';
import { duesPage, duesSheet } from '../../server/kiosk/dues-view.ts';
import { fenOf, yuan } from '../../ui/elements/yuan.ts';
import { branch } from '../domain/scene.ts';

const today = '2026-11-15';

test('XN-02 WJ-03 the month shows who paid what and how, who is behind, and which bases are not reviewed', () => {
  const scene = branch();
  scene.do({ type: 'dues-base.set', data: { person: 'chen', fen: 550, from: '2026-10' } });
  scene.do({ type: 'dues.pay', data: { person: 'chen', months: ['2026-11'], how: 'in-person' } });
  scene.do({
    type: 'dues.pay',
    data: { person: 'wang', months: ['2026-10', '2026-11'], fen: 200, how: 'proxy', who: '王小明', reason: '生病' },
  });
  const { rows, sum } = duesPage(scene.state, '2026-11', today);
  expect(rows.map(({ person, standing }) => [person, standing])).toEqual([
    ['lin', 'owing'],
    ['chen', 'paid'],
    ['wang', 'paid'],
    ['zhang', 'owing'],
    ['luo', 'owing'],
  ]);
  expect(rows[1]).toMatchObject({ base: 550, payment: { fen: 550, by: 'touch', proxy: null } });
  expect(rows[2]).toMatchObject({ base: null, payment: { fen: 200, proxy: { who: '王小明', reason: '生病' } } });
  expect(sum).toBe(750);
});

test('a member’s year tells each month’s base and payment, and a payment that was taken back is gone', () => {
  const scene = branch();
  scene.do({ type: 'dues-base.set', data: { person: 'chen', fen: 300, from: '2026-11' } });
  scene.do({ type: 'dues.pay', data: { person: 'chen', months: ['2026-11', '2026-12'], how: 'in-person' } });
  scene.do({ type: 'dues.undo', data: { person: 'chen', month: '2026-12', reason: '金额有误' } });
  const { months, reviewed } = duesSheet(scene.state, 'chen', '2026');
  expect(months.slice(9)).toEqual([
    { month: '2026-10', base: null, payment: null },
    { month: '2026-11', base: 300, payment: { fen: 300, by: 'touch', proxy: null } },
    { month: '2026-12', base: 300, payment: null },
  ]);
  expect(reviewed).toBe(true);
  expect(duesSheet(scene.state, 'chen', '2025').reviewed).toBe(false);
});

test('money is typed in yuan and kept in fen', () => {
  expect(['5', '5.5', '12.05', ' 0.30 ', '', '1.005', '-1', '五', '.5'].map(fenOf)).toEqual([
    500,
    550,
    1205,
    30,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect([0, 5, 1205, null].map(yuan)).toEqual(['¥0.00', '¥0.05', '¥12.05', '—']);
});
