import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { verifySun } from '../../firmware-protocol/ntag424.ts';
import { parseSunUrl } from '../../firmware-protocol/ntag424-url.ts';
import { aes, ntag424Card } from '../doubles/ntag424.ts';
import { startPcscd, type VirtualPcscd } from '../doubles/pcsc-virtual-reader.ts';
import { classicCard, leavingCard, ntag, type4Card, uriMessage } from '../doubles/vcard.ts';
import { describeWith } from '../extras.ts';
import { openRoom, type Room } from './pcsc-room.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const device = 'pcsc:ACS ACR122U PICC Interface';
const second = `${device}#2`;

describeWith(['pcscd', 'vpcd'], 'cards on virtual readers of a real pcscd', () => {
  let pcscd: VirtualPcscd;
  let room: Room;

  beforeAll(async () => {
    pcscd = await startPcscd();
    room = openRoom({ env: { ...process.env, ...pcscd.env } });
    await room.see(second, 'ready');
  });
  afterAll(async () => {
    await room?.close();
    await pcscd?.close();
  });

  test('readers have names for people, and pcscd is a device of its own', () => {
    expect(room.status('pcsc')).toEqual({ id: 'pcsc', kind: 'pcsc', name: 'PC/SC', state: 'ready' });
    const name = 'ACS ACR122U PICC Interface';
    expect(room.status(device)).toEqual({ id: device, kind: 'pcsc', name, state: 'ready' });
  });

  test.each([
    ['an NTAG with a text', ntag('04C767F2066180', uriMessage('example.org/a')), 'type2', 'https://example.org/a'],
    ['an NTAG without', ntag('04C767F2066181'), 'type2', undefined],
    [
      'an ISO 14443-4 card with a text',
      type4Card('04DE5F1EACC040', uriMessage('x?e=1')),
      'iso14443-4',
      'https://x?e=1',
    ],
    ['a Classic, whose UID starts like a cascade', classicCard('88776655'), 'classic', undefined],
    ['a UID of 10 bytes', classicCard('04C767F20661800102AA'), 'classic', undefined],
  ])('%s', async (_, card, technology, ndef) => {
    const count = room.readings.length + 1;
    await pcscd.reader.insert(card);
    const uid = Buffer.from(card.answer(Buffer.from('FFCA000000', 'hex')) ?? '')
      .toString('hex')
      .slice(0, -4)
      .toUpperCase();
    const seen = { kind: 'card', device, uid, randomUid: false, technology };
    expect(await room.hear(count)).toEqual(ndef === undefined ? seen : { ...seen, ndef });
    await pcscd.reader.remove();
  });

  test('an NTAG 424 proves itself anew each time', async () => {
    const key = new Uint8Array(16).fill(0x42);
    const card = ntag424Card('04DE5F1EACC040', key, '087D6B96');
    for (const counter of [1, 2]) {
      const count = room.readings.length + 1;
      await pcscd.reader.insert(card);
      const reading = await room.hear(count);
      await pcscd.reader.remove();
      const text = reading?.kind === 'card' ? (reading.ndef ?? '') : '';
      const message = parseSunUrl(text, { picc: 'picc_data', mac: 'cmac' });
      const verdict = message && verifySun(aes, { metaRead: key, fileRead: () => key }, message, () => counter - 1);
      expect(verdict).toEqual({ genuine: true, uid: Uint8Array.of(0x04, 0xde, 0x5f, 0x1e, 0xac, 0xc0, 0x40), counter });
    }
  });

  test('a random UID is marked as one', async () => {
    const count = room.readings.length + 1;
    await pcscd.reader.tap(type4Card('087D6B96'));
    expect(await room.hear(count)).toMatchObject({ uid: '087D6B96', randomUid: true });
  });

  test('a card that leaves while its text is read counts without it', async () => {
    const count = room.readings.length + 1;
    await pcscd.reader.insert(leavingCard(ntag('04A1B2C3D4E5F6', uriMessage('a-long-text-of-many-pages')), 'FFB00007'));
    expect(await room.hear(count)).toEqual({
      kind: 'card',
      device,
      uid: '04A1B2C3D4E5F6',
      randomUid: false,
      technology: 'type2',
    });
  });

  test('a card that leaves before its UID is told as such, and the next one is read', async () => {
    const count = room.readings.length + 1;
    await pcscd.reader.insert(leavingCard(ntag('04A1B2C3D4E5F6'), 'FFCA'));
    expect(await room.hear(count)).toEqual({ kind: 'unreadable', device, reason: 'left-too-soon' });
    await pcscd.reader.tap(classicCard('01020304'));
    expect(await room.hear(count + 1)).toMatchObject({ uid: '01020304' });
  });

  test('a card left lying is told once, while another reader goes on, and again when it comes back', async () => {
    const count = room.readings.length;
    await pcscd.reader.insert(classicCard('0A0A0A0A'));
    await room.hear(count + 1);
    for (const uid of ['0B0B0B01', '0B0B0B02', '0B0B0B03']) await pcscd.second.tap(classicCard(uid));
    await room.hear(count + 4);
    await pcscd.reader.tap(classicCard('0A0A0A0A'));
    await room.hear(count + 5);
    expect(room.readings.slice(count)).toMatchObject([
      { device, uid: '0A0A0A0A' },
      { device: second, uid: '0B0B0B01' },
      { device: second, uid: '0B0B0B02' },
      { device: second, uid: '0B0B0B03' },
      { device, uid: '0A0A0A0A' },
    ]);
  });

  test('where escapes are refused, the lamp of an ACR122U is lit on the card’s channel', async () => {
    const count = room.readings.length;
    await pcscd.reader.insert(classicCard('01020304'));
    await room.hear(count + 1);
    room.signal(device, 'failure');
    await expect.poll(() => pcscd.reader.commands.at(-1)).toBe('FF0040D00407000101');
    // Silenced the same way, and once that has worked not again.
    const silenced = () => pcscd.reader.commands.filter((command) => command === 'FF00520000').length;
    const times = silenced();
    expect(times).toBeGreaterThan(0);
    await pcscd.reader.remove();
    room.signal(device, 'success');
    room.signal('pcsc:unknown', 'success');
    await pcscd.reader.tap(classicCard('01020305'));
    expect(await room.hear(count + 2)).toMatchObject({ uid: '01020305' });
    expect(silenced()).toBe(times);
  });
});
