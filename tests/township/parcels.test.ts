/** The console's way for what comes on a USB stick. */
import { expect, it, onTestFinished } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import { pack } from '../../server/sync/carrier.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { decodeParcel } from '../../server/sync/parcel.ts';
import { tempLog } from '../sync/ends.ts';
import { draft } from './box-log.ts';
import { runTownship } from './service.ts';

it('takes a file, answers with what goes back, and has it on record', async () => {
  const township = await runTownship();
  onTestFinished(() => township.close());
  const { store, clock } = township;
  const staff = await township.signedIn('township');
  const bring = async (bytes: Uint8Array) =>
    (await staff.ask('POST', '/api/fleet/parcels', { file: Buffer.from(bytes).toString('base64') })).body;
  expect(await bring(Buffer.from('hello'))).toEqual({ ok: false, why: 'foreign' });

  const [log, key, unit] = [await tempLog(), keyOf(newKey()), 'branch-1'];
  const { origin } = log;
  await log.append([draft({ unit }), draft({ unit })]);
  const packer = { replica: replicaOf(log), key, origin, unit, branch: '过山村党支部', time: clock.now };
  const { bytes } = await pack(packer, []);
  expect(await bring(bytes)).toEqual({ ok: false, why: 'unknown-box' });
  await store.devices.offerCode({ code: 'c', branch: '', expires: clock.now + 1000, account: '' });
  await store.devices.enrol({ code: 'c', origin, unit, room: '', branch: '', publicKey: key.publicKey });
  expect(await bring(bytes)).toEqual({ ok: false, why: 'not-accepted' });
  await store.devices.setStanding(origin, 'accepted', '');
  const taken = await bring(bytes);
  expect(taken).toMatchObject({ ok: true, branch: '过山村党支部', events: 2, halted: 0 });
  expect(decodeParcel(Buffer.from(taken.reply, 'base64')).heads).toEqual([{ origin, unit, seq: 2 }]);
  expect((await staff.ask('GET', '/api/audit')).body.entries[0]).toMatchObject({ deed: 'carried', unit });
});
