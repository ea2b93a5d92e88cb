/** What the config file may say, and what the kiosk makes of it. `kiosk.example.toml` beside this file documents it. */
import { z } from 'zod';
import type { DevicesConfig, SerialDeviceConfig } from '../../device/contract.ts';
import type { SunParameters } from '../../firmware-protocol/ntag424-url.ts';
import { presetIds } from '../domain/policy/presets.ts';
import { DateText } from '../domain/vocabulary.ts';
import type { WantedPolicy } from './config-policy.ts';
import type { ScreenSettings } from './contract.ts';
import { expectations } from './toml.ts';

export interface KioskConfig {
  readonly devices: DevicesConfig;
  /** `largeText` and `volume` hold until they are switched at the screen. */
  readonly screen: ScreenSettings;
  /** Sign-in counts from so long before the start of a part; null: as the policy says. */
  readonly earlyMinutes: number | null;
  /** How NTAG 424 cards were written, and the file with their keys; null: they are taken by their number. */
  readonly ntag424: { readonly keys: string; readonly parameters: SunParameters } | null;
  /** The ritual that the branch follows; null: the one that stands in the log, else the default. */
  readonly policy: WantedPolicy | null;
  /** File with the holidays of years that the program does not know, or knows otherwise. */
  readonly holidays: string | null;
  /** Address of the township's server; null: this room works by itself. */
  readonly township: string | null;
  /** File with the certificates of which one must have signed the township's; null: those that every machine believes. */
  readonly townshipCa: string | null;
  /** Where a USB stick is mounted that takes records to the township; null: wherever the system mounts them. */
  readonly stick: string | null;
  /** The line to the township costs by what goes over it. */
  readonly metered: boolean;
  /** Where the verified copy of the data goes every night. */
  readonly copyDirectory: string | null;
  /** Program and arguments that power the box off; null: the service just ends. */
  readonly shutdownCommand: readonly [string, ...string[]] | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

function field<T extends z.ZodType>(schema: T, zh: string, en: string): T {
  expectations.add(schema, { zh, en });
  return schema;
}

const yes = () => field(z.boolean().default(true), 'true 或 false', 'true or false');
const no = () => field(z.boolean().default(false), 'true 或 false', 'true or false');
const port = () =>
  field(z.string().regex(/^\/./), '设备路径，如 "/dev/serial/by-id/…"', 'a device path such as "/dev/serial/by-id/…"');
const usbId = () => field(z.number().int().min(1).max(0xffff), 'USB 编号，如 0x0c2e', 'a USB number such as 0x0c2e');
const absolutePath = /^\//;
const name = z.string().regex(/^[\w-]+$/);
const parameter = <T extends z.ZodType>(schema: T) =>
  field(schema, '网址里参数的名字，如 "cmac"', 'the name of a parameter in an address such as "cmac"');
const bauds = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;

const Serial = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('pn532'), port: port() }),
  z.strictObject({
    use: z.literal('scanner'),
    port: port(),
    protocol: field(
      z.enum(['lines', 'gm65', 'ssi', 'newland', 'honeywell']).default('lines'),
      '"lines"、"gm65"、"ssi"、"newland" 或 "honeywell"',
      '"lines", "gm65", "ssi", "newland" or "honeywell"',
    ),
    baud_rate: field(z.literal(bauds).default(9600), `${bauds.join('、')} 之一`, `one of ${bauds.join(', ')}`),
  }),
]);
expectations.add(Serial, { zh: 'use = "pn532" 或 use = "scanner"', en: 'use = "pn532" or use = "scanner"' });

const path = z.string().regex(/^[\w-]+(\.[\w-]+)+$/);

/** The ritual, and a township's own values in it. */
const Own = z
  .strictObject({
    base: field(
      z.enum(presetIds).optional(),
      presetIds.map((id) => `"${id}"`).join('、'),
      presetIds.map((id) => `"${id}"`).join(', '),
    ),
    name: field(z.string().min(1).optional(), '加双引号的名称', 'a name in double quotes'),
    version: field(z.number().int().min(1).optional(), '1 起的整数', 'a whole number from 1'),
    from: field(DateText.optional(), '加双引号的日期，如 "2026-01-01"', 'a date in quotes such as "2026-01-01"'),
    assessment: no(),
    without: field(
      z.array(path).default([]),
      '制度方案各项的列表，如 ["absence.run"]',
      'a list of the policy’s values such as ["absence.run"]',
    ),
    set: field(z.record(z.string(), z.unknown()).default({}), '[policy.set] 段', 'a section [policy.set]'),
  })
  .refine(
    ({ base, assessment, without, set, ...named }) =>
      base !== undefined || (!assessment && without.length + Object.keys(set).length + Object.keys(named).length === 0),
    { path: ['base'] },
  );

/** The file as it is written. Every key has a default, so an empty file is a good one. */
export const ConfigFile = z.strictObject({
  screen: z
    .strictObject({
      diagonal: field(
        z.number().min(5).max(100).optional(),
        '屏幕对角线，单位英寸，5 到 100',
        'the panel’s diagonal in inches, 5 to 100',
      ),
      large_text: no(),
      voice: yes(),
      volume: field(z.number().min(0).max(1).default(0.7), '0 到 1 之间的数', 'a number from 0 to 1'),
      mask_names: no(),
    })
    .prefault({}),
  sign_in: z
    .strictObject({
      early_minutes: field(
        z.number().int().min(0).max(720).optional(),
        '0 到 720 的整数（分钟）',
        'a whole number of minutes from 0 to 720',
      ),
    })
    .prefault({}),
  policy: Own.prefault({}),
  rules: z
    .strictObject({
      holidays: field(
        z.string().regex(absolutePath).optional(),
        '以 / 开头的文件，如 "/etc/kiosk/holidays.toml"',
        'a file from the root, such as "/etc/kiosk/holidays.toml"',
      ),
    })
    .prefault({}),
  readers: z
    .strictObject({
      nfc: yes(),
      serial_auto: yes(),
      hid_pos: yes(),
      serial: field(z.array(Serial).default([]), '[[readers.serial]] 段', '[[readers.serial]] sections'),
      keyboard: field(
        z.array(z.strictObject({ vendor: usbId(), product: usbId() })).default([]),
        '[[readers.keyboard]] 段',
        '[[readers.keyboard]] sections',
      ),
    })
    .prefault({}),
  ntag424: z
    .strictObject({
      keys: field(
        z.string().regex(absolutePath).optional(),
        '以 / 开头的文件，如 "/etc/kiosk/ntag424.toml"',
        'a file from the root, such as "/etc/kiosk/ntag424.toml"',
      ),
      picc: parameter(name.default('picc_data')),
      uid: parameter(name.default('uid')),
      counter: parameter(name.default('ctr')),
      mac: parameter(name.default('cmac')),
      mac_from: parameter(name.optional()),
    })
    .prefault({}),
  township: z
    .strictObject({
      url: field(
        z.url({ protocol: /^https?$/ }).optional(),
        '镇服务器的网址，如 "https://township.example"',
        'the address of the township’s server such as "https://township.example"',
      ),
      ca: field(
        z.string().regex(absolutePath).optional(),
        '以 / 开头的文件，如 "/etc/kiosk/township-ca.pem"',
        'a file from the root, such as "/etc/kiosk/township-ca.pem"',
      ),
      stick: field(
        z.string().regex(absolutePath).optional(),
        '以 / 开头的目录，如 "/media/usb"',
        'a folder from the root, such as "/media/usb"',
      ),
      metered: no(),
    })
    .prefault({}),
  copy: z
    .strictObject({
      directory: field(
        z.string().regex(absolutePath).optional(),
        '以 / 开头的目录，如 "/media/usb/kiosk"',
        'a folder from the root, such as "/media/usb/kiosk"',
      ),
    })
    .prefault({}),
  box: z
    .strictObject({
      shutdown_command: field(
        z.tuple([z.string().min(1)], z.string()).optional(),
        '程序和参数的列表，如 ["systemctl", "poweroff"]',
        'a list of program and arguments such as ["systemctl", "poweroff"]',
      ),
      log_level: field(
        z.enum(['debug', 'info', 'warn', 'error']).default('info'),
        '"debug"、"info"、"warn" 或 "error"',
        '"debug", "info", "warn" or "error"',
      ),
    })
    .prefault({}),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

export function toConfig(
  { screen, sign_in, rules, readers, ntag424, township, copy, box }: ConfigFile,
  policy: KioskConfig['policy'],
): KioskConfig {
  return {
    devices: {
      pcsc: readers.nfc,
      serial: readers.serial.map(toSerial),
      serialAuto: readers.serial_auto,
      hidPos: readers.hid_pos,
      hidKeyboards: readers.keyboard.map(({ vendor, product }) => ({ vendorId: vendor, productId: product })),
    },
    screen: {
      diagonal: screen.diagonal ?? null,
      largeText: screen.large_text,
      voice: screen.voice,
      volume: screen.volume,
      maskNames: screen.mask_names,
    },
    earlyMinutes: sign_in.early_minutes ?? null,
    ntag424: toNtag424(ntag424),
    policy,
    holidays: rules.holidays ?? null,
    township: township.url ?? null,
    townshipCa: township.ca ?? null,
    stick: township.stick ?? null,
    metered: township.metered,
    copyDirectory: copy.directory ?? null,
    shutdownCommand: box.shutdown_command ?? null,
    logLevel: box.log_level,
  };
}

function toNtag424({ keys, mac_from, ...names }: ConfigFile['ntag424']): KioskConfig['ntag424'] {
  if (keys === undefined) return null;
  return { keys, parameters: mac_from === undefined ? names : { ...names, macFrom: mac_from } };
}

function toSerial(serial: z.infer<typeof Serial>): SerialDeviceConfig {
  if (serial.use === 'pn532') return serial;
  const { baud_rate, ...rest } = serial;
  return { ...rest, baudRate: baud_rate };
}
