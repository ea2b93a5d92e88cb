import { describe, expect, it } from 'vitest';
import { memberClasses } from '../../server/domain/member-classes.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import type { BranchKind } from '../../server/domain/vocabulary.ts';
import { write } from './book-keeping.ts';
import { branch, ordinary } from './scene.ts';

describe('classes of members', () => {
  it('GB-09 manages each class in its own way, those at work by the kind of their branch', () => {
    const scene = branch();
    const retired = { name: '林国栋', ...ordinary, category: 'retired' as const };
    scene.do({ type: 'roster.change', data: { person: 'lin', ...retired } });
    const classes = (kind: BranchKind) =>
      memberClasses(scene.state, gbRegular, kind, '2026-11-15').map(
        ({ measure, members }) => `${measure.title}: ${members.join('、')}`,
      );
    const rest = ['离退休党员“属地管理”: lin', '年老体弱党员“关爱管理”: zhang', '流动党员“动态管理”: luo'];
    expect(classes('rural')).toEqual(['农村在职党员“职责管理”: chen、wang', ...rest]);
    for (const kind of ['organ', 'enterprise', 'other'] as const)
      expect(classes(kind)).toEqual(['在职党员“双向管理”: chen、wang', ...rest]);
  });

  it('GB-09 CX-09 XN-06 looks after each class and no other, the needy only where the document names them', () => {
    const scene = branch();
    for (const [person, category] of [
      ['wang', 'away'],
      ['chen', 'front-line'],
    ] as const)
      scene.do({ type: 'roster.change', data: { person, name: person, ...ordinary, category } });
    const classes = (policy: Policy) =>
      memberClasses(scene.state, policy, 'rural', '2026-11-15').map(({ measure, members }) => [measure.id, ...members]);
    for (const person of ['lin', 'wang']) write(scene, '2026-11-10', { what: 'care', person, care: 'needy' });
    expect(classes(cx6n)).toEqual([
      ['frail-contact', 'zhang'],
      ['floating-study', 'luo'],
    ]);
    expect(classes(gbRegular)).toEqual([
      ['by-duty', 'lin'],
      ['local'],
      ['care', 'lin', 'wang', 'zhang'],
      ['dynamic', 'luo'],
    ]);
    expect(memberClasses(scene.state, gbRegular, 'organ', '2026-11-15')[0]).toMatchObject({ members: ['lin'] });
    expect(classes(xnPlus)).toEqual([
      ['away-transfer', 'wang'],
      ['frail-visit', 'zhang'],
      ['front-line', 'chen'],
      ['floating-contact', 'luo'],
      ['homecoming', 'luo'],
    ]);
  });

  it('GB-09 looks after members in need like the frail', () => {
    const scene = branch();
    write(scene, '2026-11-10', { what: 'care', person: 'wang', care: 'needy' });
    write(scene, '2026-11-10', { what: 'care', person: 'chen', care: 'pre-1949' });
    const care = (today: string) =>
      memberClasses(scene.state, gbRegular, 'rural', today).find(({ measure }) => measure.id === 'care')?.members;
    expect(care('2026-11-09')).toEqual(['zhang']);
    expect(care('2026-11-10')).toEqual(['wang', 'zhang']);
  });
});
