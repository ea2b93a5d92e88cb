/** The branches' blobs as their events stand: what may come and go, and what is to be seen of a meeting. */
import { readWhole } from '../../sync/blobs.ts';
import type { UnitBlobs } from '../../sync/http.ts';
import type { PhotosPage } from '../contract/photos.ts';
import type { TownshipStore } from '../store/contract.ts';

type Asked = Pick<TownshipStore, 'blobs' | 'projected'>;

const toldOf = async ({ projected }: Asked, unit: string) => (await projected('evidence', [unit])).get(unit);

/** What was taken back goes when the branch's box next asks after what there is. */
export function unitBlobs(store: Asked): UnitBlobs {
  return {
    of: store.blobs,
    async named(unit) {
      const { named = [], takenBack = [] } = (await toldOf(store, unit)) ?? {};
      const blobs = store.blobs(unit);
      const left = [...(await blobs.held(takenBack)).keys()];
      if (left.length > 0) await blobs.remove(left);
      return new Set(named);
    },
  };
}

type Tidied = Asked &
  Pick<TownshipStore, 'heads' | 'makeRows'> & {
    readonly devices: Pick<TownshipStore['devices'], 'list'>;
    readonly quarantine: Pick<TownshipStore['quarantine'], 'counts'>;
  };

/**
 * What no event names that counts, and of which nothing has come since `at`, ms since 1970, goes: what was taken back at a box that
 * asks no more, and what never came in whole. Nothing goes of a branch that cannot be told, or of which a revoked box has handed over
 * what nobody has let in yet, as that may name some.
 */
export async function tidyBlobs(store: Tidied, at: number): Promise<void> {
  const undecided = await store.quarantine.counts();
  const boxes = (await store.devices.list()).filter(({ origin }) => undecided.has(origin));
  const waiting = new Set(boxes.map(({ unit }) => unit));
  const units = new Set((await store.heads()).map(({ unit }) => unit));
  for (const unit of units) {
    const blobs = store.blobs(unit);
    const idle = waiting.has(unit) ? [] : await blobs.idleSince(at);
    if (idle.length === 0) continue;
    // Also where a row that is behind would be shown as it last stood.
    const failed = await store.makeRows({ units: [unit], rows: [{ name: 'evidence', key: '' }] });
    const told = failed.has(unit) ? undefined : await toldOf(store, unit);
    if (told === undefined) continue;
    const named = new Set(told.named);
    await blobs.remove(idle.filter((hash) => !named.has(hash)));
  }
}

const photosIn = async (store: Asked, unit: string, meeting: string) =>
  (await toldOf(store, unit))?.photos[meeting] ?? [];

/** Of a meeting; none where nobody has added one. */
export async function photosPage(store: Asked, unit: string, meeting: string): Promise<PhotosPage> {
  const hashes = await photosIn(store, unit, meeting);
  const held = await store.blobs(unit).held(hashes);
  return { photos: hashes.map((hash) => ({ hash, here: held.get(hash)?.whole === true })) };
}

/** Undefined: the meeting has no such photo that counts, or it has not arrived. */
export async function photoOf(store: Asked, unit: string, meeting: string, hash: string) {
  const isNamed = (await photosIn(store, unit, meeting)).includes(hash);
  return isNamed ? readWhole(store.blobs(unit), hash) : undefined;
}
