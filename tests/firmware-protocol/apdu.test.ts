import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeResponse,
  decodeUid,
  type Exchange,
  expectBytes,
  expectData,
  getAts,
  getUid,
  perform,
  readBlocks,
} from '../../firmware-protocol/apdu.ts';
import { CardError } from '../../firmware-protocol/card-error.ts';
import { fromHex, toHex } from '../../firmware-protocol/card-hex.ts';
import vectors from '../../firmware-protocol/vectors/acs-readers.json' with { type: 'json' };
import { bytes, numRuns } from './card-vectors.ts';

test('the pseudo APDUs are those of the reader manuals', () => {
  const published = new Map(vectors.acr122u.map(({ name, apdu }) => [name, apdu]));
  expect(toHex(getUid)).toBe(published.get('Get UID'));
  expect(toHex(getAts)).toBe(published.get('Get ATS'));
  expect(toHex(readBlocks(4, 16))).toBe('FFB0000410');
});

test('a response without room for a status word is short, never a value', () => {
  expect(() => decodeResponse(bytes(''))).toThrow(expect.objectContaining({ problem: 'short' }));
  expect(() => decodeResponse(bytes('90'))).toThrow(expect.objectContaining({ problem: 'short' }));
  expect(decodeResponse(bytes('9000'))).toEqual({ data: bytes(''), status: 0x9000 });
});

test.each(['6300', '6A81', '9001', '0102036A82'])('status word of %s is a refusal', (response) => {
  expect(() => expectData(bytes(response))).toThrow(expect.objectContaining({ problem: 'refused' }));
});

test('an answer of another length than asked for is an error both ways', () => {
  expect(() => expectBytes(bytes('01029000'), 3)).toThrow(expect.objectContaining({ problem: 'short' }));
  expect(() => expectBytes(bytes('010203049000'), 3)).toThrow(expect.objectContaining({ problem: 'malformed' }));
  expect(expectBytes(bytes('0102039000'), 3)).toEqual(bytes('010203'));
});

test.each(['04C767F2', '04C767F2066180', '04C767F20661800102AA', '88776655'])(
  'UID %s keeps its length and order',
  (uid) => {
    expect(toHex(decodeUid(bytes(`${uid}9000`)))).toBe(uid);
  },
);

test.each(['9000', '0102039000', '01020304059000', '01020304050607089000', '04C767F20661806300'])(
  '%s is no UID',
  (response) => {
    expect(() => decodeUid(bytes(response))).toThrow(CardError);
  },
);

test('hex is whole bytes of either case', () => {
  expect(fromHex('0aFf')).toEqual(Uint8Array.of(0x0a, 0xff));
  for (const wrong of ['', '0', '0g', '0x00', ' 00']) expect(fromHex(wrong)).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (some) => {
      expect(fromHex(toHex(some))).toEqual(some);
    }),
    { numRuns },
  );
});

test('a conversation is performed one command at a time', async () => {
  function* twice(): Exchange<string> {
    const first = yield Uint8Array.of(1);
    const second = yield Uint8Array.of(2, ...first);
    return toHex(second);
  }
  const sent: string[] = [];
  const answer = await perform(twice(), async (command) => {
    sent.push(toHex(command));
    return Uint8Array.of(0xaa, ...command);
  });
  expect(sent).toEqual(['01', '02AA01']);
  expect(answer).toBe('AA02AA01');
});
