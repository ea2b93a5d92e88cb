/** What a box sends and should not have: each is found and told to the box, and what is kept stands on the fleet's page. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beforeFirst, type Row } from '../../server/log/replicate.ts';
import { carryTo } from '../../server/sync/carry.ts';
import { createPeer, enrolAt, type Peer } from '../../server/sync/client.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import type { FleetPage, Quarantine } from '../../server/township/contract.ts';
import { boxLog, draft } from './box-log.ts';
import { runTownship, type Township } from './service.ts';

const log = { origin: 'box-of-u', unit: 'u' };
const key = keyOf(newKey());
let township: Township;
let peer: Peer;

beforeAll(async () => {
  township = await runTownship();
  const { store, url, clock } = township;
  const code = '2839051746';
  await store.devices.offerCode({ code, branch: '试点支部', expires: clock.now + 1000, account: '' });
  const carry = carryTo(url, new AbortController().signal);
  await enrolAt(carry, { ...log, code, room: '活动室', branch: '试点支部', publicKey: key.publicKey }, key);
  await store.devices.setStanding(log.origin, 'accepted', '');
  peer = createPeer({
    ...{ carry, origin: log.origin, key, publicKey: store.key.publicKey },
    clock: { now: () => clock.now, told: () => undefined },
    report: () => ({}),
  });
});
afterAll(() => township.close());

const send = (rows: readonly Row[], after = beforeFirst) => {
  const last = rows.at(-1);
  const signed = signHead(log, last?.seq ?? 0, Buffer.from(last?.link ?? '').toString('hex'), key);
  return peer.send({ log, after, rows, signed });
};

it('a tampered, a missing, a forked and an unintelligible event', async () => {
  const box = boxLog(log);
  box.write(3);
  const { rows } = box;
  const tampered = rows.map((row) => (row.seq === 2 ? { ...row, payload: '{"of":"event-1","text":"他人"}' } : row));
  expect(await send(tampered)).toMatchObject({ kind: 'tampered', seq: 2, flaw: 'payload' });
  expect(await send(rows.slice(1), rows[0])).toEqual({ kind: 'gap', ack: 0 });
  expect(await send(rows)).toMatchObject({ kind: 'taken', ack: 3 });

  const forked = box.forkedAfter(2);
  forked.write(1);
  expect(await send(forked.rows)).toMatchObject({ kind: 'fork', seq: 3, link: box.signed().link });

  box.writeRaw('neither envelope', 'nor payload');
  box.write([
    draft({ unit: log.unit, type: 'moon.landed' }),
    draft({
      ...{ unit: log.unit, type: 'log.succeeded', subject: 'logs' },
      data: { origin: 'before', seq: 7, link: 'f'.repeat(64), why: 'damaged' },
    }),
  ]);
  expect(await send(rows)).toMatchObject({ kind: 'taken', ack: 6 });

  const staff = await township.signedIn('township');
  const { devices } = (await staff.ask('GET', '/api/fleet')).body as FleetPage;
  expect(devices).toMatchObject([{ events: 6, quarantined: 2, mishaps: [{ kind: 'damaged' }] }]);
  const { kinds } = (await staff.ask('GET', `/api/fleet/quarantine?origin=${log.origin}`)).body as Quarantine;
  expect(kinds.map(({ why, type }) => [why, type]).sort()).toEqual([
    ['not-understood', ''],
    ['not-understood', 'moon.landed'],
  ]);
});
