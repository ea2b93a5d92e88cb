import { expect, test, vi } from 'vitest';
import type { ScannerProtocol } from '../../../device/contract.ts';
import type { Driver } from '../../../device/reconnect.ts';
import { openPort } from '../../../device/serial/port.ts';
import { serialScannerDriver } from '../../../device/serial/scanner-driver.ts';
import type { Pty } from '../../doubles/pty.ts';
import { gm65Scanner } from '../../doubles/scanner-gm65.ts';
import { plainScanner } from '../../doubles/scanner-plain.ts';
import { ssiScanner } from '../../doubles/scanner-ssi.ts';
import { describeWith } from '../../extras.ts';
import { roomWith, soon, testById, testPty } from './serial-room.ts';

async function roomOf(protocol: ScannerProtocol, port: Pty) {
  const room = roomWith(serialScannerDriver({ port: port.path, protocol, baudRate: 9600 }));
  await soon(room.states).toEqual(['ready']);
  return room;
}

describeWith(['socat'], 'a serial scanner on a real terminal', () => {
  test('codes arrive without suffix and AIM prefix, under the device’s id', async () => {
    const port = await testPty();
    const room = await roomOf('lines', port);
    plainScanner(port, { aim: ']C0', suffix: '\r\n' }).scan('KB00000013');
    await soon(room.read).toEqual(['KB00000013']);
    expect(room.readings).toEqual([{ kind: 'code', device: `serial:${port.path}`, text: 'KB00000013', aim: ']C0' }]);
  });

  test('without a suffix, silence ends the code', async () => {
    const port = await testPty();
    const room = await roomOf('lines', port);
    const scanner = plainScanner(port, { suffix: '' });
    scanner.scan('KB00000013');
    await soon(room.read).toEqual(['KB00000013']);
    scanner.scan('KB00000021');
    await soon(room.read).toEqual(['KB00000013', 'KB00000021']);
  });

  test('an endless line without terminator, then noise, then a code: only the code', async () => {
    const port = await testPty();
    const room = await roomOf('lines', port);
    const scanner = plainScanner(port);
    scanner.noise(new Uint8Array(100_000).fill(0x78));
    scanner.noise(Uint8Array.of(0x0d, 0x00, 0xff, 0x16, 0x80, 0x0d));
    scanner.scan('KB00000013');
    await soon(room.read).toEqual(['KB00000013']);
  });

  test('GM65: the reply in front of a code is not part of it', async () => {
    const port = await testPty();
    const room = await roomOf('gm65', port);
    const scanner = gm65Scanner(port);
    scanner.replyThenScan('052301');
    scanner.scan('052302');
    await soon(room.read).toEqual(['052301', '052302']);
  });

  test('unplugged and plugged in again: absent, then ready, under the same id', async () => {
    const port = await testPty();
    const room = await roomOf('lines', port);
    await port.unplug();
    await soon(room.states).toEqual(['ready', 'absent']);
    await port.replug();
    await soon(room.states).toEqual(['ready', 'absent', 'ready']);
    expect(new Set(room.statuses.map(({ id }) => id)).size).toBe(1);
    plainScanner(port).scan('KB00000013');
    await soon(room.read).toEqual(['KB00000013']);
  });

  test('pulled out in the middle of a code, again and again: noticed each time', async () => {
    const port = await testPty();
    const room = await roomOf('lines', port);
    const states = ['ready'];
    for (let round = 0; round < 20; round++) {
      // At the end of a port, read() gives zero bytes; in the middle of reading that must not pass for “nothing yet”.
      plainScanner(port, { suffix: '' }).scan('x'.repeat(200 * round));
      await port.unplug();
      await soon(room.states).toEqual([...states, 'absent']);
      await port.replug();
      states.push('absent', 'ready');
      await soon(room.states).toEqual(states);
    }
  });

  test('half a code before the cable was pulled is not glued to the next one', async () => {
    const port = await testPty();
    const room = await roomOf('ssi', port);
    port.write(Uint8Array.of(0x0f, 0xf3, 0x00));
    await port.unplug();
    await port.replug();
    await soon(room.states).toEqual(['ready', 'absent', 'ready']);
    await ssiScanner(port).scan('KB00000013');
    expect(room.read()).toEqual(['KB00000013']);
  });

  test('a port that another program holds is busy, and taken as soon as it is free', async () => {
    const port = await testPty();
    const other = await openPort(port.path, 9600, () => {});
    if (typeof other === 'string') throw new Error(other);
    const room = roomWith(serialScannerDriver({ port: port.path, protocol: 'lines', baudRate: 9600 }));
    await soon(room.states).toEqual(['reader-busy']);
    await other.close();
    await soon(room.states).toEqual(['reader-busy', 'ready']);
  });

  test('closing takes well under a second and frees the port', async () => {
    const port = await testPty();
    const room = await roomOf('lines', port);
    const start = performance.now();
    await room.kept.close();
    expect(performance.now() - start).toBeLessThan(2000);
    const again = await openPort(port.path, 9600, () => {});
    expect(again).toBeTypeOf('object');
    if (typeof again === 'object') await again.close();
  });

  test('after long silence the port is opened afresh, and nobody is troubled with it', async () => {
    const port = await testPty();
    const driver = serialScannerDriver({ port: port.path, protocol: 'lines', baudRate: 9600, renewMs: 100 });
    let opened = 0;
    const counted: Driver = {
      ...driver,
      open(events) {
        opened++;
        return driver.open(events);
      },
    };
    const room = roomWith(counted);
    await soon(() => opened).toBeGreaterThan(2);
    expect(room.states()).toEqual(['ready']);
    await port.unplug();
    await soon(room.states).toEqual(['ready', 'absent']);
  });

  test('a scanner of lines is never written to', async () => {
    const port = await testPty();
    const heard = vi.fn();
    port.onData(heard);
    const room = await roomOf('lines', port);
    room.kept.signal(`serial:${port.path}`, 'success');
    plainScanner(port).scan('KB00000013');
    await soon(room.read).toEqual(['KB00000013']);
    expect(heard).not.toHaveBeenCalled();
  });
});

describeWith(['socat'], 'an SSI scanner on a real terminal', () => {
  test('each scan is acknowledged, and the same code scanned twice is two readings', async () => {
    const port = await testPty();
    const scanner = ssiScanner(port);
    const room = await roomOf('ssi', port);
    await scanner.scan('KB00000013');
    await scanner.scan('KB00000013');
    expect(room.read()).toEqual(['KB00000013', 'KB00000013']);
  });

  test('an acknowledgement that is lost makes the scanner repeat itself, and is still one reading', async () => {
    const port = await testPty();
    const scanner = ssiScanner(port);
    const room = await roomOf('ssi', port);
    scanner.goDeaf(2);
    expect(await scanner.scan('KB00000013')).toBeGreaterThanOrEqual(3);
    expect(room.read()).toEqual(['KB00000013']);
  });

  test('“NR” is no reading', async () => {
    const port = await testPty();
    const scanner = ssiScanner(port);
    const room = await roomOf('ssi', port);
    scanner.noRead();
    await scanner.scan('KB00000013');
    expect(room.read()).toEqual(['KB00000013']);
  });

  test('the three answers sound different', async () => {
    const port = await testPty();
    const scanner = ssiScanner(port);
    const room = await roomOf('ssi', port);
    for (const signal of ['success', 'notice', 'failure'] as const) room.kept.signal(`serial:${port.path}`, signal);
    await soon(() => scanner.beeps).toEqual([0x00, 0x01, 0x0f]);
  });
});

describeWith(['socat'], 'finding the port', () => {
  const name = 'usb-Honeywell_Voyager_1450g_20013B4A-if00';

  test('a scanner configured by a changing path is found when it comes back under another one', async () => {
    const port = await testPty();
    const dev = await testById();
    await dev.link('ttyUSB0', await port.node());
    await dev.link(`by-id/${name}`, dev.path('ttyUSB0'));
    const driver = serialScannerDriver({
      port: dev.path('ttyUSB0'),
      protocol: 'lines',
      baudRate: 9600,
      byId: dev.folder,
    });
    const room = roomWith(driver);
    await soon(room.states).toEqual(['ready']);

    await port.unplug();
    await dev.unlink('ttyUSB0');
    await dev.unlink(`by-id/${name}`);
    await soon(room.states).toEqual(['ready', 'absent']);
    await port.replug();
    await dev.link('ttyUSB1', await port.node());
    await dev.link(`by-id/${name}`, dev.path('ttyUSB1'));
    await soon(room.states).toEqual(['ready', 'absent', 'ready']);
    plainScanner(port).scan('KB00000013');
    await soon(room.read).toEqual(['KB00000013']);
  });

  test('a scanner configured by what it is has that for its id and its name', async () => {
    const port = await testPty();
    const dev = await testById();
    await dev.link(`by-id/${name}`, await port.node());
    const path = dev.path(`by-id/${name}`);
    const room = roomWith(serialScannerDriver({ port: path, protocol: 'lines', baudRate: 9600, byId: dev.folder }));
    await soon(room.states).toEqual(['ready']);
    expect(room.statuses).toEqual([
      { id: `serial:${name}`, kind: 'serial-scanner', name: 'Honeywell Voyager 1450g 20013B4A', state: 'ready' },
    ]);
  });
});
