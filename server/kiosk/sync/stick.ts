/** USB sticks: parcels on them, each in a file of its own that is there whole or not at all, and beside it its photos in another. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { roomOn, writeBundle } from '../../sync/bundle.ts';
import { besideParcel, blobsBeside, parcelFolder, parcelsOn, readParcel } from '../../sync/parcel-files.ts';
import { writeWhole } from '../../sync/write-whole.ts';
import type { StickAnswer } from '../contract/stick.ts';
import type { ByHand, Taken } from './by-hand.ts';

export interface Stick {
  /** What the township lacks goes onto it. `now`: ms since the epoch, for the file's name. */
  give(byHand: ByHand, now: number): Promise<StickAnswer>;
  /** What the township gave back comes in. */
  take(byHand: ByHand): Promise<StickAnswer>;
}

/** `folder`: the one place where a stick is mounted; null: wherever the system mounts them. */
export function stickAt(folder: string | null): Stick {
  const withOne = async (use: (stick: string) => Promise<StickAnswer>, why: 'not-written' | 'not-read') => {
    const [stick, another] = folder === null ? mounted() : existsSync(folder) ? [folder] : [];
    if (stick === undefined) return { ok: false, why: 'no-stick' } as const;
    if (another !== undefined) return { ok: false, why: 'many-sticks' } as const;
    try {
      return await use(stick);
    } catch (error) {
      // Pulled out, full, or read-only.
      if (error instanceof Error && 'syscall' in error) return { ok: false, why } as const;
      throw error;
    }
  };
  return {
    give: (byHand, now) => withOne((stick) => exportTo(stick, byHand, now), 'not-written'),
    take: (byHand) => withOne((stick) => importFrom(stick, byHand), 'not-read'),
  };
}

/** Mount points as the desktop's and the console's helpers make them; the kernel writes a space in one as `\\040`. */
function mounted(): string[] {
  const points = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) =>
      (line.split(' ')[1] ?? '').replace(/\\(\d{3})/g, (_, code) => String.fromCharCode(parseInt(code, 8))),
    );
  return points.filter((point) => /^(\/run)?\/media\//.test(point));
}

async function exportTo(stick: string, byHand: ByHand, now: number): Promise<StickAnswer> {
  const packed = await byHand.pack();
  if (packed === null) return { ok: false, why: 'not-enrolled' };
  const folder = join(stick, parcelFolder);
  mkdirSync(folder, { recursive: true });
  // A link would lead somewhere else, perhaps onto the box itself.
  if (!lstatSync(folder).isDirectory()) return { ok: false, why: 'not-written' };
  const day = new Date(now + 8 * 3_600_000).toISOString().slice(0, 16).replaceAll(/\D/g, '');
  const room = packed.unit.replaceAll(/[^\w-]/g, '').slice(0, 12);
  const file = `${room}-${day}.room`;
  const parcel = join(folder, file);
  writeWhole(parcel, packed.bytes);
  // A worn stick takes what it does not keep.
  if (!readFileSync(parcel).equals(packed.bytes)) return { ok: false, why: 'not-written' };
  forgetBundles(folder, room);
  const photos = await writeBundle(besideParcel(parcel), packed.bundle(await roomOn(stick)));
  const left = (await packed.photos()) - photos;
  return { ok: true, events: packed.events, photos, left, healed: false, file: `${parcelFolder}/${file}` };
}

/** Those of earlier times: what the township does not have yet goes anew. */
function forgetBundles(folder: string, room: string): void {
  const isOld = new RegExp(`^${room}-\\d+\\.(room|township)-photos(\\.new)?$`);
  for (const name of readdirSync(folder)) if (isOld.test(name)) rmSync(join(folder, name));
}

/** Everything of the township's that is there; what came before changes nothing. */
async function importFrom(stick: string, byHand: ByHand): Promise<StickAnswer> {
  const files = parcelsOn(stick, '.township');
  if (files.length === 0) return { ok: false, why: 'no-file' };
  const all: (Taken & { file: string })[] = [];
  for (const file of files) {
    const bytes = readParcel(file);
    const answer: Taken = bytes === null ? { ok: false, why: 'foreign' } : await byHand.take(bytes, blobsBeside(file));
    all.push({ file: file.slice(stick.length + 1), ...answer });
  }
  const taken = all.filter((one) => one.ok);
  const newest = taken.reduce((a, b) => (a !== undefined && a.time > b.time ? a : b), taken[0]);
  if (newest !== undefined)
    return {
      ok: true,
      events: taken.reduce((sum, { events }) => sum + events, 0),
      photos: taken.reduce((sum, { photos }) => sum + photos, 0),
      left: 0,
      healed: taken.some(({ healed }) => healed),
      file: newest.file,
    };
  const failed = all.filter((one) => !one.ok);
  // What is for this room says more than what is for others.
  const [why = 'no-file'] = failed
    .map(({ why }) => why)
    .sort((a, b) => Number(a === 'other-room') - Number(b === 'other-room'));
  return { ok: false, why };
}
