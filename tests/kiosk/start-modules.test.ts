/** A start takes as long as its modules: what nobody asks for in the first second is not among them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Kiosk, noReaders, removeData, startKiosk, tempData } from '../scenarios/kiosk.ts';

const Coverage = z.object({ result: z.array(z.object({ url: z.string() })) });

/** The packages, and our own files, that a room's process has loaded when it ends. */
async function loadedBy(use: (room: Kiosk) => Promise<void>): Promise<ReadonlySet<string>> {
  const data = tempData();
  const folder = join(data, 'coverage');
  const room = await startKiosk({ data, config: noReaders, env: { NODE_V8_COVERAGE: folder } });
  await use(room);
  expect(await room.kill('SIGTERM')).toBe(0);
  const reports = readdirSync(folder).map((file) =>
    Coverage.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
  removeData(data);
  const urls = reports.flatMap(({ result }) => result.map(({ url }) => url));
  const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)|\/(server\/.*)$/;
  return new Set(urls.flatMap((url) => name.exec(url)?.slice(1) ?? []));
}

test('the room is ready without what describes its interface, spells in pinyin or reads spreadsheets', async () => {
  const loaded = await loadedBy(async () => undefined);
  const { size } = loaded;
  expect(size).toBeGreaterThan(200);
  const late = ['@fastify/swagger', 'yaml', 'ajv', 'pinyin-pro', 'hucre', 'fflate'];
  expect(late.filter((name) => loaded.has(name))).toEqual([]);
  expect(loaded).toContain('server/kiosk/service.ts');
}, 40_000);

test('they come when somebody asks', async () => {
  const loaded = await loadedBy(async (room) => {
    const [description, spelled] = await Promise.all(
      ['/api/openapi.json', '/api/pinyin?q=wang'].map((path) => fetch(room.url + path)),
    );
    expect([description?.status, spelled?.status]).toEqual([200, 200]);
  });
  expect(loaded).toContain('@fastify/swagger');
  expect(loaded).toContain('pinyin-pro');
}, 40_000);
