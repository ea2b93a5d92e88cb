/**
 * Finding serial ports by what they are. udev names each USB serial port after its device, maker, model, serial number and
 * interface, in one folder of links; `ttyUSB0` only says who came first.
 */
import { readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DeviceId } from '../contract.ts';

export const byIdFolder = '/dev/serial/by-id';

/** The USB serial ports that are there now: name in `folder` → path of the device node. */
export async function usbSerialPorts(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch((): string[] => []);
  const ports = new Map<string, string>();
  for (const name of names.sort()) {
    const path = await target(join(folder, name));
    if (path !== undefined) ports.set(name, path);
  }
  return ports;
}

/** Undefined for a link whose device has just gone. */
export async function target(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}

export interface SerialDevice {
  readonly id: DeviceId;
  /** What a person would call it. */
  readonly name: string;
  /** The path to open now. */
  path(): Promise<string>;
}

/**
 * The device at a configured port. One that was configured by a changing path (`/dev/ttyUSB0`) is looked up by its name in
 * `folder` once it has been seen there, so that it is found again under whatever path it comes back.
 */
export function serialDevice(port: string, folder: string): SerialDevice {
  const named = dirname(port) === folder ? basename(port) : undefined;
  let known = named;
  return {
    id: `serial:${named ?? port}`,
    name: named === undefined ? port : spoken(named),
    async path() {
      const ports = await usbSerialPorts(folder);
      const here = known === undefined ? undefined : ports.get(known);
      if (here !== undefined) return here;
      const node = await target(port);
      for (const [name, path] of ports) if (path === node) known = name;
      return port;
    },
  };
}

/** `usb-1a86_USB_Serial-if00-port0` is spoken `1a86 USB Serial`. */
function spoken(name: string): string {
  return name
    .replace(/^usb-/, '')
    .replace(/-if\d+(-port\d+)?$/, '')
    .replaceAll('_', ' ');
}
