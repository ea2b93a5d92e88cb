import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import {
  commandFrame,
  decodeExchange,
  decodeFirmware,
  decodeTarget,
  type Pn532Command,
} from '../../firmware-protocol/pn532-command.ts';
import { encodeFrame } from '../../firmware-protocol/pn532-frame.ts';
import vectors from '../../firmware-protocol/vectors/pn532.json' with { type: 'json' };
import { bytes, numRuns } from './card-vectors.ts';

const published = new Map(vectors.frames.map(({ name, frame }) => [name, frame]));

test.each<[string, Pn532Command]>([
  ['GetFirmwareVersion', { name: 'getFirmwareVersion' }],
  ['SAMConfiguration normal (1 byte form)', { name: 'samConfiguration' }],
  ['InListPassiveTarget MaxTg=1 BrTy=00 (106 kbps type A)', { name: 'inListPassiveTarget' }],
  ['RFConfiguration item 5 MaxRetries FF 01 01', { name: 'limitRetries' }],
  [
    'InDataExchange: Type 2 READ page 4 of target 1',
    { name: 'inDataExchange', target: 1, data: Uint8Array.of(0x30, 0x04) },
  ],
])('%s', (name, command) => {
  expect(toHex(encodeFrame(commandFrame(command)))).toBe(published.get(name));
});

test('InRelease lets all cards go', () => {
  expect(toHex(encodeFrame(commandFrame({ name: 'inRelease' })))).toBe('0000FF03FDD45200DA00');
});

test('firmware', () => {
  expect(decodeFirmware(bytes('32010607'))).toEqual({ ic: 0x32, version: 1, revision: 6 });
  expect(decodeFirmware(bytes('320106'))).toBeUndefined();
});

test.each([
  ['nothing', '00', 'none'],
  ['Classic', '010100040804078CFC4F', { number: 1, selRes: 0x08, uid: bytes('078CFC4F') }],
  ['Type 2', '0101004400070416C6C2D73881', { number: 1, selRes: 0x00, uid: bytes('0416C6C2D73881') }],
  ['DESFire with ATS', '010103442004087D6B96067577810280', { number: 1, selRes: 0x20, uid: bytes('087D6B96') }],
  ['10 bytes', '01010044000A0102030405060708090A', { number: 1, selRes: 0, uid: bytes('0102030405060708090A') }],
  ['a cut UID', '0101004400070416C6C2D738', undefined],
  ['a UID of 5 bytes', '0101004400050416C6C2D7', undefined],
  ['two cards, which were not asked for', '020100040804078CFC4F', undefined],
  ['no bytes', '', undefined],
])('listing: %s', (_, data, target) => {
  expect(decodeTarget(bytes(data))).toEqual(target);
});

test.each(Object.entries(vectors.error_codes).filter(([code]) => code !== '7F'))('exchange error %s: %s', (code) => {
  const answer = decodeExchange(bytes(code));
  expect(answer.ok).toBe(false);
  expect(answer).not.toMatchObject({ error: 'unknown' });
});

test('exchange data, an unknown error, and a status that is missing', () => {
  expect(decodeExchange(bytes('00E1100600'))).toEqual({ ok: true, data: bytes('E1100600') });
  expect(decodeExchange(bytes('3A'))).toEqual({ ok: false, error: 'unknown' });
  expect(decodeExchange(bytes(''))).toEqual({ ok: false, error: 'unknown' });
});

test('random bytes never crash a decoder', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (data) => {
      decodeFirmware(data);
      decodeTarget(data);
      decodeExchange(data);
    }),
    { numRuns },
  );
});
