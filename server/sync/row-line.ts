/**
 * One event as a line of a batch. The receiver gets the very texts that were hashed, but not in full: what it can compute is
 * left out (the links, a payload's hash), and so is what follows from the event before. The writer of a line restores it
 * himself first; where that is not the same text byte for byte, the text goes as it is.
 */
import { z } from 'zod';
import { chained, type Envelope, type LogName, payloadHashOf, type Row, type Tip } from '../log/replicate.ts';

/** What differs from what the event before would lead one to expect. */
const Changes = z.strictObject({
  command: z.string().exactOptional(),
  id: z.string().exactOptional(),
  type: z.string().exactOptional(),
  v: z.number().exactOptional(),
  subject: z.string().exactOptional(),
  actor: z.string().exactOptional(),
  /** ms more than before. */
  wall: z.number().exactOptional(),
  /** ms more than if it had risen with `wall`. */
  mono: z.number().exactOptional(),
  boot: z.string().exactOptional(),
  quality: z.string().exactOptional(),
  /** More than before plus 1. */
  tick: z.number().exactOptional(),
  /** Only where the payload is not there to compute it from. */
  payloadHash: z.string().exactOptional(),
});
type Changes = z.infer<typeof Changes>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const EnvelopePart = z.union([Changes, z.string()]);
/** The value itself, as a copy may differ from it in the text that it gives; or, in a list of one, the text. */
const PayloadPart = z.union([z.custom<Readonly<Record<string, unknown>>>(isRecord), z.tuple([z.string()])]);

/** `[envelope]` or `[envelope, payload, salt]`; the salt in base64url. */
export const RowLine = z.union([z.tuple([EnvelopePart, PayloadPart, z.string()]), z.tuple([EnvelopePart])]);
type RowLine = z.infer<typeof RowLine>;

type Fields = Omit<Envelope, 'quality'> & { readonly quality: string };

/** What both ends remember of the lines so far. */
export interface Before {
  readonly log: LogName;
  readonly fields: Fields;
}

/** Before the first line of a batch whose first event is `seq`. */
export const atStart = (log: LogName): Before => ({
  log,
  fields: {
    ...log,
    ...{ seq: 0, id: '', type: '', v: 1, subject: '', command: '', actor: '' },
    ...{ wall: 0, mono: 0, boot: '', quality: '', tick: 0, payloadHash: '' },
  },
});

/** The events of one command are named by it and their place among them. */
function idAfter({ id, command: known }: Fields, command: string): string {
  const place = command === known ? Number(id.slice(command.length + 1)) + 1 : 0;
  return `${command}.${place}`;
}

function fieldsOf({ fields: b, log }: Before, seq: number, payloadHash: string, changes: Changes): Fields {
  const { command = b.command, wall = 0, mono = 0, tick = 0 } = changes;
  const { type = b.type, v = b.v, subject = b.subject, actor = b.actor, boot = b.boot, quality = b.quality } = changes;
  return {
    ...{ origin: log.origin, unit: log.unit, seq, id: changes.id ?? idAfter(b, command), type, v, subject, command },
    ...{ actor, wall: b.wall + wall, mono: b.mono + wall + mono, boot, quality, tick: b.tick + 1 + tick },
    payloadHash: changes.payloadHash ?? payloadHash,
  };
}

/** Only what is not zero or as before. */
function changesOf(b: Fields, a: Fields, payloadHash: string): Changes {
  const wall = a.wall - b.wall;
  const mono = a.mono - b.mono - wall;
  const tick = a.tick - b.tick - 1;
  return {
    ...(a.command !== b.command && { command: a.command }),
    ...(a.id !== idAfter(b, a.command) && { id: a.id }),
    ...(a.type !== b.type && { type: a.type }),
    ...(a.v !== b.v && { v: a.v }),
    ...(a.subject !== b.subject && { subject: a.subject }),
    ...(a.actor !== b.actor && { actor: a.actor }),
    ...(wall !== 0 && { wall }),
    ...(mono !== 0 && { mono }),
    ...(a.boot !== b.boot && { boot: a.boot }),
    ...(a.quality !== b.quality && { quality: a.quality }),
    ...(tick !== 0 && { tick }),
    ...(a.payloadHash !== payloadHash && { payloadHash: a.payloadHash }),
  };
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON: it goes as it is
  }
};

const hashOf = ({ salt, payload }: Pick<Row, 'salt' | 'payload'>): string =>
  salt === null || payload === null ? '' : payloadHashOf(salt, payload);

/** The fields of an envelope that can be sent as changes. */
const kinds: Readonly<Record<keyof Fields, 'string' | 'number'>> = {
  ...{ origin: 'string', unit: 'string', seq: 'number', id: 'string', type: 'string', v: 'number', subject: 'string' },
  ...{ command: 'string', actor: 'string', wall: 'number', mono: 'number', boot: 'string', quality: 'string' },
  ...{ tick: 'number', payloadHash: 'string' },
};
const ofKind = Object.entries(kinds);

const hasEveryField = (value: unknown): value is Fields =>
  isRecord(value) && ofKind.every(([name, kind]) => typeof value[name] === kind);

/** What is sent of the envelope, and the fields that the next line stands upon. */
function envelopePart(row: Row, before: Before): { readonly envelope: Changes | string; readonly fields: Fields } {
  const fields = parsed(row.envelope);
  if (hasEveryField(fields)) {
    const payloadHash = hashOf(row);
    const changes = changesOf(before.fields, fields, payloadHash);
    const restored = JSON.stringify(fieldsOf(before, row.seq, payloadHash, changes));
    if (restored === row.envelope) return { envelope: changes, fields };
  }
  return { envelope: row.envelope, fields: before.fields };
}

/** The line of `row`, and what the next one stands upon. */
export function writeLine(row: Row, before: Before): { readonly line: string; readonly before: Before } {
  const { envelope, fields } = envelopePart(row, before);
  const next = { log: before.log, fields };
  if (row.payload === null || row.salt === null)
    return { line: JSON.stringify([envelope] satisfies RowLine), before: next };
  const value = parsed(row.payload);
  const payload: RowLine[1] = isRecord(value) && JSON.stringify(value) === row.payload ? value : [row.payload];
  const salt = Buffer.from(row.salt).toString('base64url');
  return { line: JSON.stringify([envelope, payload, salt] satisfies RowLine), before: next };
}

/** The row of a line that stands upon `tip`. */
export function readLine(
  [envelope, payload, salted]: RowLine,
  tip: Tip,
  before: Before,
): { readonly row: Row; readonly before: Before } {
  const seq = tip.seq + 1;
  const body = {
    payload: payload === undefined ? null : Array.isArray(payload) ? payload[0] : JSON.stringify(payload),
    salt: salted === undefined ? null : Buffer.from(salted, 'base64url'),
  };
  if (typeof envelope === 'string') {
    const value = parsed(envelope);
    const id = isRecord(value) && typeof value.id === 'string' ? value.id : '';
    return { row: chained({ ...before.log, seq, id, envelope, ...body }, tip.link), before };
  }
  const payloadHash = hashOf(body);
  const fields = fieldsOf(before, seq, payloadHash, envelope);
  const row = { ...before.log, seq, id: fields.id, envelope: JSON.stringify(fields), ...body };
  return { row: chained(row, tip.link, payloadHash), before: { log: before.log, fields } };
}
