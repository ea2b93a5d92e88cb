import { expect, test } from 'vitest';
import { keepSerialAuto } from '../../../device/serial/auto.ts';
import { serialScannerDriver } from '../../../device/serial/scanner-driver.ts';
import { plainScanner } from '../../doubles/scanner-plain.ts';
import { describeWith } from '../../extras.ts';
import { quickTiming, roomWith, soon, testById, testPty } from './serial-room.ts';

describeWith(['socat'], 'scanners that nobody configured', () => {
  test('each USB serial port is listened to, from the start and when it comes later, but for configured ones', async () => {
    const [first, later, named] = await Promise.all([testPty(), testPty(), testPty()]);
    const dev = await testById();
    await dev.link('by-id/usb-First-if00', await first.node());
    await dev.link('by-id/usb-Named-if00', await named.node());
    await dev.link('ttyUSB7', await named.node());
    const room = roomWith((events) =>
      keepSerialAuto({ configured: [dev.path('ttyUSB7')], byId: dev.folder }, events, quickTiming),
    );
    await soon(room.states).toEqual(['ready']);
    await dev.link('by-id/usb-Later-if00-port0', await later.node());
    await soon(room.states).toEqual(['ready', 'ready']);

    plainScanner(first).scan('A1');
    await soon(room.read).toEqual(['A1']);
    plainScanner(later).scan('B2');
    await soon(room.read).toEqual(['A1', 'B2']);
    expect(room.statuses.map(({ id, name }) => [id, name])).toEqual([
      ['serial:usb-First-if00', 'First'],
      ['serial:usb-Later-if00-port0', 'Later'],
    ]);

    const taken = roomWith(serialScannerDriver({ port: named.path, protocol: 'lines', baudRate: 9600 }));
    await soon(taken.states).toEqual(['ready']);
  });

  test('one that is pulled out comes back by its name', async () => {
    const port = await testPty();
    const dev = await testById();
    await dev.link('by-id/usb-First-if00', await port.node());
    const room = roomWith((events) => keepSerialAuto({ configured: [], byId: dev.folder }, events, quickTiming));
    await soon(room.states).toEqual(['ready']);
    await port.unplug();
    await dev.unlink('by-id/usb-First-if00');
    await soon(room.states).toEqual(['ready', 'absent']);
    await port.replug();
    await dev.link('by-id/usb-First-if00', await port.node());
    await soon(room.states).toEqual(['ready', 'absent', 'ready']);
  });
});
