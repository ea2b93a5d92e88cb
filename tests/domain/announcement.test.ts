/** What a meeting is called, and the classes of its agenda. */
import { describe, expect, it } from 'vitest';
import { type Branch, meetingTitle, startBranch } from '../../server/domain/branch.ts';
import { commandSchemas } from '../../server/domain/commands.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { AgendaClass } from '../../server/domain/vocabulary.ts';
import { branch } from './scene.ts';

describe('the announcement', () => {
  it('CX-02 a meeting is titled 赤溪镇XX支部主题党日', () => {
    const own: Branch = { ...startBranch('b1'), name: '流岐岙村党支部', township: '赤溪镇' };
    expect(meetingTitle(own, cx6n)).toBe('赤溪镇流岐岙村党支部主题党日');
  });

  it('CX-04 agenda items are classed 学·做·议·改·干, and nothing else', () => {
    expect(AgendaClass.options).toEqual(['学', '做', '议', '改', '干']);
    const plan = branch().meeting().plan;
    const planned = (item: unknown) =>
      commandSchemas['meeting.plan'].safeParse({ meeting: 'm1', ...plan, agenda: [item] }).success;
    expect(planned({ class: '议', text: '讨论村道修缮' })).toBe(true);
    expect(planned({ class: '玩', text: '游览' })).toBe(false);
  });
});
