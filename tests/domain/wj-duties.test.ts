import { describe, expect, it } from 'vitest';
import { publishingOf } from '../../server/domain/filing.ts';
import { fundsOf } from '../../server/domain/funds.ts';
import { dutiesOf } from '../../server/domain/obligations.ts';
import { organisationLifeOf } from '../../server/domain/organisation-life.ts';
import { papersDue } from '../../server/domain/papers.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { valueAt } from '../../server/domain/policy/path.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { Policy } from '../../server/domain/policy/schema.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { roomOf } from '../../server/domain/premises.ts';
import { termOf } from '../../server/domain/terms.ts';
import { activity, oldBranch, write } from './book-keeping.ts';

const assessed = withAssessment(gbRegular);

/** The lines of the assessment, as a person reads the document. */
function duties() {
  const mine = dutiesOf(oldBranch().state, assessed, 'organ', '2026', '2026-01-01').filter(({ clause }) =>
    clause.startsWith('WJ'),
  );
  return Array.from(
    Map.groupBy(mine, ({ obligation }) => obligation),
    ([{ id, by, atLeast, per, duty, level }, all]) =>
      `${id}: ${all.length} × ${per} ≥ ${atLeast} of ${by.join('/')}, ${duty}, ${level}`,
  );
}

describe('what the assessment adds to a ritual', () => {
  it('WJ-05 WJ-06 WJ-04 WJ-07 asks for the numbers of 三会一课, organisation life each half-year, one appraisal, service monthly', () => {
    const lectures = 'lecture/lecture-by-head/lecture-by-leader';
    expect(duties()).toEqual([
      'wj-members-meeting: 4 × quarter ≥ 1 of members-meeting, must, branch',
      'wj-committee-meeting: 12 × month ≥ 1 of committee-meeting, must, branch',
      'wj-group-meeting: 12 × month ≥ 1 of group-meeting, must, branch',
      `wj-lecture: 4 × quarter ≥ 1 of ${lectures}, must, branch`,
      'wj-lecture-by-head: 1 × year ≥ 1 of lecture-by-head, must, branch',
      'wj-organisation-life: 2 × half-year ≥ 1 of organisation-life, must, branch',
      'wj-appraisal: 1 × year ≥ 1 of appraisal, must, branch',
      'wj-service: 12 × month ≥ 1 of service, must, branch',
    ]);
    const added = assessed.obligations.filter(({ id }) => id.startsWith('wj-'));
    expect(added.every(({ months, kinds }) => months === null && kinds === null)).toBe(true);
  });

  it('WJ-05 shows what is due, held and missed', () => {
    const scene = oldBranch();
    write(scene, '2026-02-10', activity('members-meeting'), { entry: 'a' });
    const quarters = dutiesOf(scene.state, assessed, 'organ', '2026', '2026-09-30').filter(
      ({ obligation }) => obligation.id === 'wj-members-meeting',
    );
    expect(quarters.map(({ standing, held }) => [standing, held])).toEqual([
      ['done', ['a']],
      ['missed', []],
      ['due', []],
      ['not-yet', []],
    ]);
  });

  it('WJ-06 wants the committee first, everyone speaking, and the minutes with the superior', () => {
    const scene = oldBranch();
    write(scene, '2026-06-20', activity('organisation-life', { people: ['chen'] }));
    const [life] = organisationLifeOf(scene.state, assessed, '2026');
    expect(life?.lacking).toEqual(['committee', 'speakers', 'minutes']);
  });

  it('WJ-13 WJ-14 WJ-07 has the branch’s plan, the lecture plan and each member’s own by the end of January', () => {
    const papers = papersDue(oldBranch().state, assessed, '2026', '2026-01-31').filter(({ clause }) =>
      clause.startsWith('WJ'),
    );
    expect(papers.map(({ paper, due, standing, missing }) => [paper.id, due, standing, missing.length])).toEqual([
      ['wj-education-plan', '2026-01-31', 'due', 0],
      ['wj-lecture-plan', '2026-01-31', 'due', 0],
      ['wj-own-plan', '2026-01-31', 'due', 5],
      ['wj-activists-plan', '2026-01-31', 'due', 0],
      ['wj-service-goal', '2026-01-31', 'due', 0],
    ]);
    const added = assessed.papers.filter(({ id }) => id.startsWith('wj-'));
    expect(added.some(({ approval, table }) => approval || table)).toBe(false);
  });

  it('WJ-10 WJ-11 makes four subjects known on the platform and six on the board', () => {
    const all = publishingOf(oldBranch().state, assessed, 'rural', '2026', '2026-01-31');
    const titles = Array.from(
      Map.groupBy(all, ({ publication }) => publication),
      ([{ title, where }, times]) => `${where} ${title} × ${times.length}`,
    );
    expect(titles).toEqual([
      '武进党建网党支部规范化建设工作平台 支部班子设置 × 4',
      '武进党建网党支部规范化建设工作平台 班子成员分工 × 4',
      '武进党建网党支部规范化建设工作平台 党组织活动开展情况 × 4',
      '武进党建网党支部规范化建设工作平台 党建服务活动开展情况 × 4',
      '党务公开栏 支部工作计划 × 1',
      '党务公开栏 党员发展 × 1',
      '党务公开栏 党费收缴管理和使用 × 1',
      '党务公开栏 党员奖惩 × 1',
      '党务公开栏 民主评议 × 1',
      '党务公开栏 党员群众关心的重要事项落实情况 × 1',
    ]);
  });

  it('WJ-08 has the room’s checklist, remote learning only where possible', () => {
    const room = roomOf(oldBranch().state, assessed, '2026-01-31').map(({ item }) => `${item.title} ${item.must}`);
    expect(room).toEqual([
      '醒目的标识 true',
      '悬挂党旗 true',
      '张贴入党誓词 true',
      '张贴党员的权利和义务 true',
      '张贴“三会一课”制度 true',
      '张贴党组织结构图 true',
      '设置党务公开栏 true',
      '宣传栏、报刊、党建杂志、书籍等资料分类摆放、及时更新 true',
      '配备远程电教设备 false',
    ]);
  });

  it('WJ-15 asks 600 yuan a head and year of organs, and of no others', () => {
    const { state } = oldBranch();
    const perHead = (kind: 'organ' | 'rural' | 'enterprise' | 'other') =>
      fundsOf(state, assessed, kind, '2026', '2026-12-31').perHead?.needed;
    expect([perHead('organ'), perHead('rural'), perHead('enterprise'), perHead('other')]).toEqual([
      5 * 600 * 100,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('WJ-01 has a committee of at most 7, terms of 2 or 3 years, an extension of at most 12 months', () => {
    const seats = (size: number) =>
      Array.from({ length: size }, (_, n) => ({ seat: `s${n}`, post: 'member' as const, person: null }));
    const term = (size: number, years: number, months: number) => {
      const scene = oldBranch();
      write(scene, '2025-01-01', { what: 'election', years, seats: seats(size) });
      write(scene, '2026-01-01', { what: 'extension', months, approved: true });
      const found = termOf(scene.state, assessed, '2026-01-01');
      return [found?.tooMany, found?.yearsAllowed, found?.extension?.tooLong];
    };
    expect(term(7, 2, 12)).toEqual([false, true, false]);
    expect(term(8, 3, 13)).toEqual([true, true, true]);
    expect([term(7, 1, 12)[1], term(7, 4, 12)[1]]).toEqual([false, false]);
  });

  it.each(Object.entries(presets))('makes a policy of %s, whose clauses name values that are there', (_, preset) => {
    const policy = withAssessment(preset);
    expect(Policy.parse(policy)).toEqual(policy);
    expect(Object.keys(policy.clauses).filter((path) => valueAt(policy, path) === undefined)).toEqual([]);
    const ids = [...policy.obligations, ...policy.papers].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
