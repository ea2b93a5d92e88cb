import { constants, createZstdCompress, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beforeFirst, type Row, type Tip } from '../../server/log/envelope.ts';
import { envelopeOf } from '../../server/log/once.ts';
import { verifyRows } from '../../server/log/verify.ts';
import {
  type Batch,
  BatchFault,
  batchLimits,
  cut,
  decodeBatch,
  encodeBatch,
  largestBatch,
  packingFor,
  packings,
} from '../../server/sync/batch.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { signHead } from '../../server/sync/signed-head.ts';
import { log, oddRow, signIns } from './chains.ts';

const key = keyOf(newKey());
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const numRuns = Number(process.env.FC_RUNS ?? 300);

function batchOf(rows: readonly Row[], after: Tip = beforeFirst): Batch {
  const last = rows.at(-1) ?? { ...after };
  return { log, after, rows, signed: signHead(log, last.seq, hex(last.link), key) };
}

const plain = ({ log, after, rows, signed }: Batch) => ({
  log,
  after: { seq: after.seq, link: hex(after.link) },
  rows: rows.map((row) => ({ ...row, salt: row.salt && hex(row.salt), link: hex(row.link) })),
  signed: { ...signed, signature: hex(signed.signature) },
});

const linesOf = (batch: Batch) => gunzipSync(encodeBatch(batch)).toString().split('\n');
const roundTrip = (batch: Batch) => plain(decodeBatch(encodeBatch(batch)));

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const name = fc.oneof(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), text);
const number = fc.oneof(fc.nat(), fc.maxSafeInteger(), fc.double());
const envelope = fc.oneof(
  text,
  fc.json(),
  fc
    .record({
      origin: fc.constant(log.origin),
      unit: fc.constant(log.unit),
      seq: fc.nat(6),
      ...{ id: name, type: name, v: number, subject: name, command: name, actor: name },
      ...{ wall: number, mono: number, boot: name, quality: name, tick: number, payloadHash: name },
    })
    .map((fields) => JSON.stringify(fields)),
);
const payload = fc.oneof(
  fc.constant(null),
  text,
  fc.json(),
  fc.constantFrom('{"__proto__":1}', '{"2":0,"1":0}', '["a"]', '{"a":-0}', '{ }', '{"a":1,"a":2}', '{"a":1e400}', '{}'),
);

describe('a batch', () => {
  it('brings the very rows of a room', () => {
    const rows = signIns(40);
    const [first] = rows;
    expect(roundTrip(batchOf(rows))).toEqual(plain(batchOf(rows)));
    expect(roundTrip(batchOf(rows.slice(1), first))).toEqual(plain(batchOf(rows.slice(1), first)));
  });

  it('brings an event without its payload', () => {
    const rows = signIns(3).map((row) => ({ ...row, payload: null, salt: null }));
    expect(roundTrip(batchOf(rows))).toEqual(plain(batchOf(rows)));
    expect(verifyRows(decodeBatch(encodeBatch(batchOf(rows))).rows)).toEqual({ ok: true, events: 3 });
  });

  it('is read however it is packed, and packed as who reads it can', () => {
    const batch = batchOf(signIns(500));
    const [gzip, zstd] = [encodeBatch(batch), encodeBatch(batch, 'zstd')];
    expect(zstdDecompressSync(zstd)).toEqual(gunzipSync(gzip));
    const small = batchOf(signIns(40));
    expect(encodeBatch(small, 'zstd'), 'by whichever makes less of it').toEqual(encodeBatch(small));
    expect(plain(decodeBatch(zstd))).toEqual(plain(batch));
    expect(packingFor(['a later one', ...packings])).toBe('zstd');
    expect(packingFor(['a later one'])).toBe('gzip');
  });

  it('brings whatever texts, byte for byte', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(envelope, payload, fc.boolean()), { minLength: 1, maxLength: 6 }), (texts) => {
        let tip: Tip = beforeFirst;
        const rows = texts.flatMap(([envelope, payload, usual]) => {
          const row = usual ? signIns(1, log, tip)[0] : oddRow(log, tip, envelope, payload);
          tip = row ?? tip;
          return row ?? [];
        });
        const sent = plain(batchOf(rows));
        const got = roundTrip(batchOf(rows));
        const withoutIds = ({ rows, ...rest }: typeof got) => ({ ...rest, rows: rows.map(({ id: _, ...row }) => row) });
        expect(withoutIds(got)).toEqual(withoutIds(sent));
      }),
      { numRuns },
    );
  });

  it.each(['{"v":-0}', '{"v":1.5,"mono":-0.25}', '{"wall":1e308,"tick":-1}'])(
    'with %s in it says what its text says',
    (changes) => {
      const [header = ''] = linesOf(batchOf(signIns(2)));
      const { rows } = decodeBatch(gzipSync([header, `[${changes}]`, `[${changes}]`, ''].join('\n')));
      for (const row of rows) expect(envelopeOf(row)).toEqual(JSON.parse(row.envelope));
    },
  );

  it.each(['gzip', 'zstd'] as const)('costs less than 90 bytes for a sign-in, by %s', (packing) => {
    const rows = signIns(500);
    expect(encodeBatch(batchOf(rows), packing).length / rows.length).toBeLessThan(90);
  });

  it('is cut at so many events, or at so many bytes, and holds one at least', () => {
    const rows = Array.from({ length: batchLimits.events + 1 }, (_, seq) =>
      oddRow(log, { ...beforeFirst, seq }, '{}', '{}'),
    );
    expect(cut(rows)).toHaveLength(batchLimits.events);
    expect(cut(rows, largestBatch)).toHaveLength(rows.length);
    expect(cut(rows.slice(1))).toHaveLength(batchLimits.events);
    const large = '字'.repeat(batchLimits.bytes / 5);
    const heavy = [1, 2, 3].map((seq) => oddRow(log, { seq, link: beforeFirst.link }, '{}', large));
    expect(cut(heavy)).toHaveLength(1);
    expect(cut([oddRow(log, beforeFirst, '{}', large.repeat(9))])).toHaveLength(1);
  });

  it.each<[string, BatchFault['kind'], (lines: string[]) => string[] | string]>([
    ['nothing', 'unreadable', () => ''],
    ['no header', 'unreadable', (lines) => lines.slice(1)],
    ['a line less', 'unreadable', (lines) => lines.toSpliced(1, 1)],
    ['a line more', 'unreadable', (lines) => lines.toSpliced(1, 0, lines[1] ?? '')],
    ['a field that is none', 'unreadable', (lines) => lines.with(2, '[{"colour":"red"}]')],
    ['a number for a text', 'unreadable', (lines) => lines.with(2, '[{"type":1}]')],
    ['a number beyond all numbers', 'unreadable', (lines) => lines.with(2, '[{"wall":1e999}]')],
    ['a payload without its salt', 'unreadable', (lines) => lines.with(2, '[{},{}]')],
    ['a payload that is none', 'unreadable', (lines) => lines.with(2, '[{},[1],""]')],
    ['more than an event has', 'unreadable', (lines) => lines.with(2, '[{},{},"",""]')],
    ['what is no event', 'unreadable', (lines) => lines.with(2, '{}')],
    ['a later version', 'version', (lines) => lines.with(0, '{"v":2}')],
  ])('is refused with %s', (_, kind, change) => {
    const lines = linesOf(batchOf(signIns(3)));
    const bytes = gzipSync([change(lines)].flat().join('\n'));
    expect(() => decodeBatch(bytes)).toThrow(expect.objectContaining({ name: 'BatchFault', kind }));
  });

  it.each([
    ['gzip', gzipSync],
    ['zstd', zstdCompressSync],
  ] as const)('is refused cut short or too large unpacked, by %s', (_, pack) => {
    const bytes = pack(gunzipSync(encodeBatch(batchOf(signIns(5)))));
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => decodeBatch(bytes.subarray(0, length))).toThrow(BatchFault);
    expect(() => decodeBatch(pack(Buffer.alloc(batchLimits.unpacked + 1)))).toThrow(BatchFault);
  });

  it('is refused that asks for more memory than any batch needs', () => {
    const text = gunzipSync(encodeBatch(batchOf(signIns(3))));
    const packed = (windowLog: number) => {
      const compress = createZstdCompress({ params: { [constants.ZSTD_c_windowLog]: windowLog } });
      return compress
        .end(text)
        .toArray()
        .then((parts) => Buffer.concat(parts));
    };
    return Promise.all([
      expect(packed(23).then(decodeBatch)).resolves.toBeDefined(),
      expect(packed(24).then(decodeBatch)).rejects.toThrow(BatchFault),
    ]);
  });
});
