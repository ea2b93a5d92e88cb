import { describe, expect, it } from 'vitest';
import { clauseOf } from '../../../server/domain/policy/clauses.ts';
import { Assessment, discrepancyOf } from '../../../server/domain/policy/parts/assessment.ts';
import { leavesOf } from '../../../server/domain/policy/path.ts';
import { presets } from '../../../server/domain/policy/presets.ts';
import { withAssessment } from '../../../server/domain/policy/with-assessment.ts';
import { wjAssessment } from '../../../server/domain/policy/wj-assessment.ts';

describe('WJ-09 the sheet, as printed', () => {
  it('WJ-09 is an assessment', () => {
    expect(Assessment.parse(wjAssessment)).toEqual(wjAssessment);
    const ids = wjAssessment.sections.flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['组织设置合理', 10, [2, 2, 3, 3], 0],
    ['党员管理规范', 30, [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 0],
    ['活动开展有序', 30, [2, 6, 6, 2, 8, 8], 2],
    ['保障措施到位', 30, [3, 3, 3, 3, 3, 5, 5, 5], 0],
  ])('WJ-09 %s has %i points over its rows %j, which add up to %i more', (title, points, rows, more) => {
    const section = wjAssessment.sections.find((one) => one.title === title);
    expect(section?.points).toBe(points);
    expect(section?.rows.map((row) => row.points)).toEqual(rows);
    expect(section && discrepancyOf(section)).toBe(more);
  });

  it('WJ-09 is passed with 85 of 100, the number itself included, without a veto ground, in public', () => {
    expect(wjAssessment.sections.reduce((sum, { points }) => sum + points, 0)).toBe(100);
    expect(wjAssessment).toMatchObject({
      threshold: 85,
      inclusive: true,
      publicised: true,
      levels: ['branch', 'committee', 'district'],
    });
    expect(wjAssessment.vetoes.map(({ title }) => title)).toEqual([
      '党支部书记缺职',
      '党支部书记受党内警告以上处分',
      '支委班子成员受党内严重警告以上处分',
      '未落实党建工作专项经费',
    ]);
  });

  it('WJ-09 rows that point at a duty or a paper find it', () => {
    const { obligations, papers } = withAssessment(presets['cx-6n']);
    const known = { duty: obligations.map(({ id }) => id), paper: papers.map(({ id }) => id) };
    for (const evidence of wjAssessment.sections.flatMap(({ rows }) => rows.flatMap((row) => row.evidence)))
      if (evidence.by === 'duty' || evidence.by === 'paper') expect(known[evidence.by]).toContain(evidence.id);
  });
});

describe.each(Object.values(presets))('added to $id', (preset) => {
  const assessed = withAssessment(preset);

  it('leaves what the ritual fixes', () => {
    for (const { path, value } of leavesOf(preset)) {
      if (clauseOf(preset, path) === 'KX') continue;
      expect([path, [...leavesOf(assessed)].find((leaf) => leaf.path === path)?.value]).toEqual([path, value]);
    }
  });

  it('asks for what it adds by clauses of its own', () => {
    const before = new Set([...leavesOf(preset)].map(({ path }) => path));
    const added = [...leavesOf(assessed)].filter(({ path }) => !before.has(path) && !path.startsWith('clauses.'));
    const asked = added.filter(({ path }) => !/\.(per|due\.day)$/.test(path));
    for (const { path } of asked)
      expect([path, clauseOf(assessed, path)]).toEqual([path, expect.stringMatching(/^WJ-/)]);
    expect(clauseOf(assessed, 'terms.years')).toBe('WJ-01 二(一)3');
    expect(clauseOf(assessed, 'fundsPerHead.fen')).toBe('WJ-15 二(四)2');
  });
});
