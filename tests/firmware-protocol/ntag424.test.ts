import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../firmware-protocol/card-hex.ts';
import { cmac, diversifyKey, equalInConstantTime } from '../../firmware-protocol/cmac.ts';
import {
  decodeFileData,
  decodePiccData,
  type SunKeys,
  type SunMessage,
  sunMac,
  sunSession,
  verifySun,
} from '../../firmware-protocol/ntag424.ts';
import { parseSunUrl, type SunParameters } from '../../firmware-protocol/ntag424-url.ts';
import vectors from '../../firmware-protocol/vectors/ntag424-sdm.json' with { type: 'json' };
import { aes } from '../doubles/ntag424.ts';
import { bytes, numRuns } from './card-vectors.ts';

const zero = '00'.repeat(16);
const keysOf = (metaRead: string, fileRead: string): SunKeys => ({
  metaRead: bytes(metaRead),
  fileRead: () => bytes(fileRead),
});
const never = () => undefined;

describe('AES-CMAC (RFC 4493)', () => {
  test.each(vectors.cmac.vectors)('of %s', (message, mac) => {
    expect(toHex(cmac(aes, bytes(vectors.cmac.key), bytes(message ?? '')))).toBe(mac);
  });
  test('comparing is exact', () => {
    expect(equalInConstantTime(bytes('010203'), bytes('010203'))).toBe(true);
    expect(equalInConstantTime(bytes('010203'), bytes('010202'))).toBe(false);
    expect(equalInConstantTime(bytes('010203'), bytes('0102'))).toBe(false);
  });
});

describe('key diversification (AN10922)', () => {
  test.each(vectors.key_diversification)('$name', ({ master, m, key }) => {
    expect(toHex(diversifyKey(aes, bytes(master), bytes(m)))).toBe(key);
  });
  test('short input is filled up to two blocks, unlike CMAC', () => {
    const master = bytes(zero);
    const uid = bytes('04782E21801D80');
    expect(diversifyKey(aes, master, uid)).not.toEqual(cmac(aes, master, Uint8Array.of(1, ...uid)));
    expect(() => diversifyKey(aes, master, new Uint8Array())).toThrow(RangeError);
    expect(() => diversifyKey(aes, master, new Uint8Array(32))).toThrow(RangeError);
  });
});

test.each(vectors.session_keys)('$name', (vector) => {
  const session = sunSession(aes, bytes(vector.sdmFileReadKey), bytes(vector.uid), vector.readCtr);
  expect(toHex(session.encryption)).toBe(vector.kSesSdmFileReadEnc);
  expect(toHex(session.mac)).toBe(vector.kSesSdmFileReadMac);
});

describe.each(vectors.sdm)('$name', (vector) => {
  const keys = keysOf(vector.sdmMetaReadKey, vector.sdmFileReadKey);
  const message: SunMessage = {
    picc: { encrypted: bytes(vector.piccEncData) },
    macInput: vector.macInputAscii,
    mac: bytes(vector.sdmmac),
  };
  const session = sunSession(aes, bytes(vector.sdmFileReadKey), bytes(vector.uid), vector.readCtr);

  test('decodes step by step', () => {
    const data = decodePiccData(aes, keys.metaRead, bytes(vector.piccEncData));
    expect(data).toEqual({ uid: bytes(vector.uid), counter: vector.readCtr });
    expect(toHex(session.encryption)).toBe(vector.kSesSdmFileReadEnc);
    expect(toHex(session.mac)).toBe(vector.kSesSdmFileReadMac);
    expect(toHex(sunMac(aes, session, vector.macInputAscii))).toBe(vector.sdmmac);
  });

  test('is genuine, once', () => {
    const genuine = { genuine: true, uid: bytes(vector.uid), counter: vector.readCtr };
    expect(verifySun(aes, keys, message, never)).toEqual(genuine);
    expect(verifySun(aes, keys, message, () => vector.readCtr - 1)).toEqual(genuine);
    const replayed = { genuine: false, refusal: 'replayed' };
    expect(verifySun(aes, keys, message, () => vector.readCtr)).toEqual(replayed);
    expect(verifySun(aes, keys, message, () => vector.readCtr + 1)).toEqual(replayed);
  });

  test('one bit of the MAC, another text or another key is refused', () => {
    for (let bit = 0; bit < 64; bit += 1) {
      const mac = bytes(vector.sdmmac).map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(verifySun(aes, keys, { ...message, mac }, never)).toEqual({ genuine: false, refusal: 'wrong-mac' });
    }
    const other = { ...message, macInput: `${vector.macInputAscii}x` };
    expect(verifySun(aes, keys, other, never)).toEqual({ genuine: false, refusal: 'wrong-mac' });
    const strange = keysOf('01'.repeat(16), zero);
    expect(verifySun(aes, strange, message, never)).toEqual({ genuine: false, refusal: 'malformed' });
  });

  if (vector.encFileData !== undefined) {
    test('opens the file', () => {
      const plain = decodeFileData(aes, session, vector.readCtr, bytes(vector.encFileData ?? ''));
      expect(plain && toHex(plain)).toBe(vector.filePlain);
      expect(decodeFileData(aes, session, vector.readCtr, new Uint8Array(17))).toBeUndefined();
    });
  }
});

describe.each(vectors.sdm_plain)('$name', ({ uid, readCtr, printedCtr, sdmFileReadKey, sdmmac }) => {
  test('is genuine; the printed counter is big-endian', () => {
    const url = `https://example.org/?uid=${uid}&ctr=${printedCtr}&cmac=${sdmmac}`;
    const message = parseSunUrl(url, { uid: 'uid', counter: 'ctr', mac: 'cmac' });
    expect(message?.picc).toEqual({ uid: bytes(uid), counter: readCtr });
    const verdict = message && verifySun(aes, keysOf(zero, sdmFileReadKey), message, never);
    expect(verdict).toEqual({ genuine: true, uid: bytes(uid), counter: readCtr });
  });
});

test.each(vectors.must_reject)('refused: $why ($sdmmac)', ({ kind, based_on, sdmmac }) => {
  const mac = bytes(sdmmac);
  const encrypted = kind === 'sdm' ? vectors.sdm[based_on] : undefined;
  const plain = kind === 'sdm_plain' ? vectors.sdm_plain[based_on] : undefined;
  const picc: SunMessage['picc'] = plain
    ? { uid: bytes(plain.uid), counter: plain.readCtr }
    : { encrypted: bytes(encrypted?.piccEncData ?? '') };
  const message = { picc, macInput: encrypted?.macInputAscii ?? '', mac };
  expect(verifySun(aes, keysOf(zero, zero), message, never)).toEqual({ genuine: false, refusal: 'wrong-mac' });
});

test.each(vectors.lrp)('LRP mode is recognised and refused ($uid)', ({ picc, sdmmac }) => {
  const message = { picc: { encrypted: bytes(picc) }, macInput: '', mac: bytes(sdmmac) };
  expect(verifySun(aes, keysOf(zero, zero), message, never)).toEqual({ genuine: false, refusal: 'unsupported' });
});

describe('the URL of a tag', () => {
  test.each(vectors.urls)('$url', ({ url, names, based_on }) => {
    const vector = vectors.sdm[based_on];
    expect(parseSunUrl(url, names as SunParameters)).toEqual({
      picc: { encrypted: bytes(vector?.piccEncData ?? '') },
      macInput: vector?.macInputAscii,
      mac: bytes(vector?.sdmmac ?? ''),
    });
  });
  test.each([
    '',
    'https://a/b',
    'https://a/b?e=EF96',
    'https://a/b?e=EF96&c=',
    'https://a/b?e=EF96&c=0',
    'x?e=&c=94EE',
    'x?ae=00&c=94EE',
  ])('“%s” is none', (url) => {
    expect(parseSunUrl(url, { picc: 'e', mac: 'c' })).toBeUndefined();
  });
});

test('no message crashes, and none that is made up is genuine', () => {
  const keys = keysOf(zero, zero);
  const piece = fc.oneof(fc.uint8Array({ maxLength: 32 }), fc.uint8Array({ minLength: 16, maxLength: 16 }));
  fc.assert(
    fc.property(piece, fc.string(), fc.uint8Array({ maxLength: 10 }), (encrypted, macInput, mac) => {
      expect(verifySun(aes, keys, { picc: { encrypted }, macInput, mac }, never).genuine).toBe(false);
      parseSunUrl(`x?${macInput}&e=${macInput}&c=00`, { picc: 'e', mac: 'c', macFrom: 'e' });
    }),
    { numRuns },
  );
});
