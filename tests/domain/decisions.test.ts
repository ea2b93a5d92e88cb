import { describe, expect, it } from 'vitest';
import { decisionsOf, decisionsToPublish, openDecisions } from '../../server/domain/decisions.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { branch, type Scene } from './scene.ts';

const dates = { m1: '2026-11-15', m2: '2026-12-15', m3: '2027-01-15' } as const;
type Month = keyof typeof dates;

/** A decision was made in November; the meeting named is open. */
function upTo(month: Month, policy: Policy = xnPlus): Scene {
  const scene = branch();
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-11-01' } });
  for (const id of ['m1', 'm2', 'm3'] as const) {
    if (id !== 'm1') scene.plan(id, dates[id], [{ id: 'day', start: '09:00' }]);
    scene.at('08:40', dates[id]).open(id, dates[id]);
    if (id === 'm1') make(scene, 'road');
    if (id === month) break;
    scene.do({ type: 'meeting.close', data: { meeting: id, reason: '散会' } });
  }
  return scene;
}
const make = (scene: Scene, decision: string, meeting = 'm1') =>
  scene.do({
    type: 'decision.make',
    data: { decision, meeting, text: '修村道', measures: '三家比价', due: '2026-12-31', person: 'chen' },
  });
const report = (scene: Scene, meeting: Month, done: boolean, text = '已招标') =>
  scene.do({ type: 'decision.report', data: { decision: 'road', meeting, text, done } });
const open = (scene: Scene, month: Month) => openDecisions(scene.state, scene.meeting(month)).map(({ id }) => id);
const published = (scene: Scene, month: Month) =>
  decisionsToPublish(scene.state, scene.meeting(month)).map(({ id }) => id);

describe('decisions', () => {
  it('PL-15 puts the result of the vote on record, of no more voters than members came', () => {
    const scene = upTo('m1');
    scene.card('1');
    const vote = (decision: string, votes: { for: number; against: number; abstain: number }) =>
      scene.do({
        type: 'decision.make',
        data: { decision, meeting: 'm1', text: '修桥', measures: '', due: '2026-12-31', person: 'wang', votes },
      });
    expect(vote('bridge', { for: 1, against: 1, abstain: 0 })).toEqual({ kind: 'refused', why: 'too-many-votes' });
    expect(vote('bridge', { for: 1, against: 0, abstain: 0 })).toEqual({ kind: 'done' });
    expect(decisionsOf(scene.state, scene.meeting()).at(-1)?.made.votes).toEqual({ for: 1, against: 0, abstain: 0 });
    expect(make(scene, 'bridge')).toEqual({ kind: 'as-it-was' });
  });

  it('XN-04 must be reported on at every later meeting until it was told that it is done', () => {
    expect(open(upTo('m1'), 'm1')).toEqual([]);
    const scene = upTo('m2');
    expect(open(scene, 'm2')).toEqual(['road']);
    expect(report(scene, 'm2', false)).toEqual({ kind: 'done' });
    expect(report(scene, 'm2', false)).toEqual({ kind: 'as-it-was' });
    const later = upTo('m3');
    report(later, 'm2', false);
    expect(open(later, 'm3')).toEqual(['road']);
    report(later, 'm3', true);
    expect(open(later, 'm3')).toEqual(['road']);
    report(later, 'm2', true, '已完工');
    expect([open(later, 'm2'), open(later, 'm3')]).toEqual([['road'], []]);
  });

  it('XN-04 makes decision and progress public at the meeting; a policy without the rule asks for neither', () => {
    const scene = upTo('m2');
    expect([published(scene, 'm1'), published(scene, 'm2')]).toEqual([['road'], []]);
    report(scene, 'm2', true);
    expect(published(scene, 'm2')).toEqual(['road']);
    const other = upTo('m2', cx6n);
    report(other, 'm2', true);
    expect([open(other, 'm2'), published(other, 'm2')]).toEqual([[], []]);
  });

  it('forgets what was entered by mistake, and refuses what it cannot follow', () => {
    const scene = upTo('m2');
    const withdraw = { type: 'decision.withdraw', data: { decision: 'road', reason: '记错' } } as const;
    expect([scene.do(withdraw).kind, scene.do(withdraw).kind, open(scene, 'm2')]).toEqual(['done', 'as-it-was', []]);
    expect(report(scene, 'm2', true)).toEqual({ kind: 'refused', why: 'no-such-decision' });
    expect(make(scene, 'x', 'm9')).toEqual({ kind: 'refused', why: 'no-such-meeting' });
  });
});
