/** A bar code scanner on a serial port. */
import { gm65 } from '../../firmware-protocol/gm65.ts';
import { honeywell } from '../../firmware-protocol/honeywell.ts';
import { newland } from '../../firmware-protocol/newland.ts';
import type { Heard } from '../../firmware-protocol/resync.ts';
import type { Scanned, ScannerCodec } from '../../firmware-protocol/scanner.ts';
import { ssi } from '../../firmware-protocol/scanner-ssi.ts';
import { linesScanner } from '../../firmware-protocol/scanner-text.ts';
import type { DeviceStatus, ScannerProtocol } from '../contract.ts';
import type { Driver } from '../reconnect.ts';
import { byIdFolder, serialDevice } from './find.ts';
import { patientTimer } from './patient-timer.ts';
import { openPort } from './port.ts';
import { statusAfter } from './status.ts';

export interface SerialScannerOptions {
  /** `/dev/serial/by-id/…` or any other path. */
  readonly port: string;
  readonly protocol: ScannerProtocol;
  readonly baudRate: number;
  /** Where udev's links are, for tests. */
  readonly byId?: string;
  /** After so much silence the port is opened afresh. */
  readonly renewMs?: number;
}

/**
 * Reading from a serial port was seen to get stuck after a day on a Raspberry Pi (serialport issue 2684), and a scanner that
 * nobody uses looks the same.
 */
const hour = 60 * 60_000;

/** A code without terminator ends with this silence: some fifty characters at 9600 baud. */
const quietMs = 50;

/** A codec with its state put away. */
interface Ear {
  hear(heard: Heard): Omit<Scanned<unknown>, 'state'>;
  readonly beeps: ScannerCodec<unknown>['beeps'];
}

const ears: Readonly<Record<ScannerProtocol, () => Ear>> = {
  lines: () => ear(linesScanner),
  gm65: () => ear(gm65),
  ssi: () => ear(ssi),
  newland: () => ear(newland),
  honeywell: () => ear(honeywell),
};

function ear<State>(codec: ScannerCodec<State>): Ear {
  let state = codec.idle;
  return {
    hear(heard) {
      const scanned = codec.hear(state, heard);
      state = scanned.state;
      return scanned;
    },
    beeps: codec.beeps,
  };
}

export function serialScannerDriver(options: SerialScannerOptions): Driver {
  const { port, protocol, baudRate, byId = byIdFolder, renewMs = hour } = options;
  const { id, name, path } = serialDevice(port, byId);
  let renewing = false;
  const device: Omit<DeviceStatus, 'state'> = { id, kind: 'serial-scanner', name };
  return {
    async open(events) {
      const { hear, beeps } = ears[protocol]();
      const take = (heard: Heard) => {
        const { codes, writes } = hear(heard);
        for (const code of codes) events.reading({ kind: 'code', device: id, ...code });
        return writes;
      };
      const quiet = patientTimer(() => take('quiet'));
      let close = () => {};
      const silent = patientTimer(() => {
        renewing = true;
        close();
      });
      const opened = await openPort(await path(), baudRate, (bytes, from) => {
        for (const answer of take(bytes)) from.write(answer);
        quiet.set(quietMs);
        silent.set(renewMs);
      });
      if (typeof opened === 'string') return opened;
      close = () => void opened.close();
      silent.set(renewMs);
      events.status({ ...device, state: 'ready' });
      return {
        ended: opened.ended.finally(() => {
          quiet.clear();
          silent.clear();
        }),
        signal(_, signal) {
          const beep = beeps[signal];
          if (beep) opened.write(beep);
        },
        close: opened.close,
      };
    },
    down(events, ended) {
      // Nothing is wrong with a port that was closed to be opened afresh.
      if (!renewing) events.status(statusAfter(device, ended));
      renewing = false;
    },
  };
}
