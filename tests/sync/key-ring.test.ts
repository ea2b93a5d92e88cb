import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { isProof, openKeyRing, proofOf } from '../../server/sync/key-ring.ts';
import { isSignedBy } from '../../server/sync/keys.ts';
import { acceptedBox, peerOf, startHub, tempLog } from './ends.ts';

let file: string;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, 'device.key');
});

test('the new key stands beside the old one until it takes its place, whenever the power goes', () => {
  const ring = openKeyRing(file);
  const old = Buffer.from(ring.publicKey);
  expect(ring.next).toBeUndefined();
  const next = Buffer.from(ring.begin().publicKey);
  expect(next.equals(old)).toBe(false);
  expect(Buffer.from(ring.begin().publicKey)).toEqual(next);
  expect([ring.publicKey, openKeyRing(file).publicKey]).toEqual([old, old]);
  expect(openKeyRing(file).next?.publicKey).toEqual(next);
  expect(statSync(`${file}.next`).mode & 0o077).toBe(0);

  ring.turn();
  for (const one of [ring, openKeyRing(file)]) {
    expect([one.publicKey, one.next]).toEqual([next, undefined]);
    expect(isSignedBy(next, 'text', one.sign('text'))).toBe(true);
  }
  const kept = readFileSync(file, 'utf8');
  ring.turn();
  expect(readFileSync(file, 'utf8')).toBe(kept);
});

test('a key is announced by who holds it, under its own name', () => {
  const key = openKeyRing(file);
  const proof = proofOf('box-1', key);
  expect(isProof('box-1', key.publicKey, proof)).toBe(true);
  expect(isProof('box-2', key.publicKey, proof)).toBe(false);
  expect(isProof('box-1', openKeyRing(`${file}-other`).publicKey, proof)).toBe(false);
});

test.each(['announced', 'in force', 'used'])(
  'a box that loses power before its new key is %s is known afterwards',
  async (moment) => {
    const hub = await startHub(await tempLog());
    const box = acceptedBox(hub, 'box-1', openKeyRing(file));
    const before = openKeyRing(file);
    const next = before.begin();
    if (moment !== 'announced') await peerOf(hub, box, before).changeKey(next);
    if (moment === 'used') before.turn();

    const ring = openKeyRing(file);
    if (ring.next !== undefined) {
      await peerOf(hub, box, ring).changeKey(ring.next);
      ring.turn();
    }
    expect(await peerOf(hub, box, ring).heads()).toEqual([]);
    expect(hub.devices.get('box-1')).toMatchObject({ publicKey: next.publicKey, rolling: false });
  },
);
