import { expect, test } from 'vitest';
import { ActivityKind } from '../../server/domain/vocabulary.ts';
import { ledgersPage } from '../../server/kiosk/ledgers-view.ts';
import { groups, kindsOf, ledgers } from '../../ui/texts/ledgers.ts';
import { branch } from '../domain/scene.ts';

const today = '2026-11-20';

test('a year’s entries say what they are about, and one that was struck says why', () => {
  const scene = branch();
  const write = (entry: string, on: string, fact: object) =>
    scene.do({
      type: 'ledger.write',
      data: { entry, on, fact: fact as never, text: '', evidence: [], corrects: null },
    });
  const lecture = {
    what: 'activity',
    kind: 'lecture',
    title: '专题党课',
    place: '活动室',
    level: 'branch',
    meeting: null,
  };
  const held = { ...lecture, led: 'lin', people: ['chen'], spoke: [], others: 0, score: null, grade: null };
  write('l1', '2026-11-12', held);
  write('l2', '2026-11-13', held);
  write('t1', '2026-11-16', { what: 'trace', of: 'm1', trace: 'pictures' });
  write('old', '2025-11-12', held);
  scene.do({ type: 'ledger.strike', data: { ledger: 'life:2026', entry: 'l2', reason: '重复登记' } });
  const { entries } = ledgersPage(scene.state, '2026', today);
  expect(entries.map(({ id, gone }) => [id, gone])).toEqual([
    ...(entries.length === 3 ? [['t1', null]] : []),
    ['l2', '重复登记'],
    ['l1', null],
  ]);
  expect(entries.at(-1)).toMatchObject({ fact: { kind: 'lecture' }, about: ['专题党课', '活动室', '林国栋'] });
  expect(entries.map(ledgers.what).at(-1)).toBe('党课');
});

test('a talk says who talked, and what was said', () => {
  const scene = branch();
  const fact = { what: 'talk', person: 'chen', meeting: 'm1', by: '社区党委' } as const;
  const written = { entry: 't1', on: '2026-11-14', fact, text: '答应下月到会', evidence: [], corrects: null };
  scene.do({ type: 'ledger.write', data: written });
  expect(ledgersPage(scene.state, '2026', today).entries[0]?.about.slice(-2)).toEqual(['社区党委', '答应下月到会']);
});

test('every kind of activity but the theme day itself can be chosen, in one group of at most twelve', () => {
  const offered = (Object.keys(groups) as (keyof typeof groups)[]).map(kindsOf);
  expect(offered.flat().toSorted()).toEqual(ActivityKind.options.filter((kind) => kind !== 'theme-day').toSorted());
  expect(Math.max(...offered.map(({ length }) => length))).toBeLessThanOrEqual(12);
});
