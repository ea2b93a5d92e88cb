/** The demo room's reader: what the page asks for is done at the simulated device, so it goes the way of every reading. */

import { unreachable } from '../domain/unreachable.ts';
import type { SimulatorPost, SimulatorState } from './contract.ts';

/** The simulated device, as `device/` offers it. */
export interface SimulatedReader {
  readonly plugged: boolean;
  /** `uid`: upper-case hex. */
  tap(uid: string): void;
  scan(text: string): void;
  plug(): void;
  unplug(): void;
}

export interface Simulator {
  state(): SimulatorState;
  /** False when the person holds no such card or booklet, or the reader is unplugged. */
  perform(post: SimulatorPost): boolean;
}

export type DemoPerson = SimulatorState['people'][number];

export function simulatorOf(reader: SimulatedReader, people: () => readonly DemoPerson[]): Simulator {
  const present = (post: SimulatorPost): boolean => {
    switch (post.do) {
      case 'tap': {
        const person = people().find(({ id }) => id === post.person);
        const number = person?.[post.credential] ?? null;
        if (number === null) return false;
        if (post.credential === 'card') reader.tap(number);
        else reader.scan(number);
        return true;
      }
      case 'tap-card':
        reader.tap(post.uid);
        return true;
      case 'scan':
        reader.scan(post.text);
        return true;
      case 'plug':
        reader.plug();
        return true;
      case 'unplug':
        reader.unplug();
        return true;
      default:
        return unreachable(post);
    }
  };
  return {
    state: () => ({ plugged: reader.plugged, people: people() }),
    perform: (post) => (reader.plugged || post.do === 'plug') && present(post),
  };
}
