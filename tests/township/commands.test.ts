/** What staff say to a branch over HTTP: who may, once, on record, and on what stands in the moment of writing. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CommandData } from '../../server/domain/commands.ts';
import type { Level } from '../../server/domain/vocabulary.ts';
import { give } from '../../server/township/commands/give.ts';
import { branch, type Scene } from '../domain/scene.ts';
import { type Browser, runTownship, type Township } from './service.ts';

let township: Township;
let staff: Browser;
const scenes = new Map<string, { readonly scene: Scene; sent: number }>();

beforeAll(async () => {
  township = await runTownship(['east', 'west']);
  for (const unit of ['east', 'west']) {
    scenes.set(unit, { scene: branch(), sent: 0 });
    await arrive(unit);
  }
  staff = await township.signedIn('township');
});
afterAll(() => township.close());

const sceneOf = (unit: string): Scene => {
  const known = scenes.get(unit);
  if (known === undefined) throw new Error(`no ${unit}`);
  return known.scene;
};

/** What happened in the room since. */
async function arrive(unit: string): Promise<void> {
  const known = scenes.get(unit);
  if (known === undefined) return;
  const fresh = known.scene.events.slice(known.sent);
  known.sent = known.scene.events.length;
  await township.arrive(unit, fresh);
}

const raise = (item: string, from: Level = 'township'): CommandData => ({
  type: 'item.raise',
  data: {
    ...{ item, kind: 'reminder', on: '2026-11-15', from, to: 'branch', text: '请报主题党日方案', measures: '' },
    ...{ look: null, meeting: null, parent: null, person: null, due: null },
  },
});
const told = (browser: Browser, unit: string, what: object, id: string = randomUUID()) =>
  browser.ask('POST', `/api/branches/${unit}/commands`, { id, ...what });

it('is written into the township’s log under the account, and stands on record with its subject', async () => {
  expect(await told(staff, 'east', raise('i1'))).toMatchObject({ status: 200, body: { kind: 'done' } });
  expect((await township.store.stateOf('east')).items.get('i1')).toMatchObject({ text: '请报主题党日方案' });
  const [event] = await township.store.subjectEvents('east', 'item:i1');
  expect(event).toMatchObject({ origin: township.store.origin, actor: 'id township', quality: 'ntp' });
  expect((await staff.ask('GET', '/api/audit')).body.entries[0]).toMatchObject({
    ...{ account: 'township', unit: 'east', subject: 'item:i1', deed: 'item.raise' },
  });
});

it('is done once, however often it is sent', async () => {
  const id = randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => told(staff, 'east', raise('i2'), id)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await told(staff, 'east', raise('i2'), id)).toMatchObject({ body: { kind: 'as-it-was' } });
  expect(await township.store.subjectEvents('east', 'item:i2')).toHaveLength(2); // the fact and its words
});

it('is refused for another role, for another level’s word, for what is the room’s own, and for no branch', async () => {
  const community = await township.signedIn('community', ['east']);
  const secretary = await township.signedIn('branch', ['east']);
  expect(await told(community, 'east', raise('i3', 'community'))).toMatchObject({ status: 200 });
  const notYours = { status: 403, body: { error: 'not-yours' } };
  const undo = { type: 'sign-in.undo', data: { meeting: 'm1', person: 'chen', part: 'day', reason: '签错了' } };
  const answer = { type: 'rescheduling.answer', data: { meeting: 'm1', asked: 'x', approved: true, by: '镇党委' } };
  expect(await told(community, 'east', raise('i4', 'township'))).toMatchObject(notYours);
  expect(await told(community, 'west', raise('i4', 'community'))).toMatchObject(notYours);
  expect(await told(community, 'east', answer)).toMatchObject(notYours);
  expect(await told(secretary, 'east', raise('i4', 'branch'))).toMatchObject(notYours);
  expect(await told(staff, 'east', undo)).toMatchObject(notYours);
  expect(await told(staff, 'nowhere', raise('i4'))).toMatchObject({ status: 404 });
  expect((await township.store.stateOf('east')).items.has('i4')).toBe(false);
});

it('is the domain’s refusal where it comes to nothing, and leaves nothing on record', async () => {
  const before = (await staff.ask('GET', '/api/audit')).body.entries.length;
  const answer = { type: 'rescheduling.answer', data: { meeting: 'm1', asked: 'none', approved: true, by: '镇党委' } };
  expect(await told(staff, 'east', answer)).toMatchObject({
    status: 200,
    body: { kind: 'refused', why: 'no-such-entry' },
  });
  expect((await staff.ask('GET', '/api/audit')).body.entries).toHaveLength(before);
});

it('is decided again where something came between the decision and the writing', async () => {
  const { store, clock } = township;
  const before = (await store.eventsOf('west')).length;
  let tries = 0;
  const slow = {
    ...{ heads: store.heads, stateOf: store.stateOf, holds: store.holds },
    async appendUpon(...upon: Parameters<typeof store.appendUpon>) {
      tries += 1;
      if (tries === 1) {
        sceneOf('west').do({ type: 'roster.remove', data: { person: 'wang', reason: '转出' } });
        await arrive('west');
      }
      return store.appendUpon(...upon);
    },
  };
  const giver = { actor: 'li', office: { level: 'township', name: '李明' }, now: clock.now } as const;
  const given = { id: randomUUID(), ...raise('i5') };
  expect(await give(slow, 'west', given, giver)).toMatchObject({ answer: { kind: 'done' } });
  expect(tries).toBe(2);
  expect((await store.eventsOf('west')).length).toBe(before + 4); // who left, and the reminder, each with its words
});
