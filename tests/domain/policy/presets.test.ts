import { describe, expect, it } from 'vitest';
import { clauseOf } from '../../../server/domain/policy/clauses.ts';
import { leavesOf, valueAt } from '../../../server/domain/policy/path.ts';
import { type PresetId, presets } from '../../../server/domain/policy/presets.ts';
import { Policy } from '../../../server/domain/policy/schema.ts';

const each = Object.entries(presets);

describe.each(each)('the preset %s', (id, preset) => {
  it('is a policy', () => {
    expect(Policy.parse(preset)).toEqual(preset);
    expect(preset).toMatchObject({ id, preset: id, version: 1 });
  });

  it('names clauses only of values that are there', () => {
    const lost = Object.keys(preset.clauses).filter((path) => valueAt(preset, path) === undefined);
    expect(lost).toEqual([]);
  });

  it('names for each clause its row and the paragraph, or that it is the product’s own', () => {
    const key = { 'cx-6n': 'CX', 'gb-regular': 'GB', 'pl-nine-step': 'PL', 'pl-student': 'PL', 'xn-plus': 'XN' }[id];
    for (const clause of Object.values(preset.clauses)) expect(clause).toMatch(new RegExp(`^KX$|^${key}-\\d\\d \\S`));
  });

  it('has ids that are told apart within each list', () => {
    for (const list of [
      preset.steps,
      preset.scene,
      preset.traces,
      preset.measures,
      preset.obligations,
      preset.papers,
    ]) {
      const ids = list.map((entry) => entry.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('is the product’s own where no clause is named, and there asks for nothing that a document would have to ask', () => {
    const own = [...leavesOf(preset)].filter(({ path }) => clauseOf(preset, path) === 'KX');
    const asks = own.filter(({ path, value }) => !harmless.some((form) => form.test(path)) && !asksNothing(value));
    expect(asks.map(({ path }) => path)).toEqual([]);
  });
});

/** Names, the room's own steps and windows, readings, and numbers that only come to bear where a document asks. */
const harmless = [
  /^(id|preset|version|name|source|title|clauses)\b/,
  /^steps\.(sign-in|summary)\./,
  /^(parts|signIn|terms|appraisal)\./,
  /^evaluation\.(scale|satisfied)$/,
  /^participation\.(inclusive|per|average|base|leave|probationary)$/,
  /^rescheduling\.(reason|sameMonth|superior)$/,
  /^meeting\.(perMonthAtLeast|theme|planTo|delegates)$/,
  /^dues\.(dueFrom|remindAfterMonths)$/,
  /^papers\.[^.]+\.due\./,
  /^measures\.frail-visit\.everyMonths$/,
  /^absence\.makeUp\./,
];

function asksNothing(value: unknown): boolean {
  return value === null || value === false || value === 0 || (Array.isArray(value) && value.length === 0);
}

describe('the steps, as printed', () => {
  it.each<[string, PresetId, string[]]>([
    [
      'CX-05 二.4: six',
      'cx-6n',
      [
        '佩戴党员徽章并持《党员一本通》签到',
        '重温入党誓词',
        '按月交纳党费',
        '集体诵读党章党规和系列讲话相关章节并对照主题开展学习(包括远教平台学习)或活动',
        '党员交流讨论发言',
        '支部书记点评或总结',
      ],
    ],
    [
      'PL-07 b 六: nine',
      'pl-nine-step',
      [
        '召开支委会确定活动主题和计划',
        '报机关党委审定',
        '通过适当形式公开公示',
        '召集会议',
        '党员签到',
        '通报到会情况和活动内容',
        '组织开展活动',
        '进行主题测评',
        '总结提升',
      ],
    ],
    [
      'XN-01 二: six after the sign-in',
      'xn-plus',
      ['党员签到', '诵读党章', '缴纳党费', '研学党规党情', '开展组织生活', '实行民主议事', '推行民主公开'],
    ],
    [
      'GB-06 三: study, do, correct',
      'gb-regular',
      ['党员签到', '精心组织“学”', '引导党员“做”', '深入推动“改”', '总结'],
    ],
    [
      'PL-02 a 三(一): what belongs to the day',
      'pl-student',
      [
        '党员签到',
        '集体重温入党誓词',
        '自觉、按时、足额交纳党费',
        '集体诵读党章',
        '开展集中学习',
        '开展交流讨论',
        '总结',
      ],
    ],
  ])('%s', (_, id, titles) => {
    expect(presets[id].steps.map(({ title }) => title)).toEqual(titles);
  });
});
