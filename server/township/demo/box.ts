/** The box of a simulated room: it signs what happens there, and puts it where a real one's batches arrive. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../../domain/events.ts';
import { beforeFirst, type LogName, newSalt, type Row, seal, type Tip } from '../../log/replicate.ts';
import { batchLimits } from '../../sync/batch.ts';
import { openKey } from '../../sync/keys.ts';
import { signHead } from '../../sync/signed-head.ts';
import type { TownshipStore } from '../store/contract.ts';

export interface DemoBox {
  readonly log: LogName;
  readonly publicKey: Uint8Array;
  /** How many events it has written, and the highest tick among all of its unit. */
  readonly seq: number;
  readonly tick: number;
  /** Rejects with what the store says; then it is to be opened anew. */
  write(events: readonly Event[]): Promise<void>;
}

/** Its key is kept in `data`. */
export async function openBox(store: TownshipStore, data: string, log: LogName): Promise<DemoBox> {
  const folder = join(data, 'boxes');
  mkdirSync(folder, { recursive: true });
  const key = openKey(join(folder, `${log.origin}.key`));
  const heads = await store.heads([log.unit]);
  const head = heads.find(({ origin }) => origin === log.origin);
  let tip: Tip = head === undefined ? beforeFirst : { seq: head.seq, link: Buffer.from(head.link, 'hex') };
  let tick = Math.max(0, ...heads.map((one) => one.tick));

  return {
    log,
    publicKey: key.publicKey,
    get seq() {
      return tip.seq;
    },
    get tick() {
      return tick;
    },
    async write(events) {
      if (events.length === 0) return;
      tick = Math.max(tick, ...(await store.heads([log.unit])).map((one) => one.tick));
      for (let from = 0; from < events.length; from += batchLimits.events) {
        const rows: Row[] = [];
        for (const event of events.slice(from, from + batchLimits.events)) {
          tick += 1;
          rows.push(seal(event, log.origin, rows.at(-1) ?? tip, tick, newSalt()));
        }
        tip = rows.at(-1) ?? tip;
        const signed = signHead(log, tip.seq, Buffer.from(tip.link).toString('hex'), key);
        const receipt = await store.receive(log, rows, signed);
        if (receipt.kind !== 'taken') throw new Error(`the demo's ${log.origin} was answered ${receipt.kind}`);
      }
    },
  };
}
