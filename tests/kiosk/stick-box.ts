/** A box that the township has accepted, as far as a stick has to do with it. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ByHand, createByHand } from '../../server/kiosk/sync/by-hand.ts';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import type { Log } from '../../server/log/contract.ts';
import { type BlobFiles, blobFiles } from '../../server/sync/blob-files.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import type { TownshipStore } from '../../server/township/store/contract.ts';
import { draft, folder } from '../log/drafts.ts';
import { tempLog } from '../sync/ends.ts';

export const unit = 'branch-1';
export const now = Date.parse('2026-11-18T10:00:00+08:00');

export interface Box {
  readonly log: Log;
  readonly byHand: ByHand;
  readonly file: string;
  readonly blobs: BlobFiles;
  /** What its entries name, those of the newest day first. */
  named: readonly string[];
  /** Adds one to a meeting, and gives back its hash. */
  photo(content: Uint8Array): Promise<string>;
  /** The same box, with what its card's image has of its log. */
  setTo(image: string): Promise<Box>;
}

/** A box that the township has accepted, for the unit. `dead`: whose place it takes. */
export async function acceptedBox(store: TownshipStore, of: string, dead?: Box): Promise<Box> {
  const file = join(folder(), 'log.db');
  const log = await tempLog(file);
  const key = keyOf(newKey());
  const { origin } = log;
  const { publicKey } = key;
  const replaces = dead && { origin: dead.log.origin, unit: of, reason: '坏了' };
  await store.devices.offerCode({
    ...{ code: origin, branch: of, expires: now + 1000, account: '' },
    ...(replaces && { replaces }),
  });
  await store.devices.enrol({ code: origin, origin, unit: dead ? null : of, room: '活动室', branch: of, publicKey });
  await store.devices.setStanding(origin, 'accepted', '');
  const township = { township: '赤溪镇', publicKey: store.key.publicKey, standing: 'accepted' as const };
  const data = folder();
  const blobs = blobFiles(join(data, 'blobs'), { most: 1e8, free: 0 });
  const boxWith = (log: Log, file: string): Box => {
    const box: Box = {
      ...{ log, file, blobs, named: [] },
      byHand: createByHand({
        ...{ data, replica: replicaOf(log), key, now: () => now, known: () => null, onReceived: () => undefined },
        photos: { blobs, evidence: () => ({ named: box.named, takenBack: [] }), nowhere: () => undefined },
        enrolment: () => ({ origin, unit: of, joining: null, lost: false, ...township }),
        branch: () => ({ id: of, name: `${of}党支部` }),
      }),
      async photo(content) {
        const { hash } = await blobs.put(content);
        const fact = { what: 'trace', of: 'm1', trace: 'pictures' };
        const entry = { entry: hash, on: '2026-11-15', fact, text: '', evidence: [hash], corrects: null };
        await log.append([draft({ unit: of, type: 'entry.written', subject: 'ledger:file:m1', data: entry })]);
        box.named = [hash, ...box.named];
        return hash;
      },
      async setTo(image) {
        const other = join(folder(), 'log.db');
        copyFileSync(image, other);
        return boxWith(await tempLog(other), other);
      },
    };
    return box;
  };
  return boxWith(log, file);
}
