/** A whole room for the browser: the built pages on a running service with the simulated reader, on a 7" panel. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deviceFaults } from '../../device/faults.ts';
import { createSimulator, type Simulator } from '../../device/simulator.ts';
import { startDevices } from '../../device/start.ts';
import { parseConfig } from '../../server/kiosk/config-read.ts';
import { startService } from '../../server/kiosk/launch.ts';
import { serviceLog } from '../../server/service/logger.ts';

const config = parseConfig(
  'test',
  '[readers]\nnfc = false\nserial_auto = false\nhid_pos = false\n[screen]\ndiagonal = 7\nvoice = false\n',
);

export interface Room {
  readonly url: string;
  readonly simulator: Simulator;
  close(): Promise<void>;
}

/** `pages`: the folder of built pages. `demo`: the demo room, else an empty box. */
export async function openRoom(pages: string, demo: boolean): Promise<Room> {
  const data = await mkdtemp(join(tmpdir(), 'room-'));
  const simulator = createSimulator();
  const log = serviceLog(data, 'kiosk', 'error');
  const service = await startService({
    data,
    port: 0,
    config,
    pages,
    logger: log.logger,
    startDevices: (events) => startDevices(config.devices, events, { more: [simulator.driver] }),
    deviceFaults,
    onRetired: () => undefined,
    simulated: demo ? simulator : null,
    shutDown: () => undefined,
    onBug(error) {
      throw error;
    },
  });
  const end = async (): Promise<void> => {
    await service.close();
    await log.close();
    await rm(data, { recursive: true, force: true });
  };
  let ended: Promise<void> | undefined;
  return {
    url: service.url,
    simulator,
    close() {
      ended ??= end();
      return ended;
    },
  };
}
