/** The description of the interface, held against what the running service answers: every field, and none beside. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { demoPin } from '../../server/kiosk/service.ts';
import { soon } from '../soon.ts';
import { Browser, dataFolder, type Running, runService } from './service-fixture.ts';

interface Operation {
  readonly responses: Record<
    string,
    { readonly content?: Record<string, { readonly schema: Parameters<typeof z.fromJSONSchema>[0] }> }
  >;
}
type Answer = Awaited<ReturnType<Browser['ask']>> & { readonly route: string };

const [demoFolder, emptyFolder] = [dataFolder(), dataFolder()];
let demo: Running;
let empty: Running;
let operations: ReadonlyMap<string, Operation>;

beforeAll(async () => {
  demo = await runService(demoFolder.path, { demo: true });
  empty = await runService(emptyFolder.path, { demo: false });
  const { paths } = (await new Browser(demo.url).ask('GET', '/api/openapi.json')).body as {
    readonly paths: Record<string, Record<string, Operation>>;
  };
  operations = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation]),
    ),
  );
});
afterAll(async () => {
  await Promise.all([demo.close(), empty.close()]);
  for (const folder of [demoFolder, emptyFolder]) folder.remove();
});

/** A day in the room, with every answer that was got. */
async function dayInTheRoom(): Promise<Answer[]> {
  const answers: Answer[] = [];
  const [room, secretary] = [new Browser(demo.url), new Browser(demo.url)];
  const ask = async (
    browser: Browser,
    method: string,
    path: string,
    body?: unknown,
    route = path.split('?')[0],
  ): Promise<Answer['body']> => {
    const answer = await browser.ask(method, path, body);
    answers.push({ ...answer, route: `${method} ${route}` });
    return answer.body;
  };
  const command = (type: string, data: unknown) =>
    ask(secretary, 'POST', '/api/commands', { id: crypto.randomUUID(), type, data });
  const list = (text: string) => {
    const form = new FormData();
    form.append('file', new Blob([text]), 'members.csv');
    return form;
  };

  const setUp = {
    township: '赤溪镇',
    branch: '某某支部',
    kind: 'rural',
    room: '二楼',
    secretary: '王一',
    pin: '111111',
  };
  const newcomer = new Browser(empty.url);
  await ask(newcomer, 'GET', '/api/view');
  await ask(newcomer, 'POST', '/api/setup/join', { code: '28390 51746' });
  await ask(newcomer, 'POST', '/api/setup/pin', { code: '28390 51746', pin: setUp.pin });
  await ask(newcomer, 'POST', '/api/setup', setUp);
  await ask(newcomer, 'GET', '/api/desk');

  await ask(room, 'GET', '/health');
  await ask(room, 'GET', '/api/session');
  await ask(room, 'PUT', '/api/screen', { largeText: true });
  await ask(room, 'GET', '/api/pinyin?q=zhang');
  await ask(room, 'POST', '/api/session', { pin: '000000' });
  await ask(secretary, 'POST', '/api/session', { pin: demoPin });
  await ask(secretary, 'GET', '/api/session');

  const { id: meeting, date } = (await ask(room, 'GET', '/api/view')).meeting;
  await command('meeting.open', { meeting, date, dateConfirmed: true });
  await command('meeting.open', { meeting, date, dateConfirmed: true });
  await command('step.enter', { meeting, step: 'nowhere' });
  await command('dues.mark-paid', { month: date.slice(0, 7), person: 'demo-104' });
  await ask(room, 'GET', '/api/simulator');
  await ask(room, 'POST', '/api/simulator', { do: 'tap', person: 'demo-102', credential: 'card' });
  await ask(room, 'POST', '/api/simulator', { do: 'tap-card', uid: '04A1B2C3D4E5F6' });
  await expect.poll(async () => (await room.view()).meeting?.parked, soon).toBe(1);
  await command('ballot.open', { meeting, ballot: 'v1', about: 'appraisal' });
  await ask(room, 'POST', '/api/simulator', { do: 'tap', person: 'demo-102', credential: 'card' });
  await expect.poll(async () => (await room.view()).ballot, soon).toHaveProperty('voter.turn');
  const { questions, voter } = (await ask(room, 'GET', '/api/view')).ballot;
  await ask(room, 'POST', '/api/ballot/vote', { turn: voter.turn, choices: questions.map(() => 0) });
  await ask(room, 'POST', '/api/ballot/leave', { turn: voter.turn });
  await ask(secretary, 'POST', '/api/ballot/count', { ballot: 'v1' });
  await command('chair.delegate', { meeting, person: 'demo-103', reason: '外出' });
  await command('speech.start', { meeting, person: 'demo-103' });
  await ask(room, 'GET', '/api/view');
  await ask(secretary, 'PUT', '/api/binding', { person: 'demo-312' });
  await ask(room, 'GET', '/api/view');
  await ask(secretary, 'GET', '/api/desk');

  await ask(secretary, 'GET', `/api/desk/dues?month=${date.slice(0, 7)}`);
  await ask(secretary, 'GET', `/api/desk/dues/member?person=demo-104&year=${date.slice(0, 4)}`);

  await ask(secretary, 'GET', '/api/desk/notices');
  await ask(secretary, 'GET', '/api/desk/choices');
  await ask(secretary, 'GET', `/api/desk/assessment?year=${date.slice(0, 4)}`);
  await ask(secretary, 'GET', '/api/desk/items');
  await ask(secretary, 'GET', `/api/desk/ledgers?year=${date.slice(0, 4)}`);
  await ask(secretary, 'GET', `/api/desk/themes?year=${date.slice(0, 4)}`);
  await ask(secretary, 'GET', `/api/desk/year?year=${date.slice(0, 4)}`);
  await ask(secretary, 'GET', '/api/desk/township');
  await ask(secretary, 'POST', '/api/desk/township', { code: '12345 67890' });
  await ask(secretary, 'POST', '/api/desk/stick', { do: 'import' });
  await ask(secretary, 'POST', '/api/desk/stick', { do: 'export' });
  await ask(secretary, 'GET', `/api/desk/absence?year=${date.slice(0, 4)}`);
  await ask(secretary, 'GET', '/api/desk/exemptions');
  await ask(secretary, 'GET', `/api/desk/turns?year=${date.slice(0, 4)}`);
  await ask(secretary, 'GET', '/api/desk/member?person=demo-104');
  await ask(secretary, 'GET', `/api/desk/names?meeting=${meeting}`);
  await ask(secretary, 'GET', `/api/desk/ballots?year=${date.slice(0, 4)}`);

  const picture = new Blob([Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)], { type: 'image/jpeg' });
  await ask(secretary, 'POST', `/api/desk/photos?meeting=${meeting}`, picture);
  await ask(secretary, 'POST', `/api/desk/photos?meeting=${meeting}`, picture);
  const { meetings } = await ask(secretary, 'GET', `/api/desk/photos?year=${date.slice(0, 4)}`);
  const [{ hash }] = meetings.flatMap(({ photos }: { photos: { hash: string }[] }) => photos);
  await ask(secretary, 'GET', `/api/desk/photos/${hash}`, undefined, '/api/desk/photos/{hash}');

  await ask(secretary, 'GET', '/api/roster/template.xlsx');
  await ask(secretary, 'POST', '/api/roster?dry=1', list('姓名,党小组\n赵一鸣,第一党小组\n'));
  await ask(secretary, 'POST', '/api/roster', list('姓名\n\n'));
  await command('meeting.close', { meeting, reason: '停电' });
  await ask(room, 'GET', '/api/view');
  await ask(secretary, 'POST', '/api/desk/seen');
  await ask(secretary, 'PUT', '/api/pin', { pin: '975310' });
  await ask(secretary, 'POST', '/api/shutdown');
  await ask(secretary, 'DELETE', '/api/desk');
  await ask(secretary, 'DELETE', '/api/session');
  return answers;
}

const mediaType = ({ headers }: Answer) => headers.get('content-type')?.split(';')[0] ?? '';

test('every route says what it answers, and answers so', async () => {
  const answers = await dayInTheRoom();
  for (const answer of answers) {
    const { route, status, body } = answer;
    const schema = operations.get(route)?.responses[status]?.content?.[mediaType(answer)]?.schema;
    if (schema === undefined) expect.fail(`${route} does not say that it may answer ${status} ${mediaType(answer)}`);
    expect(z.fromJSONSchema(schema).safeParse(body), route).toEqual({ success: true, data: body });
  }
  // A voice speaks only where there is one.
  const heard = new Set([...answers.map(({ route }) => route), 'GET /voice/{name}']);
  expect([...operations.keys()].filter((route) => !heard.has(route))).toEqual([]);
});

test('no answer is left open', () => {
  for (const [route, { responses }] of operations) {
    const described = Object.values(responses['200']?.content ?? {});
    expect(described.length, route).toBeGreaterThan(0);
    for (const { schema } of described) expect(Object.keys(Object(schema)), route).not.toEqual([]);
  }
});
