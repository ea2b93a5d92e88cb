import { expect, test } from 'vitest';
import type { Fact } from '../../server/domain/events/ledger.ts';
import { evidenceIn, meetingsWithPhotos, photosOf } from '../../server/domain/evidence.ts';
import { branch } from './scene.ts';

const hash = (seed: number): string => seed.toString(16).padStart(64, '0');

function held() {
  const scene = branch();
  scene.plan();
  scene.open();
  const add = (entry: string, on: string, evidence: number[], more: { fact?: Fact; corrects?: string } = {}) =>
    scene.do({
      type: 'ledger.write',
      data: {
        ...{ entry, on, text: entry, evidence: evidence.map(hash) },
        fact: more.fact ?? { what: 'trace', of: 'm1', trace: 'pictures' },
        corrects: more.corrects === undefined ? null : { entry: more.corrects, reason: '改' },
      },
    });
  return { scene, add };
}

test('CX-10 what entries name goes newest day first, whatever they are about; what only a struck one named is taken back', () => {
  const { scene, add } = held();
  const sheet: Fact = { what: 'trace', of: 'm1', trace: 'sign-in-sheet' };
  add('e1', '2026-11-13', [1]);
  add('e2', '2026-11-15', [2, 3]);
  add('e3', '2026-11-14', [3, 4], { fact: sheet });
  expect(evidenceIn(scene.state)).toEqual({ named: [2, 3, 4, 1].map(hash), takenBack: [] });
  expect(photosOf(scene.state, 'm1')).toEqual([
    { entry: 'e1', hash: hash(1) },
    { entry: 'e2', hash: hash(2) },
    { entry: 'e2', hash: hash(3) },
  ]);
  expect(meetingsWithPhotos(scene.state)).toEqual(['m1']);
  scene.do({ type: 'ledger.strike', data: { ledger: 'file:m1', entry: 'e2', reason: '重复' } });
  add('e4', '2026-11-13', [5], { corrects: 'e1' });
  expect(evidenceIn(scene.state)).toEqual({ named: [3, 4, 5].map(hash), takenBack: [1, 2].map(hash) });
  expect(photosOf(scene.state, 'm1').map(({ hash }) => hash)).toEqual([hash(5)]);
});

test('a branch without any has none', () => {
  expect(evidenceIn(branch().state)).toEqual({ named: [], takenBack: [] });
  expect(meetingsWithPhotos(branch().state)).toEqual([]);
});
