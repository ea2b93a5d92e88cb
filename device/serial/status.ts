import type { DeviceStatus } from '../contract.ts';
import type { Ended } from '../reconnect.ts';

/** What is shown of a device that is not connected: taken away, or faulty with a cause. */
export function statusAfter(device: Omit<DeviceStatus, 'state'>, ended: Ended): DeviceStatus {
  return ended === 'gone' ? { ...device, state: 'absent' } : { ...device, state: 'faulty', fault: ended };
}
