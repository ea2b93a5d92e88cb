/** Whose word a log's end goes out on. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import type { LogName } from '../../server/log/contract.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { batchAfter } from '../../server/sync/outgoing.ts';
import { receiveBatch } from '../../server/sync/receive.ts';
import type { Replica } from '../../server/sync/replica.ts';
import { draft, folder } from '../log/drafts.ts';
import { tempLog, unit } from './ends.ts';

const key = keyOf(newKey());

async function carry(from: Replica, name: LogName, after: number, to: Replica) {
  const batch = await batchAfter(from, name, after, key);
  return batch && receiveBatch(to, batch, async () => [key.publicKey]);
}

it('a box whose disk was set back gets its tail from the hub and goes on writing after it', async () => {
  const [disk, image] = [folder(), folder()];
  const before = await tempLog(join(disk, 'log.db'));
  const name = { origin: before.origin, unit };
  await before.append([draft({ unit }), draft({ unit })]);
  await before.close();
  cpSync(disk, image, { recursive: true });
  const after = await tempLog(join(disk, 'log.db'));
  await after.append([draft({ unit }), draft({ unit })]);
  const hub = replicaOf(await tempLog());
  expect(await carry(replicaOf(after), name, 0, hub)).toMatchObject({ kind: 'taken', ack: 4 });

  const setBack = await tempLog(join(image, 'log.db'));
  expect(setBack.origin).toBe(name.origin);
  expect(await carry(hub, name, 2, replicaOf(setBack))).toMatchObject({ kind: 'taken', ack: 4 });
  await setBack.append([draft({ unit })]);
  expect(await carry(replicaOf(setBack), name, 4, hub)).toMatchObject({ kind: 'taken', ack: 5 });
  expect(setBack.signedHead(name), 'it signs for itself').toBeUndefined();
});

it('signs where the head that it was given is of fewer events than it has', async () => {
  const own = await tempLog();
  const name = { origin: own.origin, unit };
  await own.append([draft({ unit }), draft({ unit })]);
  const given = await batchAfter(replicaOf(own), name, 0, key);
  await own.append([draft({ unit })]);
  const replica: Replica = { ...replicaOf(own), signedHead: async () => given?.signed };
  expect((await batchAfter(replica, name, 2, key))?.signed.seq).toBe(3);
});
