/**
 * node-hid, loaded when it is first needed: its native part stands on libusb and libudev, and a kiosk without them goes on
 * without HID scanners. Its default on Linux is hidraw, which leaves the kernel's drivers alone and knows usages.
 */
import type { devicesAsync, HIDAsync } from 'node-hid';

export interface HidLibrary {
  /** Slow at times, so it runs off the main thread. One entry per top-level usage, so several may share a path. */
  readonly devicesAsync: typeof devicesAsync;
  readonly HIDAsync: Pick<typeof HIDAsync, 'open'>;
}

/** Rejects where the native part cannot be loaded, here or at the first call. */
export function loadHidLibrary(): Promise<HidLibrary> {
  return import('node-hid');
}
