/** An NTAG 424 DNA: its address is made anew, and counted up, at each reading (NXP AN12196, section 3). */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { fromHex, toHex } from '../../firmware-protocol/card-hex.ts';
import type { Aes128 } from '../../firmware-protocol/cmac.ts';
import { sunMac, sunSession } from '../../firmware-protocol/ntag424.ts';
import { type Card, type4Card, uriMessage } from './vcard.ts';

export const aes: Aes128 = {
  encrypt: (key, block) => createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block),
  decrypt: (key, block) => createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block),
};

/** What stands in the tag after `https://`; `key` serves for both, `uid` is hex. */
export function sunAddress(uid: string, counter: number, key: Uint8Array): string {
  const tag = fromHex(uid) ?? new Uint8Array();
  const picc = Uint8Array.of(0xc7, ...tag, counter, counter >> 8, counter >> 16, 1, 2, 3, 4, 5);
  const mac = sunMac(aes, sunSession(aes, key, tag, counter), '');
  return `card.example/?picc_data=${toHex(aes.encrypt(key, picc))}&cmac=${toHex(mac)}`;
}

/** `shownUid`: what it tells readers before, if that is not its own. */
export function ntag424Card(uid: string, key: Uint8Array, shownUid = uid): Card {
  let counter = 0;
  return type4Card(shownUid, () => {
    counter += 1;
    return uriMessage(sunAddress(uid, counter, key));
  });
}
