/** Who may host in the secretary's place. */
import { describe, expect, it } from 'vitest';
import { presets } from '../../server/domain/policy/presets.ts';
import { write } from './book-keeping.ts';
import { branch, type Scene } from './scene.ts';

const delegate = (scene: Scene, person: string) =>
  scene.do({ type: 'chair.delegate', data: { meeting: 'm1', person, reason: '书记出差' } });

function under(policy: keyof typeof presets): Scene {
  const scene = branch();
  scene.do({ type: 'policy.adopt', data: { policy: presets[policy], from: '2026-01-01' } }, 'kiosk');
  return scene;
}

/** 林 is secretary, 陈 her deputy, 王 in the committee; 张 is not. */
function elected(scene: Scene): Scene {
  const seats = [
    { seat: 's1', post: 'secretary' as const, person: 'lin' },
    { seat: 's2', post: 'deputy' as const, person: 'chen' },
    { seat: 's3', post: 'member' as const, person: 'wang' },
  ];
  write(scene, '2026-01-10', { what: 'election', years: 3, seats }, { entry: 'election' });
  return scene;
}

describe('hosting', () => {
  it.each(['pl-student', 'pl-nine-step'] as const)('PL-04 is delegated within the committee under %s', (policy) => {
    const scene = elected(under(policy));
    expect(delegate(scene, 'zhang')).toEqual({ kind: 'refused', why: 'may-not-host' });
    for (const person of ['chen', 'wang', 'lin']) expect(delegate(scene, person)).toEqual({ kind: 'done' });
  });

  it('PL-04 turns nobody away for it before an election is on record', () => {
    expect(delegate(under('pl-nine-step'), 'zhang')).toEqual({ kind: 'done' });
  });

  it.each(['cx-6n', 'gb-regular', 'xn-plus'] as const)('CX-05 is delegated to anyone under %s', (policy) => {
    expect(delegate(elected(under(policy)), 'zhang')).toEqual({ kind: 'done' });
  });
});
