/** A room and its township's server, which takes enrolments but leaves everything else without an answer. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openStore } from '../../server/kiosk/store.ts';
import { createTownship } from '../../server/kiosk/sync/township.ts';
import { paths } from '../../server/sync/wire.ts';
import { startHub, tempLog } from '../sync/ends.ts';
import { prepare, startRoom } from './room-fixture.ts';

const textsOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

async function silentTownship() {
  const hub = await startHub(await tempLog());
  let hanging = 0;
  const server = createServer(async (request, response) => {
    if (request.url !== paths.enrol) {
      hanging += 1;
      response.once('close', () => {
        hanging -= 1;
      });
      return;
    }
    const { status, headers, body } = await hub.carry(paths.enrol, textsOf(request.headers), await buffer(request));
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, hanging: () => hanging };
}

test('of two enrolments at once one link stays, and none waits for a request that hangs', async () => {
  const started = await startRoom();
  onTestFinished(() => started.stop());
  await prepare(started);
  const { room, log, folder } = started;
  const store = openStore(folder);
  onTestFinished(() => void store.close());
  const { url, hanging } = await silentTownship();
  const stamp = () => ({ wall: Date.now(), mono: 60_000, boot: 'boot-1', quality: 'ntp' as const });
  const bugs: unknown[] = [];
  const onBug = (bug: unknown) => void bugs.push(bug);
  const township = createTownship({
    url,
    data: folder,
    log,
    store,
    room,
    stamp,
    logger: pino({ level: 'silent' }),
    onRetired: () => undefined,
    onBug,
  });

  const both = await Promise.all(['2839051746', '2839051746'].map((code) => township.enrol(code)));
  expect(both).toMatchObject([{ ok: true }, { ok: true }]);
  await vi.waitFor(() => expect(hanging()).toBe(1));
  expect(await township.enrol('2839051746')).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(hanging()).toBe(1));
  await township.close();
  await vi.waitFor(() => expect(hanging()).toBe(0));
  expect(bugs).toEqual([]);
});
