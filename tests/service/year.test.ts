import { expect, test } from 'vitest';
import { meetingNames, yearPage } from '../../server/service/views/year.ts';
import { branch } from '../domain/scene.ts';

const today = '2026-11-20';

test('CX-07 CX-10 CX-21 the year tells its participation, traces, duties, papers and chapters, with what is behind them', () => {
  const scene = branch();
  expect(yearPage(scene.state, '2026', today).meetings).toEqual([]);
  scene.open();
  scene.card('1');
  scene.do({ type: 'leave.grant', data: { meeting: 'm1', person: 'wang', reason: '生病' } });
  scene.do({ type: 'chapters.record', data: { meeting: 'm1', chapters: [0, 3] } });
  scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '停电' } });
  const page = yearPage(scene.state, '2026', today);
  expect(page).toMatchObject({ year: '2026', threshold: 0.85, verdict: 'missed' });
  expect(page.meetings).toMatchObject([
    { meeting: 'm1', date: '2026-11-15', theme: '学习', expected: 3, present: 1, leave: 1, verdict: 'unjudged' },
  ]);
  expect(page.rate).toBeCloseTo(1 / 3, 8);
  expect(page.traces[0]?.have.filter((one) => one.in).map(({ title }) => title)).toEqual([
    '每月活动方案',
    '党员签到表',
  ]);
  expect(page.duties.find(({ id }) => id === 'evening-study')?.periods).toHaveLength(12);
  expect(page.duties.every(({ clause }) => clause !== '')).toBe(true);
  expect(page.papers).toMatchObject([{ title: '年度活动清单', period: '2026', missing: [] }]);
  expect(page.chapters.filter(({ read }) => read.length > 0)).toMatchObject([
    { chapter: 0, title: '总纲', read: ['2026-11-15'] },
    { chapter: 3, read: ['2026-11-15'] },
  ]);
  expect(meetingNames(scene.state, 'm1')).toEqual({
    present: ['陈建国'],
    leave: ['王桂兰'],
    missing: ['林国栋'],
    outsidePresent: [],
    outsideAway: ['张德福', '罗春香'],
    others: [],
  });
  expect(meetingNames(scene.state, 'm9')).toBeNull();
});
