/**
 * A district's power is back: 1,000 boxes come back with 50 records each, to a township on one core (with its database), the
 * boxes and a person at the console on the other. Once spread over a minute, as boxes boot, and once at the same moment.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import type { Row } from '../../server/log/replicate.ts';
import { simulate } from '../../server/simulate/simulate.ts';
import type { LinkState } from '../../server/sync/link.ts';
import type { AskingReplica } from '../../server/sync/replica.ts';
import { type Link, runLink } from '../../server/sync/run-link.ts';
import { startPostgres } from '../doubles/postgres.ts';
import { ms, percentile, report } from './figures.ts';
import { type Bed, type Box, newBox, rowsOf, startBed, taps } from './township-bed.ts';

const crowd = 1000;
const events = 50;
/** Of a branch that was set up and has begun its year, which the township has before. */
const history = 100;
/** ms */
const minute = 60_000;

const simulation = { policy: cx6n, year: 2026, years: 1, members: 50, seed: 1, diligence: 1 };
const begun = [...simulate(simulation).batches.take(history)].flat().slice(0, history);

/** With all its threads; what it starts from now on runs there, too. */
const pinTo = (core: number): void =>
  void execFileSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)], { stdio: 'pipe' });

/** Rows that are not of interest once they are sent. */
function replicaOf({ origin, unit }: Box, rows: readonly Row[]): AskingReplica {
  const last = rows.at(-1);
  const link = Buffer.from(last?.link ?? '').toString('hex');
  return {
    heads: async () => [{ origin, unit, seq: rows.length, tick: rows.length, link }],
    rows: async (_log, after, limit) => rows.slice(after, after + limit),
    signedHead: async () => undefined,
    receive: async () => ({ kind: 'gap', ack: 0 }),
    giveWay: async () => ({ kind: 'gap', ack: 0 }),
  };
}

/** Resolves to the ms from its start until all is acknowledged; the link goes on asking, as a box does. */
function comeBack(bed: Bed, box: Box, rows: readonly Row[], links: Link[]): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const began = performance.now();
  const onState = ({ theirs }: LinkState): void => {
    const acknowledged = [...(theirs?.values() ?? [])][0]?.seq;
    if (acknowledged === rows.length) resolve(performance.now() - began);
  };
  const ends = { replica: replicaOf(box, rows), peer: bed.peerOf(box), unit: box.unit, key: box.key };
  const options = { ...ends, keysOf: async () => undefined, random: Math.random, onState, onReceived: () => undefined };
  links.push(runLink(options, reject));
  return promise;
}

/** `within`: ms over which they come back. */
async function powerCut(name: string, within: number, database?: string): Promise<void> {
  const boxes = Array.from({ length: crowd }, () => {
    const box = newBox();
    return {
      ...box,
      history: rowsOf(
        box.origin,
        begun.map((event) => ({ ...event, unit: box.unit })),
      ),
    };
  });
  const logs = boxes.map(({ origin, unit, history }) => [
    ...history,
    ...rowsOf(origin, taps(unit, events), history.at(-1)),
  ]);
  pinTo(0);
  const bed = await startBed(boxes, database);
  pinTo(1);
  const probe = new Worker(new URL('./console-probe.ts', import.meta.url), {
    workerData: { url: bed.url, cookie: bed.cookie },
  });
  const links: Link[] = [];
  try {
    const began = performance.now();
    const waits = await Promise.all(
      boxes.map(async (box, n) => {
        await sleep(Math.random() * within);
        return comeBack(bed, box, logs[n] ?? [], links);
      }),
    );
    const whole = performance.now() - began;
    probe.postMessage('stop');
    const [answers] = (await once(probe, 'message')) as [number[]];
    const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
    report(`${name}: all acknowledged after`, seconds(whole), within === 0 ? '≤ 60 s' : undefined);
    report(
      `${name}: a box waits, p50 and at most`,
      `${seconds(percentile(waits, 0.5))}, ${seconds(Math.max(...waits))}`,
    );
    report(`${name}: console, p50`, ms(percentile(answers, 0.5)));
    report(`${name}: console, p99 of ${answers.length}`, ms(percentile(answers, 0.99)), '≤ 300 ms');
  } finally {
    await probe.terminate();
    await bed.stop();
    await Promise.all(links.map((link) => link.close()));
  }
}

await powerCut('SQLite, at the same moment', 0);
await powerCut('SQLite, within a minute', minute);
for (const [name, within] of [
  ['at the same moment', 0],
  ['within a minute', minute],
] as const) {
  pinTo(0);
  const postgres = await startPostgres();
  await powerCut(`PostgreSQL, ${name}`, within, postgres.url).finally(postgres.stop);
}
