import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Log } from '../../server/log/contract.ts';
import { beforeFirst, open, type Row } from '../../server/log/envelope.ts';
import { openLog } from '../../server/log/log.ts';
import type { SignedHead } from '../../server/log/receive.ts';
import { oddRow, signIns } from '../sync/chains.ts';
import { draft, folder, stamp } from './drafts.ts';

const foreign = { origin: randomUUID(), unit: 'branch-1' };

async function openHere(file = join(folder(), 'log.db')): Promise<Log> {
  const log = await openLog(file, { stamp: () => stamp });
  onTestFinished(() => log.close());
  return log;
}

function headOf(rows: readonly Row[]): SignedHead {
  const last = rows.at(-1);
  return { seq: last?.seq ?? 0, link: Buffer.from(last?.link ?? '').toString('hex'), signature: new Uint8Array(64) };
}

const receive = (log: Log, rows: readonly Row[]) => log.receive(foreign, rows, headOf(rows));
const plain = (rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, salt: row.salt && [...row.salt], link: [...row.link] }));

describe('a log that receives', () => {
  it('takes the rows of another origin as they are, once, and what it writes then comes after them', async () => {
    const log = await openHere();
    await log.append([draft()]);
    const rows = signIns(30, foreign);
    expect(await receive(log, rows.slice(0, 20))).toEqual({ kind: 'taken', ack: 20, safe: 0 });
    expect(await receive(log, rows.slice(10))).toEqual({ kind: 'taken', ack: 30, safe: 0 });
    expect(plain(log.rows(foreign, 0, 100))).toEqual(plain(rows));
    expect(log.rows(foreign, 10, 5)).toHaveLength(5);
    expect(log.signedHead(foreign)).toEqual({ ...headOf(rows), signature: Buffer.alloc(64) });
    const [written] = await log.append([draft()]);
    expect(written?.tick).toBe(31);
    expect(written?.seq).toBe(2);
    expect(await log.verify()).toEqual({ ok: true, events: 32 });
  });

  it('restored from a copy takes back what its old origin wrote after it', async () => {
    const whole = await openHere();
    await whole.append([draft()]);
    const copies = folder();
    const copy = await whole.backup(copies, { at: 0, keep: 1 });
    await whole.append([draft(), draft()]);
    const name = { origin: whole.origin, unit: 'branch-1' };
    const rows = whole.rows(name, 0, 10);
    const log = await openHere(copy.ok ? copy.file : '');
    expect(log.opening.found).toBe('restored');
    expect(await log.receive(name, rows, headOf(rows))).toMatchObject({ kind: 'taken', ack: 3 });
    expect(plain(log.rows(name, 0, 10))).toEqual(plain(rows));
  });

  it('says from where on it lacks', async () => {
    const log = await openHere();
    const rows = signIns(5, foreign);
    expect(await receive(log, rows.slice(2))).toEqual({ kind: 'gap', ack: 0 });
    await receive(log, rows.slice(0, 1));
    expect(await receive(log, rows.slice(2))).toEqual({ kind: 'gap', ack: 1 });
  });

  it('names the place where another event stands', async () => {
    const log = await openHere();
    const rows = signIns(5, foreign);
    await receive(log, rows);
    const link = Buffer.from(rows[4]?.link ?? '').toString('hex');
    const other = [...rows.slice(0, 4), ...signIns(2, foreign, rows[3])];
    expect(await receive(log, other)).toEqual({ kind: 'fork', seq: 5, link });
    expect(await receive(log, other.slice(5))).toEqual({ kind: 'fork', seq: 5, link });
    expect(await receive(log, rows)).toEqual({ kind: 'taken', ack: 5, safe: 0 });
  });

  it('takes nothing of a batch in which one event was changed', async () => {
    const log = await openHere();
    const rows = signIns(5, foreign);
    const changed = rows.map((row) => (row.seq === 4 ? { ...row, payload: '{}' } : row));
    expect(await receive(log, changed)).toEqual({ kind: 'tampered', seq: 4, flaw: 'payload' });
    expect(await receive(log, rows.toSpliced(2, 1))).toEqual({ kind: 'tampered', seq: 4, flaw: 'gap' });
    expect(log.heads()).toEqual([]);
  });

  it('keeps raw what no fold could pass over: it is sent on as it came, and nobody reads it', async () => {
    const log = await openHere();
    const [row] = signIns(1, foreign);
    const fields = open(row ?? oddRow(foreign, beforeFirst, '', null));
    const envelope = (change: object) => JSON.stringify({ ...fields, payloadHash: '', ...change });
    const odd: [envelope: string, payload: string | null][] = [
      [envelope({ seq: 2, id: 'odd', subject: 1 }), null],
      [envelope({ seq: 3, id: 'odd', command: null }), null],
      [envelope({ seq: 4, id: 'odd', tick: 'x' }), null],
      [envelope({ seq: 5, id: 'odd', tick: 1e300 }), null],
      ...['', 'a b', 'a\0b', 'a\ud800', '党', 'a'.repeat(201)].map((id, index): [string, null] => [
        envelope({ seq: 6 + index, id }),
        null,
      ]),
      [envelope({ seq: 12 }), null], // an id that stands
      [envelope({ seq: 99, id: 'elsewhere' }), null],
      [envelope({ seq: 14, id: 'no JSON', payloadHash: undefined }), 'said so'],
      ...['5', 'null', '"text"', '[]', 'no JSON', ''].map((text): [string, string] => [text, 'neither']),
    ];
    const rows = [oddRow(foreign, beforeFirst, envelope({ seq: 1, type: 'moon.landed', v: 7 }), null, fields.id)];
    for (const [text, payload] of odd) {
      const id = /"id":"([^"]*)"/.exec(text)?.[1] ?? '';
      rows.push(oddRow(foreign, rows.at(-1) ?? beforeFirst, text, payload, id));
    }
    expect(await receive(log, rows)).toEqual({ kind: 'taken', ack: rows.length, safe: 0 });
    expect([...log.read()]).toMatchObject([{ type: 'moon.landed', seq: 1 }]);
    const kept = rows.map((one, index) => ({ ...one, id: index === 0 ? one.id : '' }));
    expect(plain(log.rows(foreign, 0, 100))).toEqual(plain(kept));
    expect(log.raw()).toBe(odd.length);
    expect(await log.verify()).toEqual({ ok: true, events: rows.length });
    expect(log.heads()).toMatchObject([{ seq: rows.length, tick: fields.tick }]);
    expect(await log.append([draft()])).toMatchObject([{ tick: fields.tick + 1 }]);
  });

  it('takes no text that a database cannot keep, and no rows that are said to be of another log', async () => {
    const log = await openHere();
    expect(await receive(log, [oddRow(foreign, beforeFirst, 'a\0b', null)])).toMatchObject({ flaw: 'envelope' });
    const rows = signIns(1, { origin: 'another', unit: 'branch-1' });
    expect(await receive(log, rows)).toEqual({ kind: 'tampered', seq: 1, flaw: 'envelope' });
    expect(log.heads()).toEqual([]);
  });

  it('files an event once, under its first number', async () => {
    const log = await openHere();
    const [row] = signIns(1, foreign);
    const fields = open(row ?? oddRow(foreign, beforeFirst, '', null));
    const envelope = (seq: number) => JSON.stringify({ ...fields, seq, payloadHash: '' });
    const first = oddRow(foreign, beforeFirst, envelope(1), null, fields.id);
    const again = oddRow(foreign, first, envelope(2), null, fields.id);
    expect(await receive(log, [first, again])).toMatchObject({ kind: 'taken', ack: 2 });
    expect([...log.read()]).toMatchObject([{ seq: 1 }]);
    expect(log.raw()).toBe(1);
  });
});
