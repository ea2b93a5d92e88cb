import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beforeFirst,
  type Draft,
  linkOf,
  open,
  payloadHashOf,
  type Row,
  seal,
  type Tip,
} from '../../server/log/envelope.ts';
import { chained } from '../../server/log/once.ts';
import { flawOf, verifyRows } from '../../server/log/verify.ts';
import vectors from './vectors/chain.json' with { type: 'json' };

const rows: Row[] = vectors.rows.map(({ envelope, payload, salt, link }) => {
  const { origin, unit, seq, id } = JSON.parse(envelope);
  return { origin, unit, seq, id, envelope, payload, salt: Buffer.from(salt, 'hex'), link: Buffer.from(link, 'hex') };
});

test('a payload is hashed with its salt before it, whatever both are', () => {
  const text = fc.string({ unit: 'binary', maxLength: 1400 });
  const any = fc.oneof(
    text,
    text.map((some) => `${some}\ud83d`),
    fc.constantFrom('', '字'.repeat(1360), '字'.repeat(1366)),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), any, (salt, payload) => {
      const expected = createHash('sha256').update(salt).update(payload).digest('hex');
      expect(payloadHashOf(salt, payload)).toBe(expected);
    }),
  );
});

test('an event is chained upon any link, also one that a damaged file has in its place', () => {
  const sha256 = (...parts: (string | Uint8Array)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
  const links = fc.oneof(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.uint8Array({ maxLength: 100 }));
  fc.assert(
    fc.property(links, fc.string({ unit: 'binary' }), (previous, envelope) => {
      expect(Buffer.from(linkOf(previous, envelope))).toEqual(sha256(previous, sha256(envelope)));
    }),
  );
});

test('a copy of a row that came in is judged by its own texts', () => {
  const [first, second] = rows as [Row, Row];
  const { link, ...body } = second;
  const came = chained(body, first.link, {
    payloadHash: payloadHashOf(second.salt as Uint8Array, `${second.payload}`),
  });
  expect(came).toEqual(second);
  expect(flawOf(came, first)).toBeUndefined();
  expect(flawOf({ ...came, payload: `${came.payload} ` }, first)).toBe('payload');
  expect(flawOf({ ...came, envelope: came.envelope.replace('box', 'bix') }, first)).toBe('link');
  expect(flawOf({ ...came, payload: null, salt: null }, first)).toBeUndefined();
});

describe('the golden chain', () => {
  test('is what we write, byte for byte', () => {
    let tip: Tip = beforeFirst;
    for (const row of rows) {
      const { origin, seq: _, tick, payloadHash: __, ...draft } = open(row);
      const sealed = seal(draft satisfies Draft, origin, tip, tick, row.salt ?? new Uint8Array());
      expect(sealed).toEqual(row);
      tip = sealed;
    }
  });

  test('verifies, also with payloads erased', () => {
    expect(verifyRows(rows)).toEqual({ ok: true, events: 3 });
    expect(verifyRows(rows.map((row) => ({ ...row, payload: null, salt: null })))).toEqual({ ok: true, events: 3 });
  });

  test.each<[string, (row: Row) => Partial<Row>, string]>([
    ['a number left out', (row) => ({ seq: row.seq + 1 }), 'gap'],
    ['one changed letter of the envelope', (row) => ({ envelope: row.envelope.replace('box', 'bix') }), 'link'],
    ['a link of another chain', () => ({ link: new Uint8Array(32) }), 'link'],
    ['a row that names another event', () => ({ id: 'e-9' }), 'envelope'],
    ['one changed letter of the payload', (row) => ({ payload: `${row.payload} ` }), 'payload'],
    ['another salt', () => ({ salt: new Uint8Array(16) }), 'payload'],
    ['a payload whose salt is gone', () => ({ salt: null }), 'payload'],
  ])('names the place of %s', (_, change, flaw) => {
    const bad = rows.map((row, index) => (index === 1 ? { ...row, ...change(row) } : row));
    const { origin, unit, seq } = bad[1] ?? { origin: '', unit: '', seq: 0 };
    expect(verifyRows(bad)).toEqual({ ok: false, first: { origin, unit, seq, flaw } });
  });

  test('an envelope that chains and is no JSON is a flaw, not a crash', () => {
    for (const envelope of ['', 'null', '{"origin":', '[1]']) {
      const link = linkOf(beforeFirst.link, envelope);
      expect(flawOf({ ...rows[0], envelope, link } as Row, beforeFirst)).toBe('envelope');
    }
  });
});
