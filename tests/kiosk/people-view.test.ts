import { expect, test } from 'vitest';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { exemptionsPage, memberPage, turnsPage } from '../../server/kiosk/people-view.ts';
import { branch, ordinary } from '../domain/scene.ts';

test('WJ-02 CX-08 the page tells who came, changed and left, from which day, and what was taken back', () => {
  const scene = branch();
  scene.at('09:00', '2026-12-20');
  const sun = { ...ordinary, name: '孙丽萍', probationary: true };
  scene.do({
    type: 'roster.add',
    data: { people: [{ ...sun, person: 'sun', from: '2026-12-01', came: '灵溪镇支部' }] },
  });
  scene.do({ type: 'roster.change', data: { ...sun, person: 'sun', probationary: false, from: '2026-12-10' } });
  scene.do({ type: 'roster.remove', data: { person: 'wang', reason: '转出', on: '2026-12-05', to: '钱库镇支部' } });
  const home = { name: '陈建国', home: '镇机关支部', dual: true };
  scene.do({ type: 'roster.change', data: { ...ordinary, ...home, person: 'chen', from: '2026-12-02' } });
  const full = { standing: 'member', category: 'ordinary', probationary: false, elsewhere: false, dual: false };
  const turns = () => turnsPage(scene.state, '2026').turns;
  expect(turns()).toMatchObject([
    { person: 'sun', day: '2026-12-10', before: { ...full, probationary: true }, as: full },
    { person: 'wang', name: '王桂兰', day: '2026-12-05', before: full, as: null, place: '钱库镇支部' },
    { person: 'chen', day: '2026-12-02', before: full, as: { ...full, elsewhere: true, dual: true } },
    { person: 'sun', day: '2026-12-01', before: null, place: '灵溪镇支部', undone: false },
  ]);
  expect(turnsPage(scene.state, '2025').turns).toEqual([]);

  const left = turns()[1]?.id ?? '';
  scene.do({ type: 'roster.undo', data: { person: 'wang', turn: left, reason: '登记错人' } });
  expect(turns()[1]).toMatchObject({ id: left, undone: true });
  expect(scene.state.people.get('wang')?.left).toBe(false);
  expect(memberPage(scene.state, 'sun')?.turns.map(({ day }) => day)).toEqual(['2026-12-10', '2026-12-01']);

  expect(memberPage(scene.state, 'luo')?.marks).toEqual([]);
  scene.do({ type: 'roster.mark', data: { person: 'luo', mark: 'lost-contact', on: true } });
  expect(memberPage(scene.state, 'luo')?.marks).toEqual(['lost-contact']);
  expect(memberPage(scene.state, 'nobody')).toBeNull();
});

test('GB-02 XN-06 the page tells who is exempt, until when, who waits, and who was', () => {
  const scene = branch('2026-01-05');
  const page = (on: string) => exemptionsPage(scene.state, on);
  const standing = (on: string) => page(on).rows.map((row) => [row.person, row.standing, row.until]);
  expect(page('2026-02-01')).toEqual({ exemptible: [], inWriting: false, superior: null, rows: [] });
  scene.do({ type: 'policy.adopt', data: { policy: xnPlus, from: '2026-01-01' } });
  expect(page('2026-02-01')).toEqual({ exemptible: ['frail'], inWriting: true, superior: null, rows: [] });

  const ask = (person: string, from: string, to?: string) => {
    const data = { person, category: 'frail' as const, from, reason: '长期卧床', written: false };
    scene.do({ type: 'exemption.ask', data: to === undefined ? data : { ...data, to } });
    return scene.lastFact() ?? '';
  };
  const zhang = ask('zhang', '2026-03-01', '2026-06-30');
  const wang = ask('wang', '2026-04-01');
  const approve = { person: 'zhang', asked: zhang, approved: true } as const;
  expect(scene.do({ type: 'exemption.answer', data: approve })).toEqual({ kind: 'refused', why: 'needs-writing' });
  expect(page('2026-02-01').rows).toMatchObject([{ person: 'wang' }, { person: 'zhang', written: false }]);
  expect(scene.do({ type: 'exemption.answer', data: { ...approve, written: true } })).toEqual({ kind: 'done' });
  expect(page('2026-02-01').rows[1]).toMatchObject({ written: true, reason: '长期卧床', category: 'frail' });
  scene.do({
    type: 'exemption.answer',
    data: { person: 'wang', asked: wang, approved: false, reason: '能够到会' },
  });
  expect(standing('2026-02-28')).toEqual([
    ['zhang', 'ahead', '2026-06-30'],
    ['wang', 'refused', null],
  ]);
  for (const on of ['2026-03-01', '2026-06-30']) expect(standing(on)[0]).toEqual(['zhang', 'holds', '2026-06-30']);
  expect(standing('2026-07-01')[1]).toEqual(['zhang', 'over', '2026-06-30']);
  scene.do({ type: 'exemption.end', data: { person: 'zhang', asked: zhang, on: '2026-05-10', reason: '康复' } });
  expect(standing('2026-05-09')[0]).toEqual(['zhang', 'holds', '2026-05-09']);
  expect(standing('2026-05-10')[1]).toEqual(['zhang', 'over', '2026-05-09']);
});
