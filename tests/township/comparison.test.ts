/** What branches are compared by, against figures worked out by hand. */
import { expect, it } from 'vitest';
import { emptyState } from '../../server/domain/state.ts';
import { comparisonProjection } from '../../server/township/projections/comparison.ts';
import { duesYear } from '../../server/township/queries/dues.ts';
import { hold } from '../domain/book-keeping.ts';
import { branch, type Scene } from '../domain/scene.ts';

const compared = ({ state }: Scene, today: string, year = today.slice(0, 4)) =>
  comparisonProjection.of(state, today, year);
/** Of three who are expected each time one came. */
const third = expect.closeTo(1 / 3);

/** Begun on 20 February; March's day was held, April's moved with a reason, May's not told of, and no word of June's. */
function begun(): Scene {
  const scene = branch('2026-02-20');
  hold(scene, 'm3', '2026-03-15');
  hold(scene, 'm4', '2026-04-20');
  scene.plan('m5', '2026-05-15');
  return scene;
}

it('CX-25 tells month by month what was held, what is missing, and what nobody can know', () => {
  const scene = begun();
  const of = (today: string) => compared(scene, today)?.months.map(({ standing }) => standing);
  const ahead = Array(6).fill('ahead');
  const spring = ['unrecorded', 'unrecorded', 'held', 'held'];
  expect(of('2026-06-15')).toEqual([...spring, 'not-reported', 'ahead', ...ahead]);
  expect(of('2026-06-16')).toEqual([...spring, 'not-reported', 'missing', ...ahead]);
  expect(compared(scene, '2026-06-16')).toMatchObject({
    ...{ branch: '流岐岙村党支部', kind: 'rural', year: '2026', rate: third, threshold: 0.85, verdict: 'missed' },
    // March to June were asked for; May's must be over.
    ...{ meetings: { done: 2, of: 4 }, overdue: 1, runs: 0 },
    // The sign-in sheet and the record, of six, each time.
    traces: { done: 4, of: 12 },
    // The evening studies of March and April; of February and May none, and no lecture in the first quarter.
    duties: { done: 2, late: 0, missed: 3 },
  });
});

it('asks for nothing of a year before its log, and of none that is to come', () => {
  const nothing = { rate: null, verdict: 'none-yet', meetings: { done: 0, of: 0 }, overdue: 0 };
  for (const year of ['2025', '2027'])
    expect(compared(begun(), '2026-06-16', year)).toMatchObject({ year, ...nothing });
  expect(comparisonProjection.of(emptyState, '2026-06-16', '2026')).toBeNull();
});

it('CX-01 a meeting after its day is late where nothing says why; one before it is held', () => {
  const scene = branch('2026-02-20');
  for (const [id, planned, opened] of [
    ['m3', '2026-03-15', '2026-03-20'],
    ['m4', '2026-04-15', '2026-04-10'],
  ] as const) {
    scene.at('10:00', `${planned.slice(0, 7)}-01`).plan(id, planned);
    scene.at('08:40', opened).open(id, opened, true);
    scene.card('1');
    scene.do({ type: 'meeting.close', data: { meeting: id, reason: '散会' } });
  }
  expect(compared(scene, '2026-05-01')?.months.slice(2, 4)).toEqual([
    { standing: 'late', rate: third },
    { standing: 'held', rate: third },
  ]);
});

it('CX-01 a month whose meeting was moved is not wanting before that day is over', () => {
  const scene = branch('2026-02-20');
  scene.at('10:00', '2026-03-05').plan('m3', '2026-03-15');
  scene.do({ type: 'meeting.reschedule', data: { meeting: 'm3', to: '2026-03-25', reason: '防汛值守' } });
  const march = (today: string) => compared(scene, today)?.months[2]?.standing;
  expect(march('2026-03-20')).toBe('ahead');
  expect(march('2026-03-25')).toBe('ahead');
  expect(march('2026-03-26')).toBe('not-reported');
});

it('CX-14 counts runs of absence that no talk has ended, and XN-02 the months that are paid', () => {
  const scene = branch('2026-02-20');
  for (const [n, month] of ['03', '04', '05'].entries()) hold(scene, `m${n}`, `2026-${month}-15`);
  const pay = (person: string, months: string[]) =>
    scene.do({ type: 'dues.pay', data: { person, months, how: 'in-person' } });
  for (const person of ['lin', 'chen', 'wang'])
    scene.do({ type: 'dues-base.set', data: { person, fen: 500, from: '2026-01' } });
  pay('lin', ['2026-03', '2026-04', '2026-05']);
  pay('chen', ['2026-04']);
  // 林 and 王 missed three in a row. From March on five owe for each month; May is not over.
  expect(compared(scene, '2026-05-20')).toMatchObject({ runs: 2, dues: { done: 3, of: 10 } });
  expect(duesYear(scene.state, '2026', '2026-05-20')).toEqual({
    year: '2026',
    months: ['2026-03', '2026-04', '2026-05'],
    people: [
      { id: 'lin', name: '林国栋', paid: [true, true, true] },
      { id: 'chen', name: '陈建国', paid: [false, true, false] },
      { id: 'wang', name: '王桂兰', paid: [false, false, false] },
      { id: 'zhang', name: '张德福', paid: [false, false, false] },
      { id: 'luo', name: '罗春香', paid: [false, false, false] },
    ],
  });
});
