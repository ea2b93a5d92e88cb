/** A room whose events this program stumbles over keeps none of the others from being seen. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { noticesOver } from '../../server/township/queries/notices.ts';
import { wallFor } from '../../server/township/queries/wall.ts';
import { branch } from '../domain/scene.ts';
import { runTownship } from './service.ts';

it('is shown as faulty, and said in the log', async () => {
  const { store, clock, faults, data, ...township } = await runTownship(['east', 'west']);
  onTestFinished(() => township.close());
  for (const unit of ['east', 'west']) await township.arrive(unit, branch().events);
  const db = new Database(join(data, 'township.db'));
  db.exec("UPDATE event SET envelope = 'no JSON' WHERE unit = 'west'");
  db.close();
  const staff = { role: 'township', units: [] } as const;

  const { rooms } = await wallFor(store, staff, clock.now);
  expect(rooms).toMatchObject([
    { unit: 'east', branch: '流岐岙村党支部', standing: 'not-reported' },
    { unit: 'west', branch: 'west', standing: 'faulty', meeting: null },
  ]);
  const { branches } = await noticesOver(store, staff, null);
  expect(branches.filter(({ faulty }) => faulty)).toEqual([
    { unit: 'west', branch: 'west', faulty: true, notices: [], names: {} },
  ]);
  expect(faults).toMatchObject([
    { unit: 'west', error: { name: 'SyntaxError' } },
    { unit: 'west', error: { name: 'SyntaxError' } },
  ]);
});

it('keeps a reminder from being taken back nowhere else, and is named', async () => {
  const { data, signedIn, ...township } = await runTownship(['east', 'north', 'west']);
  onTestFinished(() => township.close());
  for (const unit of ['east', 'north', 'west']) await township.arrive(unit, branch().events);
  const staff = await signedIn('township');
  const reminder = { item: 'r1', text: '请报送方案', due: '2026-11-20', to: ['west', 'east', 'north'] };
  const sent = await staff.ask('POST', '/api/reminders', reminder);
  expect(sent.body).toEqual({ delivered: ['west', 'east', 'north'], failed: [] });
  const db = new Database(join(data, 'township.db'));
  db.exec("UPDATE event SET envelope = 'no JSON' WHERE unit = 'east'");
  db.exec("UPDATE news SET count = count + 1 WHERE unit = 'east'");
  db.close();
  const back = await staff.ask('POST', '/api/reminders/withdraw', { item: 'r1', reason: '已收到' });
  expect(back.body).toEqual({ delivered: ['north', 'west'], failed: ['east'] });
});
