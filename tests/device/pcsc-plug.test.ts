import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type FakeModel, type FakeReader, startUsbPcscd, type UsbPcscd } from '../doubles/pcsc-fake-reader.ts';
import { until } from '../doubles/pcsc-until.ts';
import { classicCard, leavingCard, muteCard, ntag, uriMessage } from '../doubles/vcard.ts';
import { describeWith } from '../extras.ts';
import { openRoom, type Room } from './pcsc-room.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const escapeCode = 0x42000001;

describeWith(
  ['pcscd', 'pcsclite', 'compiler', 'umockdev', 'umockdevGi', 'pythonGi'],
  'readers on a fake USB bus',
  () => {
    let pcscd: UsbPcscd;
    let room: Room;
    let readers: FakeReader[] = [];

    beforeAll(async () => {
      pcscd = await startUsbPcscd();
      room = openRoom({ env: { ...process.env, ...pcscd.env } });
      await room.see('pcsc', 'ready');
    });
    afterEach(async () => {
      for (const reader of readers) await reader.unplug();
      for (const reader of readers) await room.see(`pcsc:${reader.name}`, 'absent');
      readers = [];
    });
    afterAll(async () => {
      await room?.close();
      await pcscd?.close();
    });

    const plug = async (model: FakeModel, number = 1) => {
      const reader = await pcscd.makeReader(model);
      readers.push(reader);
      await reader.plug();
      const device = `pcsc:${reader.name}${number > 1 ? `#${number}` : ''}`;
      await room.see(device, 'ready');
      return { reader, device };
    };

    test('plugged in, tapped, unplugged with a card on it, and plugged in again', async () => {
      const count = room.readings.length;
      const { reader, device } = await plug('acr122u');
      await reader.insert(ntag('04C767F2066180', uriMessage('example.org')));
      expect(await room.hear(count + 1)).toMatchObject({ device, uid: '04C767F2066180', ndef: 'https://example.org' });

      await reader.unplug();
      await room.see(device, 'absent');
      await reader.plug();
      await room.see(device, 'ready');
      expect(await room.hear(count + 2)).toMatchObject({ device, uid: '04C767F2066180' });
      reader.remove();
      await reader.tap(classicCard('01020304'));
      expect(await room.hear(count + 3)).toMatchObject({ device, uid: '01020304' });
      expect(room.readings).toHaveLength(count + 3);
    });

    test('pulled out and put back at once', async () => {
      const count = room.readings.length;
      const { reader, device } = await plug('acr122u');
      await reader.unplug();
      await reader.plug();
      await reader.insert(classicCard('01020304'));
      expect(await room.hear(count + 1)).toMatchObject({ device, uid: '01020304' });
    });

    test('an ACR122U is silenced when it comes, and shows answers without a card', async () => {
      const { reader, device } = await plug('acr122u');
      await expect.poll(() => reader.escapes).toEqual([{ code: escapeCode, command: 'FF00520000' }]);
      room.signal(device, 'success');
      room.signal(device, 'notice');
      await expect
        .poll(() => reader.escapes.slice(1))
        .toEqual([
          { code: escapeCode, command: 'FF0040E00401000101' },
          { code: escapeCode, command: 'FF0040F00401010201' },
        ]);
    });

    test('an ACR1252U takes escapes of its own, with a card on it or not; its SAM slot is no reader', async () => {
      const sam = await pcscd.makeReader('acr1252uSam');
      await sam.insert(classicCard('05A405A4'));
      await sam.plug();
      const { reader, device } = await plug('acr1252u');
      const count = room.readings.length;
      await reader.insert(classicCard('01020304'));
      await room.hear(count + 1);
      room.signal(device, 'success');
      const success = ['E00000290102', 'E0000028010A', 'E00000290100'];
      await expect.poll(() => reader.escapes.map(({ command }) => command), { timeout: 3000 }).toEqual(success);
      reader.remove();
      room.signal(device, 'failure');
      // A newer answer takes the place of one that is still being shown.
      await expect.poll(() => reader.escapes.length, { timeout: 3000 }).toBe(5);
      room.signal(device, 'success');
      await expect
        .poll(() => reader.escapes.slice(5).map(({ command }) => command), { timeout: 3000 })
        .toEqual(success);

      expect(room.readings).toHaveLength(count + 1);
      expect(room.story.join()).not.toMatch(/SAM/);
      await sam.unplug();
    });

    test('a reader that refuses escapes, or has no lamp, reads as well', async () => {
      const { reader, device } = await plug('acr1252u');
      const other = await plug('other');
      reader.refuseEscapes();
      const count = room.readings.length;
      for (const id of [device, other.device]) room.signal(id, 'failure');
      await expect.poll(() => reader.escapes.length).toBe(1);
      await reader.tap(classicCard('01020304'));
      await other.reader.tap(classicCard('01020305'));
      await room.hear(count + 2);
      expect(other.reader.escapes).toEqual([]);
    });

    test('a mute card is told, and the next one is read', async () => {
      const { reader, device } = await plug('acr122u');
      const count = room.readings.length;
      await reader.insert(muteCard);
      expect(await room.hear(count + 1)).toEqual({ kind: 'unreadable', device, reason: 'mute' });
      reader.remove();
      await reader.tap(classicCard('01020304'));
      expect(await room.hear(count + 2)).toMatchObject({ device, uid: '01020304' });
    });

    test('a card that leaves during a command', async () => {
      const { reader, device } = await plug('acr122u');
      const count = room.readings.length;
      await reader.insert(leavingCard(ntag('04C767F2066180'), 'FFCA'));
      expect(await room.hear(count + 1)).toEqual({ kind: 'unreadable', device, reason: 'left-too-soon' });
      await reader.tap(ntag('04C767F2066180'));
      expect(await room.hear(count + 2)).toMatchObject({ uid: '04C767F2066180' });
    });

    test('a reader that stops answering in the middle of a command', async () => {
      const strict = openRoom({ env: { ...process.env, ...pcscd.env }, answerMs: 500 });
      const { reader, device } = await plug('other');
      await strict.see(device, 'ready');
      reader.hang();
      await reader.insert(classicCard('01020304'));
      await until(() => strict.story.includes('pcsc: faulty no-answer'), 'the child has given up');
      await reader.unplug();
      reader.remove();
      await reader.plug();
      await strict.see(device, 'ready');
      await reader.insert(classicCard('01020305'));
      await until(
        () => strict.readings.some((reading) => reading.kind === 'card' && reading.uid === '01020305'),
        'it reads again',
      );
      await strict.close();
    });

    test('two readers of one kind at once', async () => {
      const one = await plug('acr122u');
      const two = await plug('acr122u', 2);
      const count = room.readings.length;
      await one.reader.insert(classicCard('01010101'));
      await two.reader.insert(classicCard('02020202'));
      await room.hear(count + 2);
      expect(room.readings.slice(count)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ device: one.device, uid: '01010101' }),
          expect.objectContaining({ device: two.device, uid: '02020202' }),
        ]),
      );
      await two.reader.unplug();
      await room.see(two.device, 'absent');
    });
  },
);
