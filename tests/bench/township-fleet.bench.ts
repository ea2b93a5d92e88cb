/** Whether a record costs the township more where more boxes are enrolled: as many requests of as many records each time. */
import { beforeFirst } from '../../server/log/replicate.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { startPostgres } from '../doubles/postgres.ts';
import { report } from './figures.ts';
import { type Bed, type Box, computed, newBox, rowsOf, settled, startBed, taps } from './township-bed.ts';

const requests = 1000;
const together = 10;
/** Rooms that send at the same moment. */
const lines = 8;

/** Sends so many batches of a box, one after the other. */
async function send(bed: Bed, box: Box, batches: number): Promise<void> {
  const peer = bed.peerOf(box);
  const rows = rowsOf(box.origin, taps(box.unit, batches * together));
  for (let from = 0; from < rows.length; from += together) {
    const part = rows.slice(from, from + together);
    const last = part.at(-1) ?? beforeFirst;
    const signed = signHead(box, last.seq, Buffer.from(last.link).toString('hex'), box.key);
    const log = { origin: box.origin, unit: box.unit };
    const receipt = await peer.send({ log, after: rows[from - 1] ?? beforeFirst, rows: part, signed });
    if (receipt.kind !== 'taken') throw new Error(JSON.stringify(receipt));
  }
}

/** µs of the township's computing for one event. */
async function costWith(fleet: number, database?: string): Promise<number> {
  const boxes = Array.from({ length: fleet }, () => newBox());
  const bed = await startBed(boxes, database);
  try {
    await settled(bed);
    const before = computed(bed.pid);
    const left = [...boxes];
    const line = async (): Promise<void> => {
      for (let box = left.pop(); box !== undefined; box = left.pop()) await send(bed, box, requests / fleet);
    };
    await Promise.all(Array.from({ length: lines }, line));
    await settled(bed);
    return ((computed(bed.pid) - before) / (requests * together)) * 1e6;
  } finally {
    await bed.stop();
  }
}

async function compare(name: string, database?: string): Promise<void> {
  const ten = await costWith(10, database);
  report(`${name}, 10 boxes enrolled: the township's computing`, `${ten.toFixed(0)} µs an event`);
  for (const fleet of [100, 1000]) {
    const cost = await costWith(fleet, database);
    const ratio = (cost / ten).toFixed(2);
    report(`${name}, ${fleet} boxes enrolled`, `${cost.toFixed(0)} µs an event, ${ratio} ×`, '≤ 1.3 ×');
  }
}

await compare('SQLite');
const postgres = await startPostgres();
try {
  await compare('PostgreSQL', postgres.url);
} finally {
  await postgres.stop();
}
