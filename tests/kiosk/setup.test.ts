import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Browser, dataFolder, type Running, runService } from './service-fixture.ts';

const folder = dataFolder();
let running: Running;

beforeAll(async () => {
  running = await runService(folder.path, { demo: false });
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

const setup = {
  township: '赤溪镇',
  branch: '过溪村党支部',
  kind: 'rural',
  room: '村部二楼',
  secretary: '钟志远',
  pin: '246802',
};

test('an empty room is set up once, and the one who did it is the secretary', async () => {
  const browser = new Browser(running.url);
  expect(await browser.view()).toMatchObject({ branch: null, demo: false });
  expect((await browser.ask('POST', '/api/setup', { ...setup, pin: '12345' })).status).toBe(400);
  const answers = await Promise.all([
    browser.ask('POST', '/api/setup', setup),
    browser.ask('POST', '/api/setup', setup),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await browser.view()).branch).toMatchObject({ name: '过溪村党支部', secretary: '钟志远' });
  expect((await browser.ask('GET', '/api/session')).body).toEqual({ chair: true, desk: true });
  expect((await browser.ask('GET', '/api/desk')).body.people).toHaveLength(1);
});

test('outside a demo there is no simulator', async () => {
  const browser = new Browser(running.url);
  expect((await browser.ask('GET', '/api/simulator')).status).toBe(404);
  expect((await browser.ask('GET', '/simulator')).status).toBe(404);
  expect((await browser.ask('GET', '/simulator.html')).status).toBe(404);
});

test('after a restart the chair is still taken, and the desk asks for the PIN again', async () => {
  const browser = new Browser(running.url);
  await browser.ask('POST', '/api/session', { pin: setup.pin });
  await running.close();
  running = await runService(folder.path, { demo: false });
  const again = new Browser(running.url, browser.cookie);
  expect((await again.ask('GET', '/api/session')).body).toEqual({ chair: true, desk: false });
  expect((await again.command('roster.remove', { person: 'x', reason: 'x' })).body.error).toBe('desk-lapsed');
  expect((await again.command('meeting.pause', { meeting: 'x' })).body).toMatchObject({ kind: 'refused' });
});

test('a new PIN ends every other session', async () => {
  const [browser, other] = [new Browser(running.url), new Browser(running.url)];
  for (const one of [browser, other]) await one.ask('POST', '/api/session', { pin: setup.pin });
  expect((await browser.ask('PUT', '/api/pin', { pin: '975310' })).status).toBe(200);
  expect((await browser.ask('GET', '/api/session')).body).toEqual({ chair: true, desk: true });
  expect((await other.ask('GET', '/api/session')).body).toEqual({ chair: false, desk: false });
  expect((await other.ask('POST', '/api/session', { pin: setup.pin })).status).toBe(403);
});

test('when the log is gone only who knows the PIN sets the room up anew', async () => {
  await running.close();
  for (const name of readdirSync(folder.path).filter((one) => one.startsWith('log.db')))
    rmSync(join(folder.path, name));
  running = await runService(folder.path, { demo: false });
  const browser = new Browser(running.url);
  expect(await browser.view()).toMatchObject({ branch: null, stage: { kind: 'new' } });
  expect(await browser.ask('POST', '/api/setup', setup)).toMatchObject({
    status: 409,
    body: { error: 'pin-of-before' },
  });
  expect((await browser.view()).branch).toBeNull();
  expect((await browser.ask('POST', '/api/setup', { ...setup, pin: '975310' })).status).toBe(200);
  expect((await browser.view()).branch).toMatchObject({ name: '过溪村党支部' });
});

test('the service’s own log holds no name of all that', () => {
  const logs = join(folder.path, 'logs');
  const text = readdirSync(logs)
    .map((name) => readFileSync(join(logs, name), 'utf8'))
    .join('');
  expect(text).toContain('"route":"POST /api/setup"');
  expect(text).not.toMatch(/\p{Script=Han}|246802|975310/u);
});
