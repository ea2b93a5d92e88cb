/** The photos of the room's meetings: the files in the data folder, and the entries of the log that name them (CX-10). */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { dateOfMeeting } from '../../domain/agenda.ts';
import { type Evidence, evidenceIn, photoLedger, photosOf, pictures } from '../../domain/evidence.ts';
import type { State } from '../../domain/state.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { pictureType } from '../../service/picture.ts';
import { blobFiles, hashOf } from '../../sync/blob-files.ts';
import { type Blobs, readWhole } from '../../sync/blobs.ts';
import type { PhotoAnswer, PhotosPage, Stands } from '../contract/photos.ts';
import type { Room } from '../room.ts';

export interface Photos {
  readonly blobs: Blobs;
  /** The township says that it has it neither. */
  nowhere(hash: string): void;
  /** Tells the room which of its photos are damaged: something may have happened to their files. */
  look(): void;
  /** What the branch's entries name, and what was taken back. */
  evidence(): Evidence;
  page(year: string): Promise<PhotosPage>;
  /** Resolves when the picture and its entry are on disk. */
  add(meeting: string, picture: Uint8Array): Promise<PhotoAnswer>;
  /** Undefined: no entry names it, or it is not here. */
  read(hash: string): Promise<Uint8Array | undefined>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}

export const photoFolder = (data: string): string => join(data, 'blobs');

/** Photos of one meeting; bytes of all; bytes that stay free on the disk for the log. */
export const photoLimits = { meeting: 30, most: 8 * 1024 ** 3, free: 300 * 1024 ** 2 } as const;

export interface PhotosOptions {
  readonly data: string;
  /** There is no township that could have them. */
  readonly alone: boolean;
  readonly room: Pick<Room, 'ask' | 'command' | 'onRecorded' | 'photosDamaged'>;
  readonly onBug: (error: unknown) => void;
}

export function createPhotos({ data, alone, room, onBug }: PhotosOptions): Photos {
  const files = blobFiles(photoFolder(data), photoLimits);
  /** Of those that are not here. */
  const nowhere = new Set<string>();
  const blobs: Blobs = {
    ...files,
    async add(hash, piece) {
      const added = await files.add(hash, piece);
      if (added.kind === 'held' && added.whole) {
        nowhere.delete(hash);
        look();
      }
      return added;
    },
    async setAside(hash) {
      await files.setAside(hash);
      look();
    },
  };
  let takenBack: readonly string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  /** So that one that is being added is not taken for one that was taken back. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined); // whoever asked is told
    return done;
  };

  function look(): void {
    inTurn(async () => {
      const damaged = await files.damaged();
      room.photosDamaged(room.ask((state) => daysOf(state, damaged)));
    }).catch(onBug);
  }

  /** What was taken back goes from the disk: here at once, at the township when the queue next asks what there is. */
  const sweep = (): void => {
    if (room.ask(evidenceIn).takenBack === takenBack) return;
    takenBack = room.ask(evidenceIn).takenBack;
    inTurn(() => blobs.remove(room.ask(evidenceIn).takenBack)).then(look, onBug);
  };
  sweep();
  look();
  const stop = room.onRecorded(sweep);

  const refusal = (state: State, meeting: string, hash: string): Extract<PhotoAnswer, { ok: false }>['why'] | null => {
    if (state.meetings.get(meeting)?.opened == null) return 'no-such-meeting';
    const photos = photosOf(state, meeting);
    if (photos.some((photo) => photo.hash === hash)) return 'known';
    return photos.length >= photoLimits.meeting ? 'too-many' : null;
  };

  const isHere = async (hash: string): Promise<boolean> => (await blobs.held([hash])).get(hash)?.whole === true;

  async function add(meeting: string, picture: Uint8Array): Promise<PhotoAnswer> {
    if (pictureType(picture) === undefined) return { ok: false, why: 'not-a-picture' };
    const why = room.ask((state) => refusal(state, meeting, hashOf(picture)));
    const isLost = why === 'known' && !(await isHere(hashOf(picture)));
    if (why !== null && !isLost) return { ok: false, why };
    const put = await files.put(picture);
    look();
    if (put.kind !== 'held') return { ok: false, why: 'full' };
    if (isLost) return { ok: true };
    const fact = { what: 'trace', of: meeting, trace: pictures } as const;
    const answer = await room.command(randomUUID(), 'secretary', {
      type: 'ledger.write',
      data: { entry: randomUUID(), on: room.ask(dayOf(meeting)), fact, text: '', evidence: [put.hash], corrects: null },
    });
    if (answer.kind !== 'refused' && answer.kind !== 'not-recording') return { ok: true };
    if (!room.ask(evidenceIn).named.includes(put.hash)) await blobs.remove([put.hash]);
    if (answer.kind === 'not-recording') throw new HttpFault('not-recording');
    return { ok: false, why: 'not-kept' };
  }

  return {
    blobs,
    nowhere: (hash) => void nowhere.add(hash),
    look,
    evidence() {
      sweep();
      return room.ask(evidenceIn);
    },
    async page(year) {
      const meetings = room.ask((state) => meetingsIn(state, year));
      const held = await blobs.held(meetings.flatMap(({ photos }) => photos.map(({ hash }) => hash)));
      const damaged = await files.damaged();
      const stands = (hash: string): Stands => {
        if (held.get(hash)?.whole) return 'here';
        if (alone || nowhere.has(hash)) return 'lost';
        return damaged.includes(hash) ? 'damaged' : 'coming';
      };
      return {
        ...{ year, most: photoLimits.meeting },
        meetings: meetings.map(({ photos, ...meeting }) => ({
          ...meeting,
          photos: photos.map((photo) => ({ ...photo, stands: stands(photo.hash) })),
        })),
      };
    },
    add: (meeting, picture) => inTurn(() => add(meeting, picture)),
    read: async (hash) => (room.ask(evidenceIn).named.includes(hash) ? readWhole(blobs, hash) : undefined),
    async close() {
      stop();
      await last;
    },
  };
}

const dayOf = (meeting: string) => (state: State, today: string) => {
  const held = state.meetings.get(meeting);
  return held === undefined ? today : dateOfMeeting(held);
};

/** Of the meeting of each of these photos, the latest first. */
const daysOf = (state: State, hashes: readonly string[]): string[] =>
  [...state.meetings.values()]
    .flatMap((meeting) => {
      const photos = photosOf(state, meeting.id).filter(({ hash }) => hashes.includes(hash));
      return photos.map(() => dateOfMeeting(meeting));
    })
    .sort()
    .reverse();

function meetingsIn(state: State, year: string) {
  return [...state.meetings.values()]
    .filter((meeting) => meeting.opened !== null && dateOfMeeting(meeting).startsWith(`${year}-`))
    .map((meeting) => ({
      ...{ meeting: meeting.id, date: dateOfMeeting(meeting), theme: meeting.plan?.theme ?? '' },
      ...{ ledger: photoLedger(meeting.id), photos: photosOf(state, meeting.id) },
    }))
    .sort((a, b) => (a.date > b.date ? -1 : 1));
}
