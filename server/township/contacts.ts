/**
 * That boxes were in touch is put down together: a box is in touch far more often than anybody looks, and where a thousand are,
 * a durable write for each would be most of what they cost.
 */
import type { DeviceStore } from './store/contract.ts';

export interface Contacts {
  /** As `DeviceStore.heard`, of one box, and before long. */
  note(origin: string, report: string | null): void;
  /** Resolves when all is put down. */
  close(): Promise<void>;
}

/** ms after which a box that says nothing new is put down again. */
const again = 10_000;
/** ms in which contacts are gathered. */
const gathering = 500;

/** `onFailure`: some were not put down. */
export function keepContacts(
  { heard }: Pick<DeviceStore, 'heard'>,
  now: () => number,
  onFailure: (error: unknown) => void,
): Contacts {
  /** What was put down last of each box, or is about to be. */
  const known = new Map<string, { readonly at: number; readonly report: string | null }>();
  let gathered = new Map<string, string | null>();
  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const contacts = gathered;
    gathered = new Map();
    if (contacts.size > 0) writing = writing.then(() => heard(contacts)).catch(onFailure);
    return writing;
  }

  return {
    note(origin, report) {
      const at = now();
      const last = known.get(origin);
      const isNew = report !== null && report !== last?.report;
      if (last !== undefined && at - last.at < again && !isNew) return;
      known.set(origin, { at, report: report ?? last?.report ?? null });
      gathered.set(origin, report ?? gathered.get(origin) ?? null);
      timer ??= setTimeout(write, gathering);
    },
    close: write,
  };
}
