/** What a page of the console shows, when its server answers before it has caught up with what had arrived. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Loaded } from '../../ui/township/loaded.ts';

/** What the server does at each request, then `last` for ever. */
type Answer = 'whole' | 'behind' | 'away' | 'troubled' | 'refused' | 'signed-out';
const statuses: Partial<Record<Answer, number>> = { troubled: 503, refused: 403, 'signed-out': 401 };
let answers: Answer[];
let last: Answer;
/** ms after the first, of each request. */
let asked: number[];
let start: number;
let signedOut: number;
let loaded: Loaded<{ nth: number }>;

beforeEach(() => {
  vi.useFakeTimers();
  [answers, last, asked, start, signedOut] = [[], 'whole', [], performance.now(), 0];
  // The network stands at the edge of the page.
  vi.stubGlobal('fetch', async () => {
    asked.push(Math.round(performance.now() - start));
    const answer = answers.shift() ?? last;
    if (answer === 'away') throw new TypeError('no network');
    const status = statuses[answer];
    if (status !== undefined) return new Response('{}', { status });
    return Response.json({ nth: asked.length }, { headers: answer === 'behind' ? { behind: '1' } : {} });
  });
  loaded = new Loaded(
    () => undefined,
    () => {
      signedOut += 1;
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it('given it is whole, then it is asked for once', async () => {
  loaded.open('themes');
  await pass(120_000);
  expect([asked, loaded.value]).toEqual([[0], { nth: 1 }]);
});

it('given it is behind, then it is shown, and asked for until it is not', async () => {
  answers = ['behind', 'behind', 'behind'];
  loaded.open('themes');
  await pass(100);
  expect(loaded.value).toEqual({ nth: 1 });
  await pass(120_000);
  expect([asked, loaded.value]).toEqual([[0, 500, 1500, 3500], { nth: 4 }]);
});

it('given it is behind, when the server is away for a moment, then it is asked again all the same', async () => {
  answers = ['behind', 'away', 'behind'];
  loaded.open('themes');
  await pass(600);
  expect([loaded.value, loaded.trouble]).toEqual([{ nth: 1 }, expect.stringMatching(/./)]);
  await pass(120_000);
  expect([asked, loaded.value, loaded.trouble]).toEqual([[0, 500, 1500, 3500], { nth: 4 }, '']);
});

it.each(['away', 'troubled'] as const)(
  'given news, when the server is %s at that very moment, then it is asked again all the same',
  async (how) => {
    answers = ['behind', how];
    loaded.open('themes');
    await pass(100);
    loaded.again();
    await pass(100);
    expect([loaded.value, loaded.trouble]).toEqual([{ nth: 1 }, expect.stringMatching(/./)]);
    await pass(120_000);
    expect([asked, loaded.value, loaded.trouble]).toEqual([[0, 100, 600], { nth: 3 }, '']);
  },
);

it('given a server that is away, then it is asked until it answers', async () => {
  answers = ['away', 'away'];
  loaded.open('themes');
  await pass(120_000);
  expect([asked, loaded.value, loaded.trouble]).toEqual([[0, 500, 1500], { nth: 3 }, '']);
});

it('given it is refused, then only news are asked upon', async () => {
  answers = ['refused'];
  loaded.open('themes');
  await pass(120_000);
  expect([asked, loaded.value]).toEqual([[0], null]);
});

it('given news while it is behind, then the asking begins anew, and does not come to long rests', async () => {
  last = 'behind';
  loaded.open('themes');
  for (let news = 0; news < 5; news += 1) {
    await pass(300);
    loaded.again();
  }
  await pass(100);
  asked.splice(0, asked.length - 1);
  await pass(450);
  expect(asked).toEqual([1500, 2000]);
});

it('given what never catches up, then only news are asked upon after a minute', async () => {
  last = 'behind';
  loaded.open('themes');
  await pass(3_600_000);
  expect(asked).toEqual([0, 500, 1500, 3500, 8500, 23_500, 53_500]);
});

it.each(['signed-out', 'left'] as const)(
  'given it is behind, when one has %s, then nothing more is asked',
  async (how) => {
    answers = ['behind', how === 'left' ? 'behind' : 'signed-out'];
    loaded.open('themes');
    await pass(510);
    if (how === 'left') loaded.open('');
    await pass(120_000);
    expect([asked, signedOut]).toEqual([[0, 500], how === 'left' ? 0 : 1]);
  },
);
