import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandSchemas } from '../../server/domain/commands.ts';
import { demoPin } from '../../server/kiosk/service.ts';
import { Browser, dataFolder, type Running, runService } from './service-fixture.ts';

const folder = dataFolder();
let running: Running;

beforeAll(async () => {
  running = await runService(folder.path, { demo: true });
});
afterAll(async () => {
  await running.close();
  folder.remove();
});

const visitor = () => new Browser(running.url);
const secretary = async () => {
  const browser = visitor();
  expect((await browser.ask('POST', '/api/session', { pin: demoPin })).body).toEqual({ ok: true });
  return browser;
};
/** Visitors of the year before are known, too. */
const isDemos = ({ id }: { readonly id: string }) => id.startsWith('demo-');
/** Headers that `fetch` does not let through. */
const raw = (headers: Record<string, string>, method = 'GET', path = '/api/view'): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(`${running.url}${path}`, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });

describe('anyone in the room', () => {
  test('sees the view and how the box is doing, and no personal data', async () => {
    const view = await visitor().view();
    expect(view).toMatchObject({ demo: true, branch: { name: '流岐岙村党支部' } });
    const health = (await visitor().ask('GET', '/health')).body;
    expect(health).toMatchObject({ ok: true, recording: true, version: '0.1.0', clock: { quality: 'ntp' } });
    expect(health.log.head).toMatch(/^[0-9a-f]{64}$/);
    expect(health.readers).toEqual([{ id: 'simulator', kind: 'simulator', name: 'Simulator', state: 'ready' }]);
    expect((await visitor().ask('GET', '/api/desk')).status).toBe(401);
  });

  test('may switch the screen, within bounds', async () => {
    expect((await visitor().ask('PUT', '/api/screen', { largeText: true, volume: 0.3 })).status).toBe(200);
    expect((await visitor().view()).screen).toMatchObject({ largeText: true, volume: 0.3 });
    expect((await visitor().ask('PUT', '/api/screen', { volume: 3 })).status).toBe(400);
    expect((await visitor().ask('PUT', '/api/screen', { maskNames: false })).status).toBe(400);
  });

  test('finds characters by pinyin', async () => {
    expect((await visitor().ask('GET', '/api/pinyin?q=zhang')).body).toContain('张');
    expect((await visitor().ask('GET', '/api/pinyin?q=li&for=name')).body.slice(0, 3)).toEqual(['李', '黎', '里']);
    expect((await visitor().ask('GET', '/api/pinyin?q=%3Cscript%3E')).status).toBe(400);
  });

  test('may not run a command, change the PIN, bind, import or shut down', async () => {
    const browser = visitor();
    const answers = await Promise.all([
      browser.command('meeting.close', { meeting: 'x' }),
      browser.ask('PUT', '/api/pin', { pin: '000000' }),
      browser.ask('PUT', '/api/binding', { person: 'demo-101' }),
      browser.ask('POST', '/api/roster', new FormData()),
      browser.ask('POST', '/api/desk/seen'),
      browser.ask('POST', '/api/shutdown'),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({ error: 'pin-needed', message: '请先输入支部书记的 PIN。' });
    }
    expect(running.shutDowns()).toBe(0);
    expect((await browser.ask('POST', '/api/setup', {})).status).toBe(400);
    const setup = { township: '镇', branch: '某某支部', kind: 'other', room: '', secretary: '王', pin: '111111' };
    expect((await browser.ask('POST', '/api/setup', setup)).body.error).toBe('set-up-already');
  });
});

describe('the secretary', () => {
  test('runs the meeting; a command twice has the effect of one', async () => {
    const browser = await secretary();
    const { meeting } = await browser.view();
    const id = crypto.randomUUID();
    const open = { meeting: meeting?.id, date: meeting?.date, dateConfirmed: true };
    expect((await browser.command('meeting.open', open, id)).body).toEqual({ kind: 'done' });
    expect((await browser.command('meeting.open', open, id)).body).toEqual({ kind: 'as-it-was' });
    expect((await browser.command('step.enter', { meeting: meeting?.id, step: 'nowhere' })).body).toMatchObject({
      kind: 'refused',
    });
    expect((await browser.view()).meeting?.phase).toBe('open');
  });

  test('has a cookie that scripts and other sites cannot use', async () => {
    const answer = await visitor().ask('POST', '/api/session', { pin: demoPin });
    const cookie = answer.headers.get('set-cookie');
    expect(cookie).toMatch(/^kiosk-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  test('sees the desk, and locks it', async () => {
    const browser = await secretary();
    const desk = await browser.ask('GET', '/api/desk');
    expect(desk.body.people.filter(isDemos)).toHaveLength(37);
    expect((await browser.ask('POST', '/api/desk/seen')).status).toBe(200);
    expect((await browser.ask('GET', '/api/session')).body).toEqual({ chair: true, desk: true });
    await browser.ask('DELETE', '/api/desk');
    expect((await browser.ask('GET', '/api/session')).body).toEqual({ chair: true, desk: false });
    expect((await browser.ask('GET', '/api/desk')).status).toBe(401);
    const stolen = new Browser(running.url, browser.cookie);
    await browser.ask('DELETE', '/api/session');
    expect((await stolen.ask('GET', '/api/session')).body).toEqual({ chair: false, desk: false });
    expect((await stolen.ask('GET', '/api/desk')).status).toBe(401);
  });

  test('binds by tapping', async () => {
    const browser = await secretary();
    await browser.ask('PUT', '/api/binding', { person: 'demo-312' });
    expect((await browser.view()).binding).toMatchObject({ person: 'demo-312' });
    await browser.ask('PUT', '/api/binding', {});
    expect((await browser.view()).binding).toBeNull();
  });

  test('takes a list over after a look, and once only', async () => {
    const browser = await secretary();
    const list = (text: string) => {
      const form = new FormData();
      form.append('file', new Blob([text]), 'members.csv');
      return form;
    };
    const good = '姓名,党小组\n赵一鸣,第一党小组\n钱双喜,第二党小组\n';
    expect((await browser.ask('POST', '/api/roster?dry=1', list(good))).body).toMatchObject({ ok: true, people: 2 });
    const { people: before } = (await browser.ask('GET', '/api/desk')).body;
    expect(before.filter(isDemos)).toHaveLength(37);
    expect((await browser.ask('POST', '/api/roster', list(good))).body).toMatchObject({ ok: true, people: 2 });
    expect((await browser.ask('GET', '/api/desk')).body.people).toHaveLength(before.length + 2);
    const again = await browser.ask('POST', '/api/roster', list(good));
    expect(again.body).toMatchObject({ ok: false, problems: [{ row: 2, why: 'already-in-roster' }, { row: 3 }] });
    expect((await browser.ask('POST', '/api/roster', '{}')).body.error).toBe('wrong-type');
    const huge = await browser.ask('POST', '/api/roster', list('x'.repeat(5 << 20)));
    expect(huge.body.error).toBe('too-large');
    const template = await browser.ask('GET', '/api/roster/template.xlsx');
    expect(template.headers.get('content-type')).toContain('spreadsheetml');
  });

  test('shuts the box down', async () => {
    const browser = await secretary();
    expect((await browser.ask('POST', '/api/shutdown')).body).toEqual({ ok: true });
    expect(running.shutDowns()).toBe(1);
  });
});

describe('what does not come from a page of this box', () => {
  test('is refused by name, and by the page it comes from', async () => {
    const { host } = new URL(running.url);
    const port = host.split(':')[1];
    expect(await raw({ host })).toBe(200);
    expect(await raw({ host: `localhost:${port}` })).toBe(200);
    expect(await raw({ host: `kiosk.example:${port}` })).toBe(403);
    expect(await raw({ host: '127.0.0.1.example' })).toBe(403);
    expect(await raw({ host, origin: `http://${host}` }, 'DELETE', '/api/session')).toBe(200);
    expect(await raw({ host, origin: 'http://evil.example' }, 'DELETE', '/api/session')).toBe(403);
    expect(await raw({ host, origin: 'null' }, 'DELETE', '/api/session')).toBe(403);
    expect(await raw({ host, origin: `https://${host}` }, 'DELETE', '/api/session')).toBe(403);
  });
});

describe('a bad request', () => {
  test('says what is wrong with it', async () => {
    const browser = await secretary();
    const wrong = await browser.command('step.enter', { meeting: 'm' });
    expect(wrong).toMatchObject({ status: 400, body: { error: 'bad-request' } });
    expect(wrong.body.message).toMatch(/^请求内容不符合要求。（.*step.*）$/);
    expect((await browser.command('drop.tables', {})).status).toBe(400);
    const broken = await browser.ask('POST', '/api/commands', '{"id":', { 'content-type': 'application/json' });
    expect(broken.body.error).toBe('bad-json');
    expect((await browser.ask('POST', '/api/commands', 'x=1', { 'content-type': 'text/csv' })).status).toBe(415);
    expect((await browser.ask('PUT', '/api/screen', { x: 'x'.repeat(70_000) })).status).toBe(413);
    const large = await browser.command('summary.write', { meeting: 'm', text: 'x'.repeat(3 << 20) });
    expect(large).toMatchObject({ status: 413, body: { error: 'too-large' } });
    expect((await browser.ask('GET', '/api/nothing')).body).toEqual({
      error: 'not-found',
      message: '没有这个地址。',
    });
    expect((await browser.ask('GET', '/voice/..%2Flog.db')).status).toBe(404);
  });
});

test('the pages are served, what never changes for ever, and nothing else of the folder', async () => {
  const browser = visitor();
  for (const [path, title] of [
    ['/', 'index'],
    ['/gallery', 'gallery'],
    ['/simulator', 'simulator'],
  ] as const) {
    const page = await browser.ask('GET', path);
    expect(page.body).toContain(title);
    expect(page.headers.get('cache-control')).toBe('no-cache');
  }
  const script = await browser.ask('GET', '/assets/kiosk-A1.js');
  expect(script.headers.get('content-type')).toContain('javascript');
  expect(script.headers.get('cache-control')).toContain('immutable');
  for (const path of ['/index.html', '/assets/..%2Findex.html', '/assets/', '/assets/none.js'])
    expect((await browser.ask('GET', path)).status, path).toBe(404);
});

test('pages run only scripts of their own', async () => {
  const { headers } = await visitor().ask('GET', '/');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none';script-src 'self';");
  expect(policy).not.toContain('unsafe-eval');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('the interface is described, every command with its data', async () => {
  const { body } = await visitor().ask('GET', '/api/openapi.json');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/health', '/api/view', '/api/desk', '/api/commands', '/api/session', '/api/simulator']),
  );
  const { schema } = body.paths['/api/commands'].post.requestBody.content['application/json'];
  expect(schema.oneOf).toHaveLength(Object.keys(commandSchemas).length);
});

test('the simulator holds what the demo people hold', async () => {
  const browser = visitor();
  const { people } = (await browser.ask('GET', '/api/simulator')).body;
  expect(people).toHaveLength(37);
  expect((await browser.ask('POST', '/api/simulator', { do: 'tap-card', uid: '04zz' })).status).toBe(400);
  const tap = { do: 'tap', person: 'demo-312', credential: 'card' };
  expect((await browser.ask('POST', '/api/simulator', tap)).body).toEqual({ ok: false });
});

test('with the meeting the chair’s time is over', async () => {
  const browser = await secretary();
  const { meeting } = await browser.view();
  const closed = await browser.command('meeting.close', { meeting: meeting?.id, reason: '停电' });
  expect(closed.body).toEqual({ kind: 'done' });
  // The desk that was in use stays; it does not outlive a restart, and then nothing is left.
  expect((await browser.ask('GET', '/api/session')).body).toEqual({ chair: true, desk: true });
  await running.close();
  running = await runService(folder.path, { demo: true });
  const again = new Browser(running.url, browser.cookie);
  expect((await again.ask('GET', '/api/session')).body).toEqual({ chair: false, desk: false });
});

test('five wrong PINs shut the pad, also for the right one', async () => {
  const browser = visitor();
  const answers = [];
  for (let i = 0; i < 5; i++) answers.push(await browser.ask('POST', '/api/session', { pin: '000000' }));
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 423]);
  expect(answers[3]?.body).toEqual({ ok: false, why: 'wrong-pin', left: 1 });
  expect((await browser.ask('POST', '/api/session', { pin: demoPin })).body).toMatchObject({ why: 'locked' });
  const hammered = await Promise.all(
    Array.from({ length: 120 }, () => browser.ask('POST', '/api/session', { pin: demoPin })),
  );
  expect(hammered.at(-1)).toMatchObject({ status: 429, body: { error: 'too-often' } });
});
