/** A file is there whole or not at all, and only where it was to be. */
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeWhole } from '../../server/sync/write-whole.ts';
import { folder } from '../log/drafts.ts';

it('replaces what was there, and what a power cut left half, for its own user only', () => {
  const file = join(folder(), 'a.room');
  for (const name of [file, `${file}.new`]) writeFileSync(name, 'a longer one of before', { mode: 0o644 });
  writeWhole(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(file, '..'))).toEqual(['a.room']);
});

it('follows no link that somebody has put in its way', () => {
  const [stick, home] = [folder(), folder()];
  const theirs = join(home, 'profile');
  writeFileSync(theirs, 'theirs');
  const file = join(stick, 'a.room');
  symlinkSync(theirs, file);
  symlinkSync(theirs, `${file}.new`);
  writeWhole(file, 'new');
  expect(readFileSync(theirs, 'utf8')).toBe('theirs');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(stick)).toEqual(['a.room']);
});

it('throws what the system says of a folder in its way', () => {
  const file = join(folder(), 'a.room');
  mkdirSync(`${file}.new`);
  expect(() => writeWhole(file, 'new')).toThrow(expect.objectContaining({ syscall: expect.any(String) }));
});
