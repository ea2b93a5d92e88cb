import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type HidBed,
  type HidModel,
  type HidScanner,
  honeywellScanner,
  keyboardScanner,
  newlandScanner,
  startHidBed,
} from '../../doubles/hid.ts';
import { describeWith } from '../../extras.ts';
import { type Room, startRoom } from './room.ts';

const honeywell = 'hid:0c2e:0b87:pos:17240B4F3C';
const newland = 'hid:1eab:0c10:pos';
const keyboard = 'hid:05fe:1010:keyboard';

describeWith(['umockdev', 'umockdevGi', 'pythonGi', 'libusb'], 'HID scanners', () => {
  let bed: HidBed;
  let room: Room;
  let plugged: HidScanner[] = [];

  beforeAll(async () => {
    bed = await startHidBed();
  });
  afterEach(async () => {
    await room.close();
    for (const scanner of plugged) await scanner.unplug();
    plugged = [];
  });
  afterAll(() => bed.close());

  const start = () => {
    room = startRoom(bed.env, { hidPos: true, hidKeyboards: [{ vendorId: 0x05fe, productId: 0x1010 }] });
  };
  const plug = async (model: HidModel) => {
    const scanner = await bed.plug(model);
    plugged.push(scanner);
    return scanner;
  };
  const ready = (id: string) => room.until(() => room.status(id)?.state === 'ready');
  const absent = (id: string) => room.until(() => room.status(id)?.state === 'absent');
  const codes = (count: number) => room.until(() => room.codes().length >= count);

  test('both layouts and a keyboard, plugged in at any time, are found by what they are', async () => {
    const one = await plug(honeywellScanner);
    start();
    await ready(honeywell);
    const [two, three] = [await plug(newlandScanner), await plug(keyboardScanner)];
    await ready(newland);
    await ready(keyboard);

    await one.scan('KB00000013');
    await codes(1);
    await two.scan('KB00000101');
    await codes(2);
    await three.scan('KB-00 3x');
    await codes(3);
    expect(room.said.flatMap(({ reading }) => reading ?? [])).toEqual([
      { kind: 'code', device: honeywell, text: 'KB00000013', aim: ']C0' },
      { kind: 'code', device: newland, text: 'KB00000101' },
      { kind: 'code', device: keyboard, text: 'KB-00 3x' },
    ]);
    expect(room.status(honeywell)).toMatchObject({ kind: 'hid-scanner', name: 'Honeywell Voyager 1602g' });
  });

  test('a scanner comes back under another path, as the same device', async () => {
    const scanner = await plug(honeywellScanner);
    start();
    await ready(honeywell);
    const before = scanner.path;
    await scanner.unplug();
    await absent(honeywell);
    await scanner.replug();
    expect(scanner.path).not.toBe(before);
    await ready(honeywell);
    await scanner.scan('KB00000013');
    await codes(1);
    expect(room.codes()).toEqual(['KB00000013']);
  });

  test('more reports than the kernel keeps are all read while the kiosk is busy', async () => {
    const scanner = await plug(newlandScanner);
    start();
    await ready(newland);
    const scans = Array.from({ length: 100 }, (_, i) => `SCAN${i}`);
    await room.standStill();
    for (const text of scans) await scanner.scan(text);
    expect(room.codes()).toEqual([]);
    room.goOn();
    await codes(100);
    expect(room.codes()).toEqual(scans);
  });

  test('a code of several reports is one code, and a chain that broke off leaves nothing behind', async () => {
    const scanner = await plug(newlandScanner);
    start();
    await ready(newland);
    const long = 'LONG'.repeat(40);
    await scanner.scan(long);
    await codes(1);
    await scanner.send(newlandScanner.reports(long).slice(0, 1));
    await scanner.unplug();
    await absent(newland);
    await scanner.replug();
    await ready(newland);
    await scanner.scan('KB00000013');
    await codes(2);
    expect(room.codes()).toEqual([long, 'KB00000013']);
  });

  test('a keyboard that nobody named is left alone', async () => {
    await plug({ ...keyboardScanner, productId: 0x2020 });
    await plug(keyboardScanner);
    start();
    await ready(keyboard);
    expect(room.said.map(({ status }) => status?.id)).toEqual([keyboard]);
  });

  test('a node that is both scanner and keyboard has one reader', async () => {
    const { descriptor, reports } = newlandScanner;
    const scanner = await plug({
      ...keyboardScanner,
      reports,
      descriptor: descriptor + keyboardScanner.descriptor,
    });
    const id = 'hid:05fe:1010:pos';
    start();
    await ready(id);
    await scanner.scan('KB00000013');
    await codes(1);
    await scanner.scan('KB00000101');
    await codes(2);
    expect(room.codes()).toEqual(['KB00000013', 'KB00000101']);
    expect(room.said.flatMap(({ status }) => status?.id ?? [])).toEqual([id]);
    expect(room.openings(scanner.node)).toBe(1);
  });

  test('a scanner whose descriptor names no field for the data is shown as faulty, and the others work', async () => {
    const collectionOnly = '058C0902A101C0';
    const broken = await plug({ ...honeywellScanner, descriptor: collectionOnly });
    const scanner = await plug(newlandScanner);
    start();
    await room.until(() => room.status(honeywell)?.fault === 'no-answer');
    await ready(newland);
    await scanner.scan('KB00000013');
    await codes(1);
    await broken.unplug();
    await absent(honeywell);
  });

  test('a scanner that offers beeps gets them, and goes on reading', async () => {
    const scanner = await plug(honeywellScanner);
    start();
    await ready(honeywell);
    room.signal(honeywell, 'success');
    expect(await scanner.written()).toBe('0408');
    room.signal(honeywell, 'failure');
    expect(await scanner.written()).toBe('0404');
    await scanner.scan('KB00000013');
    await codes(1);
  });

  test('a typed code without Enter ends with silence', async () => {
    const scanner = await plug(keyboardScanner);
    start();
    await ready(keyboard);
    await scanner.send(keyboardScanner.reports('KB00000013').slice(0, -2));
    await codes(1);
    expect(room.codes()).toEqual(['KB00000013']);
  });

  test('closes within a second, with a scanner open', async () => {
    await plug(honeywellScanner);
    start();
    await ready(honeywell);
    await room.close();
    expect(room.said.at(-1)?.closedWithin).toBeLessThan(1000);
  });
});
