import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { newestWall } from '../../server/kiosk/room-log.ts';
import { beforeFirst, seal } from '../../server/log/envelope.ts';
import { openLog } from '../../server/log/log.ts';
import { draft, folder, stamp } from '../log/drafts.ts';

it('KX-05 what others wrote says nothing of this box’s clock', async () => {
  const log = await openLog(join(folder(), 'log.db'), { stamp: () => stamp });
  onTestFinished(() => log.close());
  expect(newestWall(log)).toBe(0);
  await log.append([draft(), draft({ unit: 'branch-2', wall: stamp.wall + 5 })]);
  const name = { origin: randomUUID(), unit: 'branch-1' };
  const late = seal(draft({ wall: stamp.wall + 1e12 }), name.origin, beforeFirst, 1, randomBytes(16));
  const link = Buffer.from(late.link).toString('hex');
  expect(await log.receive(name, [late], { seq: 1, link, signature: randomBytes(64) })).toMatchObject({
    kind: 'taken',
  });
  expect(newestWall(log)).toBe(stamp.wall + 5);
});
