/** A PN532 on a serial port: performs what the conversation asks for. */
import type { ExchangeAnswer, Pn532Target } from '../../firmware-protocol/pn532-command.ts';
import { type Pn532Effect, type Pn532Input, pn532Off, stepPn532 } from '../../firmware-protocol/pn532-conversation.ts';
import { splitFrames } from '../../firmware-protocol/pn532-frame.ts';
import { nothingHeld } from '../../firmware-protocol/resync.ts';
import { unreachable } from '../../firmware-protocol/unreachable.ts';
import type { DeviceEvents, DeviceStatus } from '../contract.ts';
import type { Connection, Driver, Ended } from '../reconnect.ts';
import { byIdFolder, serialDevice } from './find.ts';
import { patientTimer } from './patient-timer.ts';
import { readCard } from './pn532-card.ts';
import { openPort, type Port } from './port.ts';
import { statusAfter } from './status.ts';

export interface Pn532Options {
  /** `/dev/serial/by-id/…`, `/dev/serial0` or any other path. */
  readonly port: string;
  /** Where udev's links are, for tests. */
  readonly byId?: string;
}

/** The rate after power-up. The mini UART of a Raspberry Pi keeps only this one. */
const baudRate = 115200;

/** The chip alone has neither lamp nor buzzer, so signals are ignored. */
export function pn532Driver({ port, byId = byIdFolder }: Pn532Options): Driver {
  const { id, path } = serialDevice(port, byId);
  const device: Omit<DeviceStatus, 'state'> = { id, kind: 'pn532', name: 'PN532' };
  return {
    async open(events) {
      const talk = conversation(device, events);
      const opened = await openPort(await path(), baudRate, talk.hear);
      return typeof opened === 'string' ? opened : talk.over(opened);
    },
    down: (events, ended) => events.status(statusAfter(device, ended)),
  };
}

function conversation(device: Omit<DeviceStatus, 'state'>, events: DeviceEvents) {
  const lost = Promise.withResolvers<Ended>();
  let state = pn532Off;
  let held = nothingHeld;
  let answered = (_: ExchangeAnswer) => {};
  const wait = patientTimer(() => tell({ kind: 'timeout' }));
  const refresh = patientTimer(() => tell({ kind: 'refresh' }));
  let port: Port | undefined;

  const tell = (input: Pn532Input) => {
    const step = stepPn532(state, input);
    state = step.state;
    for (const effect of step.effects) perform(effect);
  };

  const perform = (effect: Pn532Effect) => {
    switch (effect.kind) {
      case 'write':
        port?.write(effect.bytes);
        break;
      case 'wait':
        wait.set(effect.ms);
        break;
      case 'refreshIn':
        refresh.set(effect.ms);
        break;
      case 'ready':
        events.status({ ...device, state: 'ready' });
        break;
      case 'card':
        void read(effect.target);
        break;
      case 'answer':
        answered(effect.answer);
        break;
      case 'lost':
        lost.resolve('no-answer');
        break;
      default:
        unreachable(effect);
    }
  };

  const read = async (target: Pn532Target) => {
    const reading = await readCard(device.id, target, async (data) => {
      const answer = Promise.withResolvers<ExchangeAnswer>();
      answered = answer.resolve;
      tell({ kind: 'exchange', data });
      return answer.promise;
    });
    events.reading(reading);
    tell({ kind: 'release' });
  };

  return {
    hear(bytes: Uint8Array) {
      const split = splitFrames(held, bytes);
      held = split.held;
      for (const frame of split.frames) tell({ kind: 'frame', frame });
    },
    /** Begins, on a port that has just been opened. */
    over(opened: Port): Connection {
      port = opened;
      tell({ kind: 'start' });
      const ended = Promise.race([opened.ended, lost.promise]).then(async (why) => {
        wait.clear();
        refresh.clear();
        // The port may be opened again only when it is really closed.
        await opened.close();
        return why;
      });
      return { ended, signal: () => {}, close: opened.close };
    },
  };
}
