/**
 * A disk whose power fails. It is given what a program did and forgets, at the cut, what had not been synced: each written
 * sector (512 bytes) on its own may have reached the platter or not, and of the names that were made or removed since the
 * folder was last synced any first part. That is what POSIX allows, and harsher than ext4.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Operation } from './powercut-trace.ts';

const sector = 512;

type Change = { readonly at: number; readonly data: Buffer } | { readonly size: number };

interface Inode {
  synced: Buffer;
  pending: Change[];
  /** How many of the pending ones each sync that is under way has before it, by its thread. */
  readonly syncing: Map<string, number>;
}

type Naming = { readonly path: string; readonly inode: Inode | undefined };

/** Carries the changes out as far as `kept` lets them: it is asked once per sector of a write, and once per truncation. */
function carriedOut({ synced, pending }: Pick<Inode, 'synced' | 'pending'>, kept: () => boolean): Buffer {
  const ends = pending.map((change) => ('size' in change ? change.size : change.at + change.data.length));
  const bytes = Buffer.alloc(Math.max(synced.length, ...ends));
  synced.copy(bytes);
  let length = synced.length;
  for (const change of pending) {
    if ('size' in change) {
      if (!kept()) continue;
      bytes.fill(0, change.size);
      length = change.size;
      continue;
    }
    const last = change.at + change.data.length;
    let end = change.at;
    for (let from = change.at; from < last; from = end) {
      end = Math.min((Math.floor(from / sector) + 1) * sector, last);
      if (!kept()) continue;
      change.data.copy(bytes, from, from - change.at, end - change.at);
      length = Math.max(length, end);
    }
  }
  return bytes.subarray(0, length);
}

export class Disk {
  /** What a running program sees. */
  readonly #names = new Map<string, Inode>();
  /** What would be there without any luck. */
  readonly #synced = new Map<string, Inode>();
  #namings: Naming[] = [];

  perform(operation: Operation): void {
    switch (operation.kind) {
      case 'create':
        if (!this.#names.has(operation.path))
          this.#name(operation.path, { synced: Buffer.alloc(0), pending: [], syncing: new Map() });
        break;
      case 'write':
        this.#names.get(operation.path)?.pending.push(operation);
        break;
      case 'truncate':
        this.#names.get(operation.path)?.pending.push(operation);
        break;
      case 'unlink':
        this.#name(operation.path, undefined);
        break;
      case 'link':
        this.#name(operation.to, this.#names.get(operation.path));
        break;
      case 'rename':
        this.#name(operation.to, this.#names.get(operation.path));
        this.#name(operation.path, undefined);
        break;
      case 'sync-begun': {
        const inode = this.#names.get(operation.path);
        inode?.syncing.set(operation.thread, inode.pending.length);
        break;
      }
      case 'sync':
        this.#sync(operation.path, operation.thread);
        break;
      case 'say':
        break;
    }
  }

  #name(path: string, inode: Inode | undefined): void {
    this.#namings.push({ path, inode });
    if (inode) this.#names.set(path, inode);
    else this.#names.delete(path);
  }

  #sync(path: string, thread: string): void {
    const inode = this.#names.get(path);
    if (inode) {
      const before = inode.syncing.get(thread) ?? inode.pending.length;
      inode.syncing.delete(thread);
      inode.synced = carriedOut({ ...inode, pending: inode.pending.slice(0, before) }, () => true);
      inode.pending = inode.pending.slice(before);
      for (const [other, length] of inode.syncing) inode.syncing.set(other, Math.max(0, length - before));
      return;
    }
    this.#apply(
      this.#synced,
      this.#namings.filter((naming) => dirname(naming.path) === path),
    );
    this.#namings = this.#namings.filter((naming) => dirname(naming.path) !== path);
  }

  #apply(names: Map<string, Inode>, namings: readonly Naming[]): void {
    for (const { path, inode } of namings) {
      if (inode) names.set(path, inode);
      else names.delete(path);
    }
  }

  /** Lays down in a new `folder` what is on the disk if the power fails now. `random` gives [0, 1). */
  cut(folder: string, random: () => number): void {
    const luck = ([0, 0.5, 0.9, 1] as const)[Math.floor(random() * 4)] ?? 0;
    const names = new Map(this.#synced);
    this.#apply(names, this.#namings.slice(0, Math.floor(random() * (this.#namings.length + 1))));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    for (const [path, inode] of names) {
      writeFileSync(
        join(folder, basename(path)),
        carriedOut(inode, () => random() < luck),
      );
    }
  }
}

/** A row of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
