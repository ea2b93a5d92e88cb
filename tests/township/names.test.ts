/** Who is behind a meeting's figures, at the console. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetingNames } from '../../server/township/contract.ts';
import { hold } from '../domain/book-keeping.ts';
import { branch } from '../domain/scene.ts';
import { type Browser, runTownship, type Township } from './service.ts';

let township: Township;
let staff: Browser;
/** A meeting of this year, and one of the last. */
const [march, december] = ['m3', 'm12'];

beforeAll(async () => {
  township = await runTownship(['east', 'west']);
  const scene = branch('2025-11-20');
  hold(scene, december, '2025-12-15');
  hold(scene, march, '2026-03-15');
  scene.at('20:00', '2026-10-15').plan('m10', '2026-10-15');
  scene.open('m10', '2026-10-15');
  await township.arrive('east', scene.events);
  staff = await township.signedIn('township');
});
afterAll(() => township.close());

const asked = (meeting: string, query = '', unit = 'east') =>
  staff.ask('GET', `/api/branches/${unit}/meetings/${meeting}/names${query}`);

describe('the names behind a meeting', () => {
  const names: MeetingNames = {
    ...{ present: ['陈建国'], leave: [], missing: ['林国栋', '王桂兰'] },
    ...{ outsidePresent: [], outsideAway: ['张德福', '罗春香'], others: [] },
  };

  it('CX-07 stand class by class, each in the year in which it was held', async () => {
    expect(await asked(march, '?year=2026')).toMatchObject({ status: 200, body: names });
    expect(await asked(december, '?year=2025')).toMatchObject({ status: 200, body: names });
    expect(await asked(december, '?year=2026')).toMatchObject({ status: 404 });
  });

  it('are those of the running year where none is asked', async () => {
    expect(await asked(march)).toMatchObject({ status: 200, body: names });
    expect(await asked(december)).toMatchObject({ status: 404 });
  });

  it('are told of nothing that is not closed or not known', async () => {
    for (const meeting of ['m10', 'm1', 'none'])
      expect(await asked(meeting), meeting).toMatchObject({ status: 404, body: { error: 'not-found' } });
    expect(await asked(march, '', 'west')).toMatchObject({ status: 404, body: { error: 'not-found' } });
    expect(await asked(march, '?year=2099')).toMatchObject({ status: 404, body: { error: 'no-such-year' } });
  });

  it('KX-09 are a look on record, whatever comes of it', async () => {
    const reader = await township.signedIn('branch', ['east']);
    for (const meeting of [march, 'none']) {
      township.clock.now += 1000;
      await reader.ask('GET', `/api/branches/east/meetings/${meeting}/names`);
      expect(await township.store.audit.list({ limit: 1 })).toMatchObject([
        { account: 'id branch east', unit: 'east', subject: `meeting:${meeting}`, deed: 'looked' },
      ]);
    }
  });
});
