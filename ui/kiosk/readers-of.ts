/**
 * Readers as the room should see them. The services behind them (pcscd, the HID library) are no readers: their faults matter
 * only where no reader works, or a room that has just a scanner would be alarmed all year.
 */
import type { HealthView, ReaderView } from '../../server/kiosk/contract.ts';

const services: ReadonlySet<string> = new Set(['pcsc', 'hid']);

export function readersOf({ readers }: Pick<HealthView, 'readers'>): readonly ReaderView[] {
  const real = readers.filter(({ id }) => !services.has(id));
  if (real.some(({ state }) => state === 'ready')) return real;
  return [...real, ...readers.filter(({ id, state }) => services.has(id) && state === 'faulty')];
}
