import { expect, test } from 'vitest';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { assessmentPage } from '../../server/service/views/assessment.ts';
import { under } from '../domain/notices/looking.ts';

test('WJ-09 the sheet is shown as printed, with the branch’s own scores; without an assessment there is none', () => {
  const scene = under(withAssessment(cx6n));
  scene.do({
    type: 'assessment.score',
    data: { year: '2026', score: 's1', row: 'posts', level: 'branch', points: 2.5, note: '' },
  });
  const { sheet } = assessmentPage(scene.state, '2026', '2026-11-20');
  const [first] = sheet?.sections ?? [];
  expect(first).toMatchObject({ title: '组织设置合理', points: 10 });
  expect(first?.sums).toContainEqual({ level: 'branch', sum: 2.5, counted: 2.5 });
  expect(first?.rows.find(({ id }) => id === 'posts')).toMatchObject({
    points: 3,
    scores: [{ level: 'branch', points: 2.5 }],
  });
  expect(sheet).toMatchObject({ levels: [{ level: 'branch', total: 2.5 }, {}, {}], verdict: 'scoring' });
  expect(assessmentPage(under(cx6n).state, '2026', '2026-11-20').sheet).toBeNull();
});

test('WJ-09 what was decided, published and objected to is shown, with the grounds that bar', () => {
  const scene = under(withAssessment(cx6n)).at('10:00', '2026-11-20');
  const year = '2026';
  scene.do({
    type: 'assessment.veto',
    data: { year, veto: 'v1', ground: 'no-funds', text: '财务公开表没有列支' },
  });
  scene.do({ type: 'assessment.decide', data: { year, decision: 'd1', on: '2026-11-18', qualified: false } });
  scene.do({ type: 'assessment.publish', data: { year, on: '2026-11-19' } });
  scene.do({ type: 'assessment.object', data: { year, objection: 'o1', on: '2026-11-20', text: '经费已到账' } });
  scene.do({ type: 'assessment.answer-objection', data: { year, objection: 'o1', upheld: true } });
  const { sheet } = assessmentPage(scene.state, year, '2026-11-20');
  expect(sheet?.bars.at(-1)).toEqual({ title: '未落实党建工作专项经费', text: '财务公开表没有列支', stated: 'v1' });
  expect(sheet).toMatchObject({
    decision: { on: '2026-11-18', qualified: false, points: 0, changed: false },
    published: '2026-11-19',
    objections: [{ id: 'o1', on: '2026-11-20', text: '经费已到账', upheld: true }],
    verdict: 'not-qualified',
  });
});
