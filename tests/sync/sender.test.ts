/** Two batches of a log on their way at a time, and one that stands ready. */
import { expect, it, onTestFinished, vi } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import { type Batch, type BatchSize, batchLimits, largestBatch } from '../../server/sync/batch.ts';
import { carryPatience } from '../../server/sync/carry.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import type { Receipt } from '../../server/sync/replica.ts';
import { createSender } from '../../server/sync/sender.ts';
import { draft } from '../log/drafts.ts';
import { soon } from '../soon.ts';
import { tempLog, unit } from './ends.ts';

const key = keyOf(newKey());
const most: number = batchLimits.events;

interface OnItsWay {
  readonly first: number;
  readonly last: number;
  readonly answer: (receipt: Receipt) => void;
  readonly fail: (error: Error) => void;
}

/** A log of so many events, and a line that holds each batch until it is answered here. */
async function lineOf(events: number, takes: BatchSize = batchLimits) {
  const log = await tempLog();
  await log.append(Array.from({ length: events }, () => draft({ unit })));
  const way: OnItsWay[] = [];
  /** The first event of each batch that was packed. */
  const packed: number[] = [];
  const ready = ({ rows }: Batch) => {
    const [first = 0, last = 0] = [rows.at(0)?.seq, rows.at(-1)?.seq];
    packed.push(first);
    return (): Promise<Receipt> => {
      const { promise, resolve, reject } = Promise.withResolvers<Receipt>();
      way.push({ first, last, answer: resolve, fail: reject });
      return promise;
    };
  };
  const sender = createSender(replicaOf(log), { ready, takes: () => takes }, key);
  const of = (after: number, atMost = most) => sender.send({ origin: log.origin, unit }, after, atMost);
  return { log, way, packed, sender, of };
}

const taken = (ack: number): Receipt => ({ kind: 'taken', ack, safe: 0 });
const count = (way: readonly OnItsWay[], n: number) => expect.poll(() => way.length, soon).toBe(n);

/** As `line`, with a first batch that was through at once. */
async function quickLine(events: number) {
  const { way, packed, of, ...line } = await lineOf(most + events);
  const first = of(0);
  await count(way, 1);
  const { last } = way[0] as OnItsWay;
  way[0]?.answer(taken(last));
  await first;
  way.length = 0;
  packed.length = 0;
  return { ...line, way, packed, of: (after: number, atMost = most) => of(last + after, atMost), last };
}

it('the second goes out before the first is answered, and no third one', async () => {
  const { way, of, last } = await quickLine(2 * most + 1);
  const first = of(0);
  await count(way, 2);
  expect(way.map(({ first, last }) => [first, last])).toEqual([
    [last + 1, last + most],
    [last + most + 1, last + 2 * most],
  ]);
  way[0]?.answer(taken(last + most));
  expect(await first).toEqual(taken(last + most));
  expect(way).toHaveLength(2);

  const second = of(most);
  await count(way, 3);
  way[1]?.answer(taken(last + 2 * most));
  expect(await second, 'the answer to the one that was on its way already').toEqual(taken(last + 2 * most));
});

it('the third one stands ready, and goes as soon as the first has arrived', async () => {
  const { way, packed, of, last } = await quickLine(4 * most + 1);
  const firstOf = (batch: number) => last + (batch - 1) * most + 1;
  const first = of(0);
  await expect.poll(() => packed, soon).toEqual([1, 2, 3].map(firstOf));
  await new Promise(setImmediate);
  expect(way.map(({ first }) => first)).toEqual([1, 2].map(firstOf));
  way[0]?.answer(taken(last + most));
  await first;
  const second = of(most);
  await count(way, 3);
  way[1]?.answer(taken(last + 2 * most));
  await second;
  expect(way.map(({ first }) => first)).toEqual([1, 2, 3].map(firstOf));
  await expect.poll(() => packed, soon).toEqual([1, 2, 3, 4].map(firstOf));
});

it('what stood ready is made anew where something else was done before it', async () => {
  const { way, packed, of, sender, last } = await quickLine(3 * most);
  const firstOf = (batch: number) => last + (batch - 1) * most + 1;
  const first = of(0);
  await expect.poll(() => packed.length, soon).toBe(3);
  way[0]?.answer(taken(last + most));
  await first;
  sender.forget();
  void of(most).catch(() => undefined);
  await expect.poll(() => packed, soon).toEqual([1, 2, 3, 2, 3].map(firstOf));
});

it('what stood ready for a quick line is made anew, and smaller, for one that has become slow', async () => {
  let time = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => time);
  onTestFinished(() => clock.mockRestore());
  const large = largestBatch.events;
  const { way, packed, of } = await lineOf(most + 4 * large, largestBatch);
  const first = of(0);
  await count(way, 1);
  way[0]?.answer(taken(most));
  await first;
  const second = of(most, large);
  await expect.poll(() => packed, soon).toEqual([1, 1 + most, 1 + most + large, 1 + most + 2 * large]);
  time += carryPatience / 4;
  way[1]?.answer(taken(most + large));
  await second;
  const third = of(most + large, large);
  way[2]?.answer(taken(most + 2 * large));
  await third;
  void of(most + 2 * large, large).catch(() => undefined);
  await count(way, 4);
  expect(way.map(({ first, last }) => last - first + 1)).toEqual([most, large, large, most]);
});

it('none goes ahead before a whole batch was through quickly, nor once one was lost', async () => {
  const { way, of } = await lineOf(3 * most);
  const first = of(0);
  await count(way, 1);
  await new Promise(setImmediate);
  expect(way).toHaveLength(1);
  way[0]?.fail(new Error('the line broke'));
  await expect(first).rejects.toThrow('the line broke');
  void of(0).catch(() => undefined);
  await count(way, 2);
  await new Promise(setImmediate);
  expect(way).toHaveLength(2);
});

it('none goes ahead at the end of the log, nor over a line that takes less than a whole batch', async () => {
  const { way, of, last } = await quickLine(2);
  const some = of(0, 1);
  await count(way, 1);
  way[0]?.answer(taken(last + 1));
  await some;
  const rest = of(1);
  await count(way, 2);
  way[1]?.answer(taken(last + 2));
  await rest;
  expect(way.map(({ first }) => first - last)).toEqual([1, 2]);
});

it('where the second one overtakes the first, its gap counts for nothing, and those behind it keep their order', async () => {
  const { way, of, last } = await quickLine(3 * most);
  const first = of(0);
  await count(way, 2);
  way[1]?.answer({ kind: 'gap', ack: last });
  way[0]?.answer(taken(last + most));
  expect(await first).toEqual(taken(last + most));
  const second = of(most);
  await count(way, 4);
  expect(way.slice(2).map(({ first }) => first - last)).toEqual([2 * most + 1, most + 1]);
  way[2]?.answer({ kind: 'gap', ack: last + most });
  way[3]?.answer(taken(last + 2 * most));
  expect(await second, 'sent once more').toEqual(taken(last + 2 * most));
  const third = of(2 * most);
  await count(way, 5);
  way[4]?.answer(taken(last + 3 * most));
  expect(await third, 'the gap of the one that went ahead is forgotten').toEqual(taken(last + 3 * most));
});

it.each(['gap', 'lost'] as const)('what went ahead counts for nothing where the first one is a %s', async (how) => {
  const { way, of } = await quickLine(most + 1);
  const first = of(0);
  await count(way, 2);
  if (how === 'gap') way[0]?.answer({ kind: 'gap', ack: 0 });
  else way[0]?.fail(new Error('the line broke'));
  if (how === 'gap') expect(await first).toEqual({ kind: 'gap', ack: 0 });
  else await expect(first).rejects.toThrow('the line broke');
  way[1]?.answer({ kind: 'gap', ack: 0 });

  const again = of(0);
  await expect.poll(() => way.length, soon).toBeGreaterThan(2);
  way[2]?.answer(taken(way[2].last));
  expect(await again).toEqual(taken(way[2]?.last ?? 0));
});

it('what went ahead is sent anew where something else was done before it', async () => {
  const { way, of, sender } = await quickLine(most + 1);
  const first = of(0);
  await count(way, 2);
  way[0]?.answer(taken(way[0].last));
  await first;
  sender.forget();
  void of(most).catch(() => undefined);
  await count(way, 3);
  expect(way[2]?.first).toBe(way[1]?.first);
});

it('a batch is as large as the other end takes and the line does; what was made as a smaller one counts', async () => {
  const { way, of } = await lineOf(4 * most + 2 * largestBatch.events, largestBatch);
  let after = 0;
  /** Sends one, and answers it; resolves when so many went ahead of its answer. */
  const send = async (atMost: number, onWay: number) => {
    const sent = of(after, atMost);
    await count(way, onWay);
    const { answer, last } = way[onWay - (onWay > 1 ? 2 : 1)] as OnItsWay;
    answer(taken(last));
    expect(await sent).toEqual(taken(last));
    after = last;
  };
  await send(most, 1);
  way.length = 0;
  await send(most, 2);
  await send(largestBatch.events, 3);
  await send(largestBatch.events, 4);
  expect(way.map(({ first, last }) => last - first + 1)).toEqual([most, most, most, largestBatch.events]);
});

it('a batch is no larger than every end takes before a whole one was through quickly', async () => {
  const { way, of } = await lineOf(2 * largestBatch.events, largestBatch);
  void of(0, largestBatch.events).catch(() => undefined);
  await count(way, 1);
  expect(way[0]?.last).toBe(batchLimits.events);
});

it('is settled when nothing is on its way, also after one that was lost', async () => {
  const { way, of, sender } = await quickLine(most + 1);
  let settled = false;
  const first = of(0);
  await count(way, 2);
  const waiting = sender.settled().then(() => {
    settled = true;
  });
  way[0]?.answer(taken(way[0].last));
  await first;
  await new Promise(setImmediate);
  expect(settled).toBe(false);
  way[1]?.fail(new Error('the line broke'));
  await waiting;
  expect(settled).toBe(true);
});
