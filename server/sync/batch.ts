/**
 * A batch: some events of one log as packed lines, the first of which says where they belong. How small it gets is what a
 * month on a metered line costs.
 */
import { constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { LogName, Row, Tip } from '../log/replicate.ts';
import type { SignedHead } from './replica.ts';
import { atStart, readLine, writeLine } from './row-line.ts';

export interface Batch {
  readonly log: LogName;
  /** Upon what the first row stands. */
  readonly after: Tip;
  /** One at least. */
  readonly rows: readonly Row[];
  /** Of the log's end when it was signed; never below the last row. */
  readonly signed: SignedHead;
}

/** `bytes`: of the texts before they are packed; a single event may have more. */
export interface BatchSize {
  readonly events: number;
  readonly bytes: number;
}

/** Of a batch that every end takes. `wire`: bytes of what is sent, at most. */
export const batchLimits = { events: 500, bytes: 256 * 1024, wire: 1024 * 1024, unpacked: 8 * 1024 * 1024 } as const;

/** Of one that this end takes, as it tells the other: what a batch costs, whatever stands in it, comes half as often. */
export const largestBatch: BatchSize = { events: 2 * batchLimits.events, bytes: 2 * batchLimits.bytes };

/** What was sent is no batch, or one of a later version. */
export class BatchFault extends Error {
  override readonly name = 'BatchFault';
  readonly kind: 'unreadable' | 'version';

  constructor(kind: BatchFault['kind'], cause?: unknown) {
    super(kind, { cause });
    this.kind = kind;
  }
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const seq = z.number().int().min(0);
const base64url = z.string().regex(/^[\w-]*$/);

const Header = z.object({
  v: z.literal(1),
  log: z.object({ origin: z.string(), unit: z.string() }),
  after: z.object({ seq, link: hex }),
  head: z.object({ seq, link: hex }),
  signature: base64url,
  count: z.number().int().min(1).max(largestBatch.events),
});

/** The first of the rows, as many as one batch may hold. */
export function cut(rows: readonly Row[], size: BatchSize = batchLimits): readonly Row[] {
  let bytes = 0;
  const over = rows.findIndex(({ envelope, payload }, index) => {
    bytes += Buffer.byteLength(envelope) + Buffer.byteLength(payload ?? '');
    return index > 0 && (bytes > size.bytes || index >= size.events);
  });
  return over === -1 ? rows : rows.slice(0, over);
}

/** How lines are packed. Everybody reads gzip; zstd takes a third of its time, and up to a fifth off a full batch. */
type Packing = 'gzip' | 'zstd';

/** What this end reads besides gzip, as it tells the other. */
export const packings = ['zstd'] as const satisfies readonly Packing[];

/** The best one for an end that says it reads these, too. */
export const packingFor = (said: readonly string[]): Packing => packings.find((ours) => said.includes(ours)) ?? 'gzip';

/** Characters below which gzip makes less of them. */
const manyForZstd = 65_536;

/** A Zstandard frame begins so (RFC 8878, 3.1.1). */
const zstdMagic = Buffer.from('28b52ffd', 'hex');

/** Also a frame may not ask for more memory than the text may have: 2^23 bytes. */
const most = { maxOutputLength: batchLimits.unpacked, params: { [constants.ZSTD_d_windowLogMax]: 23 } };

/** Throws what zlib says. */
function unpacked(bytes: Uint8Array): string {
  const isZstd = zstdMagic.equals(bytes.subarray(0, zstdMagic.length));
  const text = isZstd ? zstdDecompressSync(bytes, most) : gunzipSync(bytes, { maxOutputLength: batchLimits.unpacked });
  return text.toString();
}

/** `packing`: the best one that its reader knows. */
export function encodeBatch({ log, after, rows, signed }: Batch, packing: Packing = 'gzip'): Uint8Array {
  const header: z.input<typeof Header> = {
    v: 1,
    log: { origin: log.origin, unit: log.unit },
    after: { seq: after.seq, link: Buffer.from(after.link).toString('hex') },
    head: { seq: signed.seq, link: signed.link },
    signature: Buffer.from(signed.signature).toString('base64url'),
    count: rows.length,
  };
  let before = atStart(log);
  const lines = rows.map((row) => {
    const written = writeLine(row, before);
    before = written.before;
    return written.line;
  });
  const text = [JSON.stringify(header), ...lines, ''].join('\n');
  return packing === 'zstd' && text.length >= manyForZstd ? zstdCompressSync(text) : gzipSync(text);
}

/** Checks the form only: whether the rows are what was signed is for `receiveBatch`. Throws a BatchFault. */
export function decodeBatch(bytes: Uint8Array): Batch {
  try {
    const lines = unpacked(bytes).split('\n');
    const first: unknown = JSON.parse(lines[0] ?? '');
    if (z.object({ v: z.number().min(2) }).safeParse(first).success) throw new BatchFault('version');
    const { log, after, head, signature, count } = Header.parse(first);
    const tip = { seq: after.seq, link: Buffer.from(after.link, 'hex') };
    const rows = readRows(log, tip, lines.slice(1, count + 1));
    if (rows.length !== count || lines.length !== count + 2) throw new BatchFault('unreadable');
    return { log, after: tip, rows, signed: { ...head, signature: Buffer.from(signature, 'base64url') } };
  } catch (error) {
    throw error instanceof BatchFault ? error : new BatchFault('unreadable', error);
  }
}

function readRows(log: LogName, after: Tip, lines: readonly string[]): Row[] {
  let before = atStart(log);
  let tip = after;
  return lines.map((line) => {
    const read = readLine(line, tip, before);
    before = read.before;
    tip = read.row;
    return read.row;
  });
}
