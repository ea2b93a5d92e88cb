import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { finishRetiring, markRetired } from '../../server/kiosk/retirement.ts';

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'retired-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  }
  return folder;
}

const personal = [
  ...[
    'log.db',
    'log.db-wal',
    'log.db-shm',
    'log.db-lock',
    'log.db-folded',
    'log.db-damaged-20260315T103000Z',
    'room.sqlite',
  ],
  ...[
    'room.sqlite-journal',
    'ballot.sqlite',
    'device.key',
    'device.key.next',
    'leaving.json',
    'carried.json',
    'voice/spoken/0a.wav',
    'blobs/0a',
  ],
];
const others = ['kiosk.toml', 'logs/kiosk.log', 'voice/success.wav', 'notes.txt'];

test('a box that was never retired keeps all it has', () => {
  const data = folderWith(...personal, ...others);
  expect(finishRetiring(data, null)).toBeNull();
  expect(readdirSync(data)).toContain('log.db');
});

test('a retired box keeps its settings and its technical log, and nothing of the people, nor do its copies', () => {
  const data = folderWith(...personal, ...others);
  const copies = folderWith('log-20260314T180000Z.db', 'room.sqlite', 'device.key', 'blobs/0a', 'somebody-elses.txt');
  markRetired(data, '赤溪镇');
  expect(finishRetiring(data, copies)).toBe('赤溪镇');
  expect(readdirSync(data).sort()).toEqual(['kiosk.toml', 'logs', 'notes.txt', 'retired.json', 'voice']);
  expect(readdirSync(join(data, 'voice'))).toEqual(['success.wav']);
  expect(readdirSync(copies)).toEqual(['somebody-elses.txt']);
  expect(readFileSync(join(data, 'retired.json'), 'utf8')).not.toMatch(/log|person/);
});

test('what was cut off is finished at the next start, and what came after it stays', () => {
  const data = folderWith(...personal);
  markRetired(data, '赤溪镇');
  rmSync(join(data, 'log.db'));
  expect(finishRetiring(data, join(data, 'a-stick-that-is-not-plugged-in'))).toBe('赤溪镇');
  expect(readdirSync(data)).not.toContain('room.sqlite');
  writeFileSync(join(data, 'log.db'), 'the next branch');
  expect(finishRetiring(data, null)).toBe('赤溪镇');
  expect(readdirSync(data)).toContain('log.db');
});
