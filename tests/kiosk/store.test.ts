import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { ScreenSettings } from '../../server/kiosk/contract.ts';
import { cardHash } from '../../server/kiosk/keys.ts';
import { openStore } from '../../server/kiosk/store.ts';
import { screenStore } from '../../server/kiosk/store-screen.ts';

let data = '';
const open = () => {
  const store = openStore(data);
  onTestFinished(() => void store.close());
  return store;
};

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kiosk-store-'));
  return () => rmSync(data, { recursive: true });
});

test('is durable, and its owner’s alone', () => {
  const store = open();
  expect(store.pragma('journal_mode', { simple: true })).toBe('delete');
  expect(store.pragma('synchronous', { simple: true })).toBe(3);
  expect(statSync(join(data, 'room.sqlite')).mode & 0o777).toBe(0o600);
});

test('hashes of numbers are the same for ever on this box, and others on another', () => {
  const hash = cardHash(open());
  expect(hash('card', '04A1B2C3')).toMatch(/^[0-9a-f]{32}$/);
  expect(cardHash(open())('card', '04A1B2C3')).toBe(hash('card', '04A1B2C3'));
  expect(hash('booklet', '04A1B2C3')).not.toBe(hash('card', '04A1B2C3'));
  const [here, other] = [data, mkdtempSync(join(tmpdir(), 'kiosk-store-'))];
  onTestFinished(() => rmSync(other, { recursive: true }));
  data = other;
  expect(cardHash(open())('card', '04A1B2C3')).not.toBe(hash('card', '04A1B2C3'));
  data = here;
});

test('what was switched at the screen stands over the config, one by one', () => {
  const config: ScreenSettings = { diagonal: 10.1, largeText: false, voice: true, volume: 0.7, maskNames: false };
  screenStore(open(), config).set({ largeText: true });
  const again = screenStore(open(), config);
  expect(again.settings()).toEqual({ ...config, largeText: true });
  again.set({ volume: 0.2 });
  again.set({});
  expect(again.settings()).toEqual({ ...config, largeText: true, volume: 0.2 });
});

test('a file that is damaged or of a later version is told in two lines', () => {
  const store = open();
  store.pragma('user_version = 99');
  store.close();
  expect(() => openStore(data)).toThrow(/更新的版本[^\n]*\n[^\n]*newer version/);
  for (const companion of ['', '-wal', '-shm']) rmSync(join(data, `room.sqlite${companion}`), { force: true });
  writeFileSync(join(data, 'room.sqlite'), 'no database at all, but long enough to be looked at as one'.repeat(20));
  chmodSync(join(data, 'room.sqlite'), 0o600);
  expect(() => openStore(data)).toThrow(/SQLITE_NOTADB[^\n]*夜间副本[^\n]*\n[^\n]*nightly copy/);
});
