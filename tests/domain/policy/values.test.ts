/** Words and flags of the presets as the documents have them, read a second time and independently of the presets. */
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../server/domain/policy/path.ts';
import { type PresetId, presets } from '../../../server/domain/policy/presets.ts';

describe.each<[PresetId, readonly (readonly [clause: string, path: string, value: unknown])[]]>([
  [
    'cx-6n',
    [
      ['CX-01 二.1 by day and in the evening', 'parts.rural', ['day', 'evening']],
      ['CX-03 二.2 镇党委统一确定每月组织生活主题', 'meeting.theme', 'township'],
      ['CX-03 二.2 通知每位党员', 'notice.eachMember', true],
      ['CX-26 二.5 落实专人负责', 'meeting.recorder', true],
      ['CX-09 二.5 所有年老体弱的', 'measures.frail-contact.needy', false],
      ['CX-09 二.5 所有流动的', 'measures.floating-study.needy', false],
    ],
  ],
  [
    'gb-regular',
    [
      ['GB-01 四(五)2 结合党员思想工作实际设计', 'meeting.theme', 'branch'],
      ['GB-06 三 学', 'steps.study.kind', 'study'],
      ['GB-06 三 学', 'steps.study.when', 'day'],
      ['GB-06 三 做', 'steps.activity.kind', 'activity'],
      ['GB-06 三 做', 'steps.activity.when', 'day'],
      ['GB-06 三 改', 'steps.correction.kind', 'discussion'],
      ['GB-06 三 改', 'steps.correction.when', 'day'],
      ['GB-09 四(四)2 双向', 'measures.two-way.needy', false],
      ['GB-09 四(四)2 职责', 'measures.by-duty.needy', false],
      ['GB-09 四(四)2 属地', 'measures.local.needy', false],
      ['GB-09 四(四)2 动态', 'measures.dynamic.needy', false],
    ],
  ],
  [
    'pl-nine-step',
    [
      ['PL-07 b 六① 召开支委会', 'meeting.committeeBefore', true],
      ['PL-07 b 六② 报机关党委审定', 'meeting.planTo', 'approval'],
      ['PL-08 b 六 专人负责', 'meeting.recorder', true],
      ['PL-09 b 七 部分服务对象、党外人士', 'evaluation.outsiders', true],
      ['PL-12 b 四 必选+自选', 'meeting.theme', 'township-and-own'],
    ],
  ],
  [
    'pl-student',
    [
      ['PL-01 a 二(一)3 “七一”', 'festivals.july-first.month', 7],
      ['PL-01 a 二(一)3 “七一”', 'festivals.july-first.day', 1],
      ['PL-01 a 二(三) 结合实际确定主题', 'meeting.theme', 'branch'],
      ['PL-01 a 二(三)2 召开支委会', 'meeting.committeeBefore', true],
      ['PL-03 a 三(二)1 组织委员做好记录', 'meeting.recorder', true],
      ['PL-02 a 三(一)1 重温入党誓词', 'steps.oath.kind', 'oath'],
      ['PL-02 a 三(一)1 重温入党誓词', 'steps.oath.when', 'day'],
      ['PL-02 a 三(一)1 交纳党费', 'steps.dues.kind', 'dues'],
      ['PL-02 a 三(一)1 交纳党费', 'steps.dues.when', 'day'],
      ['PL-02 a 三(一)1 诵读党章', 'steps.reading.kind', 'reading'],
      ['PL-02 a 三(一)1 诵读党章', 'steps.reading.when', 'day'],
      ['PL-02 a 三(一)2 集中学习', 'steps.study.kind', 'study'],
      ['PL-02 a 三(一)2 集中学习', 'steps.study.when', 'day'],
      ['PL-02 a 三(一)2 交流讨论', 'steps.discussion.kind', 'discussion'],
      ['PL-02 a 三(一)2 交流讨论', 'steps.discussion.when', 'day'],
    ],
  ],
  [
    'xn-plus',
    [
      ['XN-06 三2 长期在外', 'measures.away-transfer.category', 'away'],
      ['XN-06 三2 长期在外', 'measures.away-transfer.needy', false],
      ['XN-06 三2 “一对一”上门', 'measures.frail-visit.needy', false],
      ['XN-06 三2 长期驻扎一线', 'measures.front-line.category', 'front-line'],
      ['XN-06 三2 每月开展一次活动', 'measures.front-line.everyMonths', 1],
      ['XN-06 三2 每月开展一次活动', 'measures.front-line.needy', false],
      ['XN-06 三2 电话、微信、短信', 'measures.floating-contact.needy', false],
      ['XN-06 三2 返乡时节、春节期间', 'measures.homecoming.needy', false],
      ['XN-07 四1 向党员通知', 'notice.eachMember', true],
      ['XN-07 四1 根据中心任务精心谋划', 'meeting.theme', 'branch'],
      ['XN-09 二 悬挂或摆放党旗', 'scene.flag.must', true],
      ['XN-09 二 张贴入党誓词', 'scene.oath.must', true],
      ['XN-09 二 应佩戴党徽', 'scene.badge.must', true],
      ['XN-09 二 带上党章', 'scene.charter.must', true],
    ],
  ],
])('%s', (id, values) => {
  it.each(values)('%s: %s', (_, path, value) => {
    expect(valueAt(presets[id], path)).toEqual(value);
  });
});
