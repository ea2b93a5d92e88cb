/** Puts a simulated history into a log. */
import type { Event } from '../domain/events.ts';
import type { Log } from '../log/contract.ts';

/** Events that go to the disk together; more at once and one transaction would hold up all else. */
const together = 500;

/** How many events were written. */
export async function writeHistory(log: Log, batches: Iterable<readonly Event[]>): Promise<number> {
  let count = 0;
  for (const events of grouped(batches)) count += (await log.append(events)).length;
  return count;
}

function* grouped(all: Iterable<readonly Event[]>): Generator<readonly Event[]> {
  let group: Event[] = [];
  for (const events of all) {
    group.push(...events);
    if (group.length < together) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
