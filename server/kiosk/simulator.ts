/** The demo room's reader: what the page asks for is done at the simulated device, so it goes the way of every reading. */

import { unreachable } from '../domain/unreachable.ts';
import type { SimulatorPost, SimulatorState } from './contract.ts';
import { demoLost, demoNumber, demoPeople } from './demo-people.ts';

/** The simulated device, as `device/` offers it. */
export interface SimulatedReader {
  readonly plugged: boolean;
  /** `uid`: upper-case hex. Like `scan`, false while it is not connected. */
  tap(uid: string): boolean;
  scan(text: string): boolean;
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
  const perform = (post: SimulatorPost): boolean => {
    switch (post.do) {
      case 'tap': {
        const person = people().find(({ id }) => id === post.person);
        const number = person?.[post.credential] ?? null;
        if (number === null) return false;
        return post.credential === 'card' ? reader.tap(number) : reader.scan(number);
      }
      case 'tap-card':
        return reader.tap(post.uid);
      case 'scan':
        return reader.scan(post.text);
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
  return { state: () => ({ plugged: reader.plugged, people: people() }), perform };
}

/** The demo people with the numbers on what they hold. */
export const demoHolders = (): readonly DemoPerson[] =>
  demoPeople.map(({ person, name }) => ({
    id: person,
    name,
    card: demoNumber(person, 'card'),
    booklet: demoNumber(person, 'booklet'),
    lost: person === demoLost,
  }));
