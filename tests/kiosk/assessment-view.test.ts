import { expect, test } from 'vitest';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { assessmentPage } from '../../server/kiosk/assessment-view.ts';
import { under } from '../domain/notices/looking.ts';

test('WJ-09 the sheet is shown as printed, with the branch’s own scores; without an assessment there is none', () => {
  const scene = under(withAssessment(cx6n));
  scene.do({
    type: 'assessment.score',
    data: { year: '2026', score: 's1', row: 'posts', level: 'branch', points: 2.5, note: '' },
  });
  const { sheet } = assessmentPage(scene.state, '2026', '2026-11-20');
  const [first] = sheet?.sections ?? [];
  expect(first).toMatchObject({ title: '组织设置合理', points: 10, sum: 2.5, counted: 2.5 });
  expect(first?.rows.find(({ id }) => id === 'posts')).toMatchObject({ points: 3, score: 2.5 });
  expect(sheet).toMatchObject({ total: 2.5, verdict: 'scoring' });
  expect(assessmentPage(under(cx6n).state, '2026', '2026-11-20').sheet).toBeNull();
});
