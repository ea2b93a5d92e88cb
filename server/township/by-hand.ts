/** What rooms without a network bring on USB sticks, and what goes back to them. */
import { commonIn, pack, unpack } from '../sync/carrier.ts';
import { keysOf } from '../sync/devices.ts';
import { decodeParcel, ParcelFault, type ParcelFlaw } from '../sync/parcel.ts';
import { parcelsOn, readParcel } from '../sync/parcel-files.ts';
import { writeWhole } from '../sync/write-whole.ts';
import { writersOf } from '../sync/writers.ts';
import type { TownshipStore } from './store/contract.ts';

/**
 * `events`: how many were new here; `halted`: how many batches could not be taken; `forked`: in how many logs the room has gone
 * another way, which the reply mends there. `reply`: the parcel for the room.
 */
export type Brought =
  | {
      readonly ok: true;
      readonly branch: string;
      readonly unit: string;
      /** The box that packed it. */
      readonly origin: string;
      readonly events: number;
      readonly halted: number;
      readonly forked: number;
      readonly reply: Uint8Array;
    }
  | { readonly ok: false; readonly why: ParcelFlaw | 'unknown-box' | 'not-accepted' | 'forged' };

type Store = Pick<TownshipStore, 'heads' | 'rows' | 'signedHead' | 'receive' | 'devices' | 'origin' | 'key'>;

/** `now`: ms since the epoch. */
export async function takeParcel(store: Store, bytes: Uint8Array, now: number): Promise<Brought> {
  try {
    const parcel = decodeParcel(bytes);
    const device = await store.devices.byOrigin(parcel.origin);
    if (device === undefined) return { ok: false, why: 'unknown-box' };
    if (device.unit !== parcel.unit || !keysOf(device).some(parcel.isSignedBy)) return { ok: false, why: 'forged' };
    if (device.standing !== 'accepted') return { ok: false, why: 'not-accepted' };
    const { devices, origin, key } = store;
    const { events, halted, forks } = await unpack(store, parcel, async (log) => {
      const writers = await writersOf({ replica: store, devices, origin, key }, log, device);
      return typeof writers === 'string' ? [] : writers;
    });
    const { unit, branch } = parcel;
    const common = (await Promise.all(forks.map((fork) => commonIn(store, fork)))).flatMap((head) => head ?? []);
    const { bytes: reply } = await pack(
      { replica: store, key: store.key, origin: store.origin, unit, branch, time: now },
      [
        ...common, // the first that is told of a log counts
        ...parcel.heads,
      ],
    );
    return { ok: true, branch, unit, origin: parcel.origin, events, halted, forked: forks.length, reply };
  } catch (error) {
    if (!(error instanceof ParcelFault)) throw error;
    return { ok: false, why: error.kind };
  }
}

const refusals: Readonly<Record<Extract<Brought, { ok: false }>['why'], string>> = {
  foreign: '不是活动室导出的文件 / not what a room has written',
  half: '不完整，请在活动室重新导出 / not whole: let the room write it once more',
  version: '由更新的程序写成，请先升级 / written by a later program',
  'unknown-box': '这台设备没有接入本镇 / of a box that is not enrolled here',
  'not-accepted': '这台设备还没有同意接入，或已注销 / of a box that is not accepted, or revoked',
  forged: '签名不对，没有导入 / not signed by its box',
};

/**
 * Takes what rooms have written onto a stick that is mounted at `folder`, and puts beside each file what goes back. `say` gets
 * a line for each. Resolves with how many could not be taken; throws what the system says.
 */
export async function importFrom(
  store: Store,
  folder: string,
  now: number,
  say: (line: string) => void,
): Promise<number> {
  const files = parcelsOn(folder, '.room');
  if (files.length === 0) say(`${folder}：没有活动室导出的文件 / nothing of a room's is here`);
  let failed = files.length === 0 ? 1 : 0;
  for (const file of files) {
    const bytes = readParcel(file);
    const brought: Brought = bytes === null ? { ok: false, why: 'foreign' } : await takeParcel(store, bytes, now);
    if (!brought.ok) {
      failed += 1;
      say(`${file}：${refusals[brought.why]}`);
      continue;
    }
    const { branch, events, halted, forked, reply } = brought;
    writeWhole(file.replace(/\.room$/, '.township'), reply);
    if (halted > 0) failed += 1;
    const rest = halted > 0 ? `，${halted} 批与镇里对不上 / batches that do not fit` : '';
    const ways = forked > 0 ? '；有记录与镇里不一致，拿回活动室导入回执即并好 / a fork, which the reply mends' : '';
    say(`${branch}：新记录 ${events} 条，回执已写好 / new events, the reply is beside it${rest}${ways}`);
  }
  return failed;
}
