/** NTAG 424 cards in the room: what proves itself is taken for who it is, once; copies are told. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { CardReading } from '../../device/contract.ts';
import vectors from '../../firmware-protocol/vectors/ntag424-sdm.json' with { type: 'json' };
import { identify } from '../../server/kiosk/identify.ts';
import { type ReadSun, sunReader } from '../../server/kiosk/sun.ts';
import { StartFault } from '../../server/service/fault.ts';
import { sunAddress } from '../doubles/ntag424.ts';
import { bytes } from '../firmware-protocol/card-vectors.ts';
import { soon } from '../soon.ts';
import { bindCard, prepare, type Started, startRoom } from './room-fixture.ts';

const zero = '00'.repeat(16);
const parameters = { picc: 'picc_data', uid: 'uid', counter: 'ctr', mac: 'cmac' };

function keyFile(text: string, mode = 0o600): string {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'ntag424.toml');
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

const withKeys = (
  metaRead: string,
  fileRead: string,
  names: Parameters<typeof sunReader>[0]['parameters'] = parameters,
) => sunReader({ keys: keyFile(`meta_read = "${metaRead}"\nfile_read = "${fileRead}"\n`), parameters: names });

const card = (uid: string, ndef?: string): CardReading => ({
  kind: 'card',
  device: 'reader-1',
  uid,
  randomUid: uid.startsWith('08') && uid.length === 8,
  technology: 'iso14443-4',
  ...(ndef === undefined ? {} : { ndef }),
});
const asNumber = (_: string, number: string) => number;
const made = (reading: CardReading, sun: ReadSun | null) => identify(reading, asNumber, sun);

describe('who a card is', () => {
  test.each(vectors.urls)('by $url', ({ url, names, based_on }) => {
    const { uid, readCtr, sdmMetaReadKey, sdmFileReadKey } = vectors.sdm[based_on] ?? expect.fail();
    const sun = withKeys(sdmMetaReadKey, sdmFileReadKey, names as typeof parameters);
    const proven = { kind: 'card', key: uid, tail: uid.slice(-4), counter: readCtr };
    expect(made(card(uid, url), sun)).toEqual(proven);
    expect(made(card('087D6B96', url), sun)).toEqual(proven);
    expect(made(card('04958CAA5C5E81', url), sun)).toEqual({ kind: 'not-genuine' });
    const mac = url.slice(-16);
    const altered = url.replace(
      mac,
      mac.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    );
    expect(made(card(uid, altered), sun)).toEqual({ kind: 'not-genuine' });
    expect(made(card(uid, url), withKeys('01'.repeat(16), zero, names as typeof parameters))).toEqual({
      kind: 'not-genuine',
    });
    expect(made(card(uid, url), null)).toEqual({ kind: 'card', key: uid, tail: uid.slice(-4) });
    expect(made(card('087D6B96', url), null)).toEqual({ kind: 'random-uid' });
  });

  test.each(vectors.sdm_plain)('by $name', ({ uid, readCtr, printedCtr, sdmFileReadKey, sdmmac }) => {
    const url = `https://example.org/?uid=${uid}&ctr=${printedCtr}&cmac=${sdmmac}`;
    expect(made(card(uid, url), withKeys(zero, sdmFileReadKey))).toMatchObject({ key: uid, counter: readCtr });
  });

  test('another card is taken by its number, and known to have proven nothing', () => {
    const sun = withKeys(zero, zero);
    for (const text of [undefined, '', 'https://example.org/', 'https://example.org/?picc_data=0&cmac=0'])
      expect(made(card('04A1B2C3D4E5F6', text), sun)).toMatchObject({ key: '04A1B2C3D4E5F6', counter: null });
    expect(made(card('087D6B96'), sun)).toEqual({ kind: 'random-uid' });
  });
});

describe('the key file', () => {
  const complaint = (file: string): string => {
    try {
      sunReader({ keys: file, parameters });
    } catch (error) {
      if (error instanceof StartFault) return error.message;
      throw error;
    }
    return 'the keys were taken';
  };
  const good = `meta_read = "${zero}"\nfile_read = "${zero}"\n`;

  test('is for its owner alone', () => {
    expect(complaint(keyFile(good))).toBe('the keys were taken');
    for (const mode of [0o640, 0o604]) expect(complaint(keyFile(good, mode))).toContain('chmod 600');
  });

  test('is there, and holds two keys', () => {
    expect(complaint('/nowhere/keys.toml')).toMatch(
      /^找不到密钥文件[^\n]+\nThere is no key file \/nowhere\/keys.toml\./,
    );
    for (const text of ['', 'meta_read = ', good.replace('00', '0g'), good.replace('00', ''), `${good}more = 1`])
      expect(complaint(keyFile(text))).toMatch(/32 位十六进制。\n.*32 hex digits each\.$/);
  });
});

test('an address that was copied from a card signs nobody in, also after a restart', async () => {
  const key = bytes('42'.repeat(16));
  const sun = withKeys('42'.repeat(16), '42'.repeat(16));
  const uid = '04A1B2C3D4E5F6';
  const tap = async ({ room, answers }: Started, ndef?: string) => {
    const before = answers.length;
    room.read(card(uid, ndef));
    await expect.poll(() => answers.length, soon).toBe(before + 1);
    return answers[before]?.answer.kind;
  };
  const address = (counter: number) => `https://${sunAddress(uid, counter, key)}`;

  const first = await startRoom(undefined, sun);
  onTestFinished(() => rmSync(first.folder, { recursive: true }));
  await prepare(first);
  await bindCard(first, 'p2', uid);
  expect(await tap(first, address(41))).toBe('signed-in');
  expect(await tap(first, address(41))).toBe('replayed');
  await first.stop();

  const second = await startRoom(first.folder, sun);
  expect(await tap(second, address(41))).toBe('replayed');
  expect(await tap(second, address(300).replace(/.$/, '_'))).toBe('unproven');
  expect(await tap(second)).toBe('unproven');
  expect(await tap(second, address(300))).toBe('already-signed-in');
  expect(await tap(second, address(299))).toBe('replayed');
  await second.stop();
});
