import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DeviceStatus, Devices, DevicesConfig, Reading, Signal } from '../../device/contract.ts';
import { hidDriver } from '../../device/hid/driver.ts';
import type { Connection, Driver, Timing } from '../../device/reconnect.ts';
import { createSimulator } from '../../device/simulator.ts';
import { startDevices } from '../../device/start.ts';

const nothing: DevicesConfig = { pcsc: false, serial: [], serialAuto: false, hidPos: false, hidKeyboards: [] };

/** Tries again at once, but lets others have their turn. */
const timing: Timing = {
  delays: () => [].values() as Iterator<number>,
  sleep: (_, signal) => sleep(1, undefined, { signal }).catch(() => undefined),
};

let devices: Devices | undefined;
afterEach(() => devices?.close());

function start(more: readonly Driver[]) {
  const readings: Reading[] = [];
  const told: DeviceStatus[] = [];
  devices = startDevices(
    nothing,
    { reading: (reading) => void readings.push(reading), status: (status) => void told.push(status) },
    { more, timing },
  );
  return { devices, readings, told };
}

/** A device that is simply there, and notes the signals that it gets. */
function lamp(id: string, close: Connection['close'] = async () => {}): { driver: Driver; signals: Signal[] } {
  const signals: Signal[] = [];
  const ending = Promise.withResolvers<'gone'>();
  const driver: Driver = {
    async open(events) {
      events.status({ id, kind: 'pcsc', name: id, state: 'ready' });
      return {
        ended: ending.promise,
        signal: (_, signal) => void signals.push(signal),
        async close() {
          await close();
          ending.resolve('gone');
        },
      };
    },
    down: () => {},
  };
  return { driver, signals };
}

describe('all devices together', () => {
  test('a signal goes to the device that it is for, and to no other', async () => {
    const [left, right] = [lamp('left'), lamp('right')];
    const { devices } = start([left.driver, right.driver]);
    await vi.waitUntil(() => devices.statuses().length === 2);
    // The loop takes a connection over in the turn after its device said that it is ready.
    await turn();
    devices.signal('right', 'success');
    devices.signal('nobody', 'failure');
    expect([left.signals, right.signals]).toEqual([[], ['success']]);
  });

  test('a driver with a bug is shown as crashed, tried again, and harms no other', async () => {
    let tries = 0;
    const broken: Driver = {
      open: () => Promise.reject(new Error(`bug ${tries++}`)),
      down: (events, ended) =>
        events.status({
          id: 'broken',
          kind: 'pcsc',
          name: 'broken',
          state: 'faulty',
          fault: ended as 'driver-crashed',
        }),
    };
    const { devices, told } = start([broken, lamp('sound').driver]);
    await vi.waitUntil(() => tries > 3);
    expect(devices.statuses()).toContainEqual({ id: 'sound', kind: 'pcsc', name: 'sound', state: 'ready' });
    expect(told.filter(({ id }) => id === 'broken')).toEqual([
      { id: 'broken', kind: 'pcsc', name: 'broken', state: 'faulty', fault: 'driver-crashed' },
    ]);
  });

  test('closing takes no longer than a second, even where a device does not let go', async () => {
    const { devices } = start([lamp('stuck', () => new Promise(() => {})).driver]);
    await vi.waitUntil(() => devices.statuses().length === 1);
    const begun = performance.now();
    await devices.close();
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test('without node-hid’s native part the HID scanners are faulty, until it is there', async () => {
    let isInstalled = false;
    const load = async () => {
      if (!isInstalled) throw new Error('libusb-1.0.so.0: cannot open shared object file');
      return { devicesAsync: async () => [], HIDAsync: { open: () => Promise.reject(new Error('none')) } };
    };
    const { devices } = start([hidDriver({ hidPos: true, hidKeyboards: [], sleep: timing.sleep, load })]);
    const hid = { id: 'hid', kind: 'hid-scanner', name: 'HID' };
    await vi.waitUntil(() => devices.statuses().length === 1);
    expect(devices.statuses()).toEqual([{ ...hid, state: 'faulty', fault: 'hid-library-missing' }]);
    isInstalled = true;
    await vi.waitUntil(() => devices.statuses()[0]?.state === 'ready');
  });
});

describe('the simulator', () => {
  test('reads cards and codes as the other devices do, and gets their signals', async () => {
    const simulator = createSimulator();
    const { devices, readings } = start([simulator.driver]);
    await vi.waitUntil(() => devices.statuses()[0]?.state === 'ready');
    expect(simulator.tap('04c767f2066180', 'KB00000013')).toBe(true);
    expect(simulator.tap('087D6B96')).toBe(true);
    expect(simulator.tap('no hex')).toBe(false);
    expect(simulator.tapMute()).toBe(true);
    expect(simulator.scan(']Q1KB00000013')).toBe(true);
    await turn();
    devices.signal('simulator', 'notice');
    const device = 'simulator';
    expect(readings).toEqual([
      { kind: 'card', device, uid: '04C767F2066180', randomUid: false, technology: 'type2', ndef: 'KB00000013' },
      { kind: 'card', device, uid: '087D6B96', randomUid: true, technology: 'classic' },
      { kind: 'unreadable', device, reason: 'mute' },
      { kind: 'code', device, text: 'KB00000013', aim: ']Q1' },
    ]);
    expect(simulator.signals).toEqual(['notice']);
  });

  test('unplugged it reads nothing, and plugged in it is back', async () => {
    const simulator = createSimulator();
    const { devices, readings } = start([simulator.driver]);
    const is = (state: string) => vi.waitUntil(() => devices.statuses()[0]?.state === state);
    await is('ready');
    simulator.unplug();
    simulator.unplug();
    expect([simulator.tap('04C767F2066180'), simulator.scan('KB00000013'), simulator.tapMute()]).toEqual([
      false,
      false,
      false,
    ]);
    await is('absent');
    simulator.plug();
    await is('ready');
    simulator.scan('KB00000013');
    expect(readings).toHaveLength(1);
  });

  test('after closing nothing is told any more', async () => {
    const simulator = createSimulator();
    const { devices, readings, told } = start([simulator.driver]);
    await vi.waitUntil(() => devices.statuses().length === 1);
    const before = told.length;
    await devices.close();
    expect(simulator.scan('KB00000013')).toBe(false);
    expect([readings.length, told.length]).toEqual([0, before]);
  });
});
