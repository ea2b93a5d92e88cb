/** What comes down from the township, and what the branch makes of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adoptedOn, policyOn } from '../../server/domain/branch.ts';
import { Lesson, lessonLimit } from '../../server/domain/events/guidance.ts';
import type { Event } from '../../server/domain/events.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { branchOf, fold } from '../../server/domain/state.ts';
import { themeMenu } from '../../server/domain/themes.ts';
import { branch, Scene } from './scene.ts';

const runs = Number(process.env.FC_RUNS ?? 60);
const level = 'township' as const;
const theme = {
  ...{ theme: 't1', title: '基层治理', when: '2026-12-15', must: true, points: ['全会精神', '条例'] },
  lesson: { title: '党课', pages: ['一', '二'] },
};
const staff = 'account';
const issue = (scene: Scene, change = {}) => scene.do({ type: 'theme.issue', data: { ...theme, ...change } }, staff);
const recall = (scene: Scene) => scene.do({ type: 'theme.recall', data: { theme: 't1', reason: '另行安排' } }, staff);
const take = (scene: Scene, meeting: string, entry: string, id = 't1') =>
  scene.do({ type: 'theme.take', data: { meeting, theme: id, entry, reason: '改用' } });
const own = (scene: Scene) =>
  scene.do({
    type: 'ledger.write',
    data: {
      ...{ entry: 'own', on: scene.today, text: '', evidence: [], corrects: null },
      fact: { what: 'theme', year: '2026', title: '河道清洁', must: false },
    },
  });

describe('a theme from above', () => {
  it('PL-12 GB-03 is taken by a planned meeting in one touch, with its points and its lesson', () => {
    const scene = branch();
    expect(issue(scene)).toEqual({ kind: 'done' });
    const before = scene.meeting('m1').plan;
    expect(take(scene, 'm1', 'e1')).toEqual({ kind: 'done' });
    expect(scene.meeting('m1').plan).toMatchObject({
      ...{ theme: '基层治理', pages: ['党课\n\n一', '二'], date: before?.date },
      agenda: [
        { class: '学', text: '全会精神' },
        { class: '学', text: '条例' },
        ...(before?.agenda ?? []).filter((item) => item.class !== '学'),
      ],
    });
    expect(themeMenu(scene.state, '2026')[0]?.meetings).toEqual(['m1']);
    expect(take(scene, 'm1', 'e2')).toEqual({ kind: 'as-it-was' });
    expect(issue(scene)).toEqual({ kind: 'as-it-was' });
  });

  it('changed, it can be taken again; what an opened meeting took stays', () => {
    const scene = branch();
    issue(scene);
    take(scene, 'm1', 'e1');
    issue(scene, { lesson: { title: '新党课', pages: ['三'] } });
    expect(scene.meeting('m1').plan?.pages).toEqual(['党课\n\n一', '二']);
    expect(take(scene, 'm1', 'e2')).toEqual({ kind: 'done' });
    expect(scene.meeting('m1').plan?.pages).toEqual(['新党课\n\n三']);
    expect(themeMenu(scene.state, '2026')[0]?.meetings).toEqual(['m1']);
    scene.open();
    issue(scene, { lesson: null, title: '另一个' });
    expect(take(scene, 'm1', 'e3')).toEqual({ kind: 'refused', why: 'already-open' });
    expect(scene.meeting('m1').plan).toMatchObject({ theme: '基层治理', pages: ['新党课\n\n三'] });
  });

  it('recalled, it leaves the menu, but where it was taken', () => {
    const scene = branch();
    expect(recall(scene)).toEqual({ kind: 'as-it-was' });
    issue(scene);
    expect(recall(scene)).toEqual({ kind: 'done' });
    expect(recall(scene)).toEqual({ kind: 'as-it-was' });
    expect(themeMenu(scene.state, '2026')).toEqual([]);
    expect(take(scene, 'm1', 'e1')).toEqual({ kind: 'refused', why: 'no-such-entry' });
    issue(scene);
    take(scene, 'm1', 'e1');
    recall(scene);
    expect(themeMenu(scene.state, '2026')).toMatchObject([{ entry: 't1', recalled: true, meetings: ['m1'] }]);
  });

  it('gives way to one of the branch’s own, with the reason, in the same touch', () => {
    const scene = branch();
    issue(scene);
    own(scene);
    take(scene, 'm1', 'e1');
    take(scene, 'm1', 'e2', 'own');
    expect(themeMenu(scene.state, '2026').map(({ entry, meetings }) => [entry, meetings])).toEqual([
      ['t1', []],
      ['own', ['m1']],
    ]);
    expect(scene.meeting('m1').plan?.theme).toBe('河道清洁');
    expect(take(scene, 'nowhere', 'e3')).toEqual({ kind: 'refused', why: 'no-such-meeting' });
  });

  it('brings a lesson of a bounded size', () => {
    const page = '学'.repeat(1900);
    expect(Lesson.safeParse({ title: '党课', pages: Array(10).fill(page) }).success).toBe(true);
    expect(Lesson.safeParse({ title: '党课', pages: Array(11).fill(page) }).success).toBe(false);
    expect(new TextEncoder().encode('学'.repeat(lessonLimit)).length).toBeLessThan(64 * 1024);
  });
});

describe('a policy from above', () => {
  it('XN-12 holds before what the box’s config asked for, whichever came later; on the days before it the config’s holds', () => {
    const scene = branch();
    const policyAt = (date: string) => policyOn(scene.state.branches.get('b1') ?? expect.fail(), date).id;
    scene.do({ type: 'policy.adopt', data: { policy: gbRegular, from: '2026-01-01' } }, 'kiosk');
    scene.do({ type: 'policy.adopt', data: { policy: xnPlus, from: '2026-06-01', level } }, staff);
    scene.do({ type: 'policy.adopt', data: { policy: cx6n, from: '2026-07-01' } }, 'kiosk');
    expect([policyAt('2026-05-31'), policyAt('2026-06-01'), policyAt('2026-12-01')]).toEqual([
      'gb-regular',
      'xn-plus',
      'xn-plus',
    ]);
  });

  it('can come before the branch has told of itself, and is not adopted twice', () => {
    const scene = new Scene();
    const adopt = () => scene.do({ type: 'policy.adopt', data: { policy: xnPlus, from: '2026-06-01', level } }, staff);
    expect(adopt()).toEqual({ kind: 'done' });
    expect(adopt()).toEqual({ kind: 'as-it-was' });
    expect(branchOf(scene.state)).toBeNull();
    expect(scene.do({ type: 'policy.adopt', data: { policy: xnPlus, from: '2026-06-01' } }, 'kiosk')).toEqual({
      kind: 'refused',
      why: 'not-set-up',
    });
  });
});

it('CX-01 holidays from above stand, whatever the box’s config says of that year', () => {
  const scene = branch();
  const year = (last: string) => ({ '2027': { off: [['2027-01-01', last]] as [string, string][], work: [] } });
  const learn = (last: string, from: { level?: typeof level } = {}) =>
    scene.do({ type: 'holidays.learn', data: { years: year(last), ...from } }, 'who');
  const known = () => branchOf(scene.state)?.holidays['2027'];
  learn('2027-01-01');
  expect(learn('2027-01-03', { level })).toEqual({ kind: 'done' });
  learn('2027-01-02');
  expect(known()).toEqual(year('2027-01-03')['2027']);
  expect(learn('2027-01-03', { level })).toEqual({ kind: 'as-it-was' });
  learn('2027-01-04', { level });
  expect(known()).toEqual(year('2027-01-04')['2027']);
});

it('what comes from above folds to the same in whatever order, twice, and from two origins', () => {
  const policies = [cx6n, gbRegular, xnPlus];
  const act = fc.oneof(
    fc.tuple(fc.nat(2), fc.boolean(), fc.constantFrom('2026-03-01', '2026-06-01', '2027-01-01')).map(
      ([n, above, from]) =>
        (scene: Scene) =>
          scene.do({
            type: 'policy.adopt',
            data: { policy: policies[n] ?? cx6n, from, ...(above && { level }) },
          }),
    ),
    fc.constantFrom('甲', '乙').map((title) => (scene: Scene) => issue(scene, { title })),
    fc.constant(recall),
    fc.constant((scene: Scene) => take(scene, 'm1', `e${scene.events.length}`)),
    fc.tuple(fc.boolean(), fc.constantFrom('2027-01-01', '2027-01-03')).map(([above, last]) => (scene: Scene) => {
      const years = { '2027': { off: [['2027-01-01', last]] as [string, string][], work: [] } };
      return scene.do({ type: 'holidays.learn', data: { years, ...(above && { level }) } });
    }),
  );
  const acts = fc.array(act, { maxLength: 8 });
  fc.assert(
    fc.property(acts, acts, fc.infiniteStream(fc.nat(1000)), (one, other, places) => {
      const events = [one, other].flatMap((doing, n): Event[] => {
        const scene = branch();
        for (const does of doing) does(scene);
        return scene.events.map((event) => ({ ...event, origin: `origin-${n}`, id: `${n}-${event.id}` }));
      });
      const shuffled = [...events, ...events]
        .map((event) => [places.next().value, event] as const)
        .sort(([a], [b]) => a - b)
        .map(([, event]) => event);
      const straight = fold(events);
      expect(fold(shuffled)).toEqual(straight);
      const { policies } = branchOf(straight) ?? expect.fail();
      const above = policies.filter((adopted) => adopted.level !== null && adopted.from <= '2026-12-01');
      if (above.length > 0) expect(adoptedOn({ policies }, '2026-12-01')).toBe(above.at(-1));
    }),
    { numRuns: runs },
  );
});
