import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { serialScannerDriver } from '../../../device/serial/scanner-driver.ts';
import { describeWith } from '../../extras.ts';
import { roomWith, soon, testPty } from './serial-room.ts';

/** Nobody's user and group on Debian. Root may open everything, so a test that runs as root asks as nobody. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const module = fileURLToPath(new URL('../../../device/serial/port.ts', import.meta.url));

describeWith(['socat'], 'a port that may not be opened', () => {
  test('says so', async () => {
    const port = await testPty();
    await chmod(port.path, 0o000);
    const script = `
      const { openPort } = await import(${JSON.stringify(module)});
      process.stdout.write(String(await openPort(${JSON.stringify(port.path)}, 9600, () => {})));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], nobody);
    expect(stdout).toBe('no-permission');
  });
});

test('a port that is not there is absent', async () => {
  const room = roomWith(serialScannerDriver({ port: '/dev/ttyUSB-none', protocol: 'lines', baudRate: 9600 }));
  await soon(room.states).toEqual(['absent']);
});
