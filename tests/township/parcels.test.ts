/** The console's way for what comes on a USB stick. */
import { expect, it, onTestFinished } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import { hashOf } from '../../server/sync/blob-files.ts';
import { encodePiece } from '../../server/sync/blobs.ts';
import { pack } from '../../server/sync/carrier.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { decodeParcel } from '../../server/sync/parcel.ts';
import { acceptedBox, unit } from '../kiosk/stick-box.ts';
import { photo } from '../sync/blobs.contract.ts';
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
  const packer = { replica: replicaOf(log), key, origin, unit, branch: '过山村党支部', time: clock.now, blobs: null };
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

it('takes the photos that the records name, and gives those that the room lacks', async () => {
  const township = await runTownship();
  onTestFinished(() => township.close());
  const staff = await township.signedIn('township');
  const box = await acceptedBox(township.store, unit);
  const post = (path: string, body: Uint8Array<ArrayBuffer> | string) => {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
    const headers = { cookie: staff.cookie, 'content-type': type };
    return fetch(`${township.url}/api/fleet/${path}`, { method: 'POST', headers, body });
  };
  const content = photo(1, 100_000);
  const piece = (bytes: Uint8Array, hash = hashOf(bytes)) =>
    new Uint8Array(encodePiece(hash, { size: bytes.length, from: 0, bytes }));
  const brought = async (body: Uint8Array<ArrayBuffer>) => (await post(`parcels/photo?unit=${unit}`, body)).json();
  const parcel = async () => {
    const packed = await box.byHand.pack();
    return JSON.stringify({ file: Buffer.from(packed?.bytes ?? []).toString('base64') });
  };
  await box.photo(content);
  expect(await brought(piece(content))).toEqual({ kind: 'unnamed' });
  expect(await (await post('parcels', await parcel())).json()).toMatchObject({ ok: true, unit, events: 1, photos: [] });
  expect(await brought(piece(content.with(5, 77), hashOf(content)))).toEqual({ kind: 'wrong' });
  expect(await brought(piece(content))).toEqual({ kind: 'kept' });
  expect(await brought(piece(content))).toEqual({ kind: 'known' });
  expect((await post(`parcels/photo?unit=${unit}`, new Uint8Array(7))).status).toBe(400);
  expect((await post(`parcels/photo?unit=${unit}`, '{}')).status).toBe(415);

  await box.blobs.remove([hashOf(content)]);
  const { photos } = await (await post('parcels', await parcel())).json();
  expect(photos).toEqual([hashOf(content)]);
  const unnamed = photo(2, 100);
  await township.store.blobs(unit).add(hashOf(unnamed), { size: 100, from: 0, bytes: unnamed });
  const wanted = JSON.stringify({ unit, hashes: [hashOf(unnamed), ...photos] });
  const back = await post('parcels/photos', wanted);
  expect(new Uint8Array(await back.arrayBuffer())).toEqual(piece(content));
  const { entries } = (await staff.ask('GET', '/api/audit')).body;
  expect(entries).toContainEqual(expect.objectContaining({ deed: 'looked', subject: 'photos', unit }));
});
