import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { blot, serviceLog } from '../../server/service/logger.ts';

let data = '';
const logs = () => join(data, 'logs');
const text = () =>
  readdirSync(logs())
    .map((name) => readFileSync(join(logs(), name), 'utf8'))
    .join('');

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'kiosk-logs-'));
  return () => rmSync(data, { recursive: true });
});

test('no name and no card number gets into the file, however it is logged', async () => {
  const log = serviceLog(data, 'kiosk', 'debug');
  log.logger.info({ person: { name: 'Zhang San', tail: 'C3D4' }, uid: '04A1B2C3D4E5F6', pin: '135790' }, 'tap');
  log.logger.info({ answer: { push: { name: 'Li Si' } } }, 'answer for 张德福 with 04A1B2C3');
  log.logger.error({ err: new Error('duplicate: 欧阳振华·甲, 12345678') }, 'failed');
  await log.close();
  expect(text()).not.toMatch(/Zhang|C3D4|04A1|135790|Li Si|张|德|欧阳|12345678/);
  expect(
    text()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).msg),
  ).toEqual(['tap', 'answer for * with *', 'failed']);
});

test('what is no number of a card stays', () => {
  const line = '{"time":"2026-11-22T00:49:07.014Z","ms":12345678,"id":"1a2b3c4d","seq":226,"code":"EADDRINUSE"}';
  expect(blot(line)).toBe(line);
});

test('the files together stay within their cap', async () => {
  const log = serviceLog(data, 'kiosk', 'info', { bytes: 4000, files: 3 });
  for (let i = 0; i < 500; i++) {
    log.logger.info({ i }, 'a line of some length');
    if (i % 50 === 0) await new Promise(setImmediate);
  }
  await log.close();
  const names = readdirSync(logs()).sort();
  expect(names).toEqual(['kiosk.1.log', 'kiosk.2.log', 'kiosk.log']);
  for (const name of names) expect(statSync(join(logs(), name)).size).toBeLessThanOrEqual(4000);
  const last = readFileSync(join(logs(), 'kiosk.log'), 'utf8').trim().split('\n').at(-1);
  expect(JSON.parse(last ?? '{}')).toMatchObject({ i: 499 });
});
