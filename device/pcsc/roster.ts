/** The readers that were ever seen, by a name that outlives unplugging. */
import type { DeviceId, DeviceStatus } from '../contract.ts';
import type { ReaderName } from './messages.ts';

/** Without pcscd's numbering of readers and slots, `… 00 00`, which depends on who came first. */
function plainName(reader: ReaderName): string {
  return reader.replace(/(?: [0-9A-F]{2}){2}$/, '');
}

export interface Roster {
  /** The device behind a reader that is there. */
  find(reader: ReaderName): DeviceId | undefined;
  /** pcscd's name of a device that is there. */
  readerOf(device: DeviceId): ReaderName | undefined;
  came(reader: ReaderName): DeviceStatus;
  /** Undefined for a reader that was not there. */
  left(reader: ReaderName): DeviceStatus | undefined;
  allLeft(): readonly DeviceStatus[];
}

/**
 * Ids are `pcsc:` and the plain name. Two readers of the same name are told apart only by who is there: the second one is
 * `…#2`. With libccid the name holds the serial number, if the reader has one, so then they are told apart for good.
 */
export function makeRoster(): Roster {
  const present = new Map<ReaderName, DeviceStatus>();

  const freeId = (name: string): DeviceId => {
    const taken = new Set([...present.values()].map(({ id }) => id));
    for (let number = 1; ; number += 1) {
      const id = number === 1 ? `pcsc:${name}` : `pcsc:${name}#${number}`;
      if (!taken.has(id)) return id;
    }
  };
  const absent = (status: DeviceStatus): DeviceStatus => ({ ...status, state: 'absent' });

  return {
    find: (reader) => present.get(reader)?.id,
    readerOf: (device) => [...present].find(([, { id }]) => id === device)?.[0],
    came(reader) {
      const name = plainName(reader);
      const id = present.get(reader)?.id ?? freeId(name);
      const status: DeviceStatus = { id, kind: 'pcsc', name, state: 'ready' };
      present.set(reader, status);
      return status;
    },
    left(reader) {
      const status = present.get(reader);
      present.delete(reader);
      return status && absent(status);
    },
    allLeft() {
      const all = [...present.values()].map(absent);
      present.clear();
      return all;
    },
  };
}
