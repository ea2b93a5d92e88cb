import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ConfigFile } from '../../server/kiosk/config.ts';
import { lineOf } from '../../server/kiosk/config-lines.ts';
import { parseConfig, readConfig } from '../../server/kiosk/config-read.ts';
import { StartFault } from '../../server/service/fault.ts';

const example = readFileSync('server/kiosk/kiosk.example.toml', 'utf8');
/** The example with every commented key and section written out. */
const complete = example.replace(/^#(?=[a-z_.-]+ = |\[\[)/gim, '');

function complaint(text: string): string {
  try {
    parseConfig('room.toml', text);
  } catch (error) {
    expect(error).toBeInstanceOf(StartFault);
    expect(error).toMatchObject({ exitCode: 2 });
    return (error as StartFault).message;
  }
  throw new Error('the config was taken');
}

describe('the example', () => {
  test('says what holds anyway', () => {
    expect(parseConfig('example', example)).toEqual(parseConfig('empty', ''));
  });

  test('is good with every line written out, and then names every key there is', () => {
    const config = parseConfig('complete', complete);
    expect(config).toMatchObject({
      screen: { diagonal: 10.1 },
      earlyMinutes: 90,
      policy: { from: '2026-01-01', policy: { preset: 'cx-6n', participation: { threshold: 0.9 } } },
      holidays: '/etc/kiosk/holidays.toml',
      township: 'https://township.example',
      copyDirectory: '/media/usb/kiosk',
      shutdownCommand: ['systemctl', 'poweroff'],
      devices: {
        serial: [
          { use: 'pn532', port: '/dev/serial0' },
          { use: 'scanner', protocol: 'gm65', baudRate: 9600 },
        ],
        hidKeyboards: [{ vendorId: 0x0c2e, productId: 0x0200 }],
      },
    });
    for (const [section, schema] of Object.entries(ConfigFile.shape))
      for (const name of Object.keys(schema.unwrap().shape)) {
        const path = [section, name];
        expect(complete.split('\n')[(lineOf(complete, path) ?? 1) - 1], path.join('.')).toContain(name);
      }
  });
});

describe('a wrong config is told with file, line, value and remedy', () => {
  test('value out of range', () => {
    expect(complaint('[screen]\nvoice = true\nvolume = 3\n')).toBe(
      '配置有误：room.toml 第 3 行：screen.volume = 3，应为 0 到 1 之间的数。\n' +
        'room.toml:3: screen.volume = 3: expected a number from 0 to 1.',
    );
  });

  test('unknown key, with the one that was meant', () => {
    const said = complaint('[screen]\n\nvolumne = 0.5\n');
    expect(said).toContain('room.toml 第 3 行：没有 screen.volumne 这一项。是不是 volume？');
    expect(said).toContain('room.toml:3: there is no screen.volumne. Did you mean volume?');
  });

  test('unknown key that is like none: the known ones are listed', () => {
    expect(complaint('[box]\nxyzzy = 1\n')).toContain('Known here: shutdown_command, log_level.');
  });

  test('unknown section', () => {
    expect(complaint('[reader]\nnfc = true\n')).toContain('room.toml:1: there is no reader. Did you mean readers?');
  });

  test('within the second of two devices', () => {
    const said = complaint(
      '[[readers.serial]]\nuse = "pn532"\nport = "/dev/a"\n\n[[readers.serial]]\nuse = "scanner"\nport = "/dev/b"\nprotocol = "gm56"\n',
    );
    expect(said).toContain('room.toml:8: readers.serial[2].protocol = "gm56": expected "lines", "gm65"');
  });

  test('unknown key within a device', () => {
    expect(complaint('[[readers.serial]]\nuse = "scanner"\nport = "/dev/b"\nbaudrate = 9600\n')).toContain(
      'room.toml:4: there is no readers.serial[1].baudrate. Did you mean baud_rate?',
    );
  });

  test('a device of no known use', () => {
    expect(complaint('[[readers.serial]]\nuse = "printer"\nport = "/dev/b"\n')).toContain(
      'expected use = "pn532" or use = "scanner"',
    );
  });

  test('all of it at once', () => {
    const said = complaint('[screen]\nvoice = "yes"\ndiagonal = 1\n[copy]\ndirectory = "copies"\n');
    expect(said.match(/^room\.toml:\d+: /gm)).toEqual(['room.toml:2: ', 'room.toml:3: ', 'room.toml:5: ']);
  });

  test('no TOML at all', () => {
    const said = complaint('[screen]\nvolume = loud\n');
    expect(said).toContain('room.toml 第 2 行：“volume = loud”');
    expect(said).toContain('room.toml:2: ');
  });

  test('no file', () => {
    expect(() => readConfig('/nowhere/kiosk.toml')).toThrow(/\/nowhere\/kiosk\.toml（ENOENT）/);
  });
});

test('a file is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'kiosk.toml'), '[box]\nlog_level = "debug"\n');
  expect(readConfig(join(folder, 'kiosk.toml')).logLevel).toBe('debug');
});
