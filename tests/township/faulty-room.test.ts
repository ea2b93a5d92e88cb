/** A room whose events this program stumbles over keeps none of the others from being seen. */
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { dateOf } from '../../server/domain/date.ts';
import { noticesOver } from '../../server/township/queries/notices.ts';
import { wallFor } from '../../server/township/queries/wall.ts';
import { branch } from '../domain/scene.ts';
import { runTownship } from './service.ts';

it('is shown as faulty, and said in the log', async () => {
  const township = await runTownship(['east', 'west']);
  onTestFinished(() => township.close());
  await township.arrive('east', branch().events);
  const store = {
    ...township.store,
    async stateOf(unit: string) {
      if (unit === 'west') throw new RangeError('Invalid time value');
      return township.store.stateOf(unit);
    },
  };
  const said: string[] = [];
  const logger = pino({ level: 'error' }, { write: (line) => said.push(line) });
  const { now } = township.clock;
  const staff = { role: 'township', units: [] } as const;

  const { rooms } = await wallFor(store, staff, now, logger);
  expect(rooms).toMatchObject([
    { unit: 'east', branch: '流岐岙村党支部', standing: 'not-reported' },
    { unit: 'west', branch: 'west', standing: 'faulty', meeting: null },
  ]);
  const { branches } = await noticesOver(store, staff, null, dateOf(now), logger);
  expect(branches.filter(({ faulty }) => faulty)).toEqual([
    { unit: 'west', branch: 'west', faulty: true, notices: [], names: {} },
  ]);
  expect(said.map((line) => JSON.parse(line))).toMatchObject([
    { unit: 'west', err: { message: 'Invalid time value' } },
    { unit: 'west', err: { message: 'Invalid time value' } },
  ]);
});
