/** Which of the HID devices that are there are scanners, and how each is known. Pure. */
import type { Device } from 'node-hid';
import { keyboardUsage } from '../../firmware-protocol/hid-keyboard.ts';
import { posScannerUsage } from '../../firmware-protocol/hid-pos.ts';
import type { DeviceId, DevicesConfig } from '../contract.ts';

export type HidWanted = Pick<DevicesConfig, 'hidPos' | 'hidKeyboards'>;

export interface FoundScanner {
  readonly speaks: 'pos' | 'keyboard';
  /** Where it is now. It comes back under another path, and another device may come under this one. */
  readonly path: string;
  /** Kind, USB ids and serial number: the same after replugging. Two of one model without serial numbers share it. */
  readonly id: DeviceId;
  readonly name: string;
}

/**
 * One scanner per path, although a path with several usages is listed once for each: every opener of a hidraw node gets
 * every report, so a second one would see each code twice. A node that is both is read as a point-of-sale scanner.
 */
export function findScanners(listed: readonly Device[], wanted: HidWanted): readonly FoundScanner[] {
  const found = new Map<string, FoundScanner>();
  for (const speaks of ['pos', 'keyboard'] as const) {
    for (const device of listed) {
      const { path } = device;
      if (path === undefined || found.has(path) || !isWanted(device, speaks, wanted)) continue;
      found.set(path, { speaks, path, id: idOf(device, speaks), name: nameOf(device) });
    }
  }
  return [...found.values()];
}

function isWanted(device: Device, speaks: FoundScanner['speaks'], { hidPos, hidKeyboards }: HidWanted): boolean {
  const usage = speaks === 'pos' ? posScannerUsage : keyboardUsage;
  if (device.usagePage !== usage.page || device.usage !== usage.id) return false;
  if (speaks === 'pos') return hidPos;
  return hidKeyboards.some((ids) => ids.vendorId === device.vendorId && ids.productId === device.productId);
}

function idOf({ vendorId, productId, serialNumber }: Device, speaks: FoundScanner['speaks']): DeviceId {
  return ['hid', hex(vendorId), hex(productId), speaks, serialNumber?.trim()].filter(Boolean).join(':');
}

function nameOf({ manufacturer, product, vendorId, productId }: Device): string {
  const maker = manufacturer?.trim() ?? '';
  const model = product?.trim() ?? '';
  const name = model.startsWith(maker) ? model : `${maker} ${model}`.trim();
  return name || `${hex(vendorId)}:${hex(productId)}`;
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}
