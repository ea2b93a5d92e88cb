/** What rooms without a network bring on USB sticks, and what goes back to them. */
import { bundleOf, roomOn, takeBundle, writeBundle } from '../sync/bundle.ts';
import { commonIn, pack, unpack } from '../sync/carrier.ts';
import { keysOf } from '../sync/devices.ts';
import { decodeParcel, ParcelFault, type ParcelFlaw } from '../sync/parcel.ts';
import { besideParcel, blobsBeside, parcelsOn, readParcel } from '../sync/parcel-files.ts';
import { writeWhole } from '../sync/write-whole.ts';
import { writersOf } from '../sync/writers.ts';
import { unitBlobs } from './queries/photos.ts';
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
      readonly lacking: readonly string[];
    }
  | { readonly ok: false; readonly why: ParcelFlaw | 'unknown-box' | 'not-accepted' | 'forged' };

type Store = Pick<
  TownshipStore,
  'heads' | 'rows' | 'signedHead' | 'receive' | 'devices' | 'origin' | 'key' | 'blobs' | 'projected'
>;

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
    const blobs = await wholeOf(store, unit);
    const { bytes: reply } = await pack(
      { replica: store, key: store.key, origin: store.origin, unit, branch, time: now, blobs },
      [
        ...common, // the first that is told of a log counts
        ...parcel.heads,
      ],
    );
    const there = new Set(parcel.blobs ?? blobs);
    const lacking = blobs.filter((hash) => !there.has(hash));
    return { ok: true, branch, unit, origin: parcel.origin, events, halted, forked: forks.length, reply, lacking };
  } catch (error) {
    if (!(error instanceof ParcelFault)) throw error;
    return { ok: false, why: error.kind };
  }
}

/** Those that the unit's events name and that are here, those of the newest day first. */
async function wholeOf(store: Store, unit: string): Promise<string[]> {
  const named = [...(await unitBlobs(store).named(unit))];
  const held = await store.blobs(unit).held(named);
  return named.filter((hash) => held.get(hash)?.whole);
}

const refusals: Readonly<Record<Extract<Brought, { ok: false }>['why'], string>> = {
  foreign: '不是活动室导出的文件 / not what a room has written',
  half: '不完整，请在活动室重新导出 / not whole: let the room write it once more',
  version: '由更新的程序写成，请先升级 / written by a later program',
  'unknown-box': '这台设备没有接入本镇 / of a box that is not enrolled here',
  'not-accepted':
    '这台设备还没有同意接入；如已注销，请把它接上网络一次，由它自行交回记录 / of a box that is not accepted; a revoked one hands over by itself once it has a network',
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
  /** By unit, of the parcel that was written last. */
  const photos = new Map<string, { readonly reply: string; readonly lacking: readonly string[] }>();
  for (const [index, file] of files.entries()) {
    // Of two replies to one room the later one is to be told by its time.
    const { brought, kept, lost } = await takeBoth(store, file, now + index);
    if (!brought.ok) {
      failed += 1;
      say(`${file}：${refusals[brought.why]}`);
      continue;
    }
    const { branch, unit, events, halted, forked, lacking } = brought;
    const reply = file.replace(/\.room$/, '.township');
    writeWhole(reply, brought.reply);
    photos.set(unit, { reply, lacking });
    if (halted + lost > 0) failed += 1;
    const seen = kept > 0 ? `，照片 ${kept} 张 / photos` : '';
    const unkept = lost > 0 ? `，照片 ${lost} 张没有收下，下次再带 / photos that go once more` : '';
    const rest = halted > 0 ? `，${halted} 批与镇里对不上 / batches that do not fit` : '';
    const ways = forked > 0 ? '；有记录与镇里不一致，拿回活动室导入回执即并好 / a fork, which the reply mends' : '';
    say(
      `${branch}：新记录 ${events} 条${seen}，回执已写好 / new events, the reply is beside it${unkept}${rest}${ways}`,
    );
  }
  for (const [unit, { reply, lacking }] of photos)
    await writeBundle(besideParcel(reply), bundleOf(store.blobs(unit), lacking, await roomOn(folder)));
  return failed;
}

/** The photos after the events that name them, and then the parcel once more, so that the reply tells of them. */
async function takeBoth(store: Store, file: string, now: number) {
  const none = { kept: 0, lost: 0 };
  const bytes = readParcel(file);
  if (bytes === null) return { brought: { ok: false, why: 'foreign' } as const, ...none };
  const brought = await takeParcel(store, bytes, now);
  const bundle = blobsBeside(file);
  if (!brought.ok || bundle === undefined) return { brought, ...none };
  const { unit } = brought;
  const taken = await takeBundle(bundle, store.blobs(unit), await unitBlobs(store).named(unit));
  const again = await takeParcel(store, bytes, now);
  return { brought: again.ok ? { ...again, events: brought.events } : again, ...taken };
}
