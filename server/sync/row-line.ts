/**
 * One event as a line of a batch. The receiver gets the very texts that were hashed, but not in full: what it can compute is
 * left out (the links, a payload's hash), and so is what follows from the event before. Where that could be another text by as
 * much as a byte, the text goes as it is.
 */
import { chained, type Envelope, type LogName, payloadHashOf, type Row, type Tip } from '../log/replicate.ts';

type Fields = Omit<Envelope, 'quality'> & { readonly quality: string };

/**
 * What differs from what the event before would lead one to expect. `wall`: ms more than before; `mono`: ms more than if it had
 * risen with `wall`; `tick`: more than before plus 1; `payloadHash`: only where the payload is not there to compute it from.
 */
type Changes = Partial<Omit<Fields, 'origin' | 'unit' | 'seq'>>;

const kinds: Readonly<Record<keyof Changes, 'string' | 'number'>> = {
  ...{ command: 'string', id: 'string', type: 'string', v: 'number', subject: 'string', actor: 'string' },
  ...{ wall: 'number', mono: 'number', boot: 'string', quality: 'string', tick: 'number', payloadHash: 'string' },
};
const kindOf = new Map<string, 'string' | 'number'>(Object.entries(kinds));

/**
 * `[envelope]` or `[envelope, payload, salt]`. A payload is the value itself, as a copy may differ from it in the text that it
 * gives; or, in a list of one, the text. The salt in base64url.
 */
type RowLine =
  | readonly [envelope: Changes | string]
  | readonly [envelope: Changes | string, payload: Readonly<Record<string, unknown>> | readonly [string], salt: string];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isChange = ([name, value]: readonly [string, unknown]): boolean =>
  typeof value === kindOf.get(name) && (typeof value === 'string' || Number.isFinite(value));
const isEnvelope = (value: unknown): boolean =>
  typeof value === 'string' || (isRecord(value) && Object.entries(value).every(isChange));
const isPayload = (value: unknown): boolean =>
  isRecord(value) || (Array.isArray(value) && value.length === 1 && typeof value[0] === 'string');

/** By hand: a schema would take ten times as long, of which every event had its share. */
function isRowLine(value: unknown): value is RowLine {
  if (!Array.isArray(value) || !isEnvelope(value[0])) return false;
  return value.length === 1 || (value.length === 3 && isPayload(value[1]) && typeof value[2] === 'string');
}

/** What both ends remember of the lines so far. */
export interface Before {
  readonly log: LogName;
  readonly fields: Fields;
}

/** Before the first line of a batch. */
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
  const command = changes.command ?? b.command;
  const later = changes.wall ?? 0;
  return {
    origin: log.origin,
    unit: log.unit,
    seq,
    id: changes.id ?? idAfter(b, command),
    type: changes.type ?? b.type,
    v: changes.v ?? b.v,
    subject: changes.subject ?? b.subject,
    command,
    actor: changes.actor ?? b.actor,
    wall: b.wall + later,
    mono: b.mono + later + (changes.mono ?? 0),
    boot: changes.boot ?? b.boot,
    quality: changes.quality ?? b.quality,
    tick: b.tick + 1 + (changes.tick ?? 0),
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

/** Text that JSON writes as it is, and a whole number of which sums are exact. */
const [text, whole] = ['"([^"\\\\\\0-\\x1f\\ud800-\\udfff]*)"', '(0|[1-9]\\d{0,14})'];
/** An envelope of no other text that says the same. */
const usual = new RegExp(
  `^{"origin":${text},"unit":${text},"seq":${whole},"id":${text},"type":${text},"v":${whole},"subject":${text},` +
    `"command":${text},"actor":${text},"wall":${whole},"mono":${whole},"boot":${text},"quality":${text},` +
    `"tick":${whole},"payloadHash":${text}}$`,
);

/** Of an envelope that can be sent as changes. To parse it, and to write it anew and compare, would take three times as long. */
function fieldsIn(envelope: string): Fields | undefined {
  const found = usual.exec(envelope);
  if (found === null) return undefined;
  const [, origin = '', unit = '', seq, id = '', type = '', v, subject = '', command = '', actor = ''] = found;
  const [wall, mono, boot = '', quality = '', tick, payloadHash = ''] = found.slice(10);
  return {
    origin,
    unit,
    seq: Number(seq),
    id,
    type,
    v: Number(v),
    subject,
    command,
    actor,
    wall: Number(wall),
    mono: Number(mono),
    boot,
    quality,
    tick: Number(tick),
    payloadHash,
  };
}

/** What is sent of the envelope, and the fields that the next line stands upon. */
function envelopePart(row: Row, { log, fields: b }: Before): { readonly envelope: string; readonly fields: Fields } {
  const fields = fieldsIn(row.envelope);
  if (fields?.seq !== row.seq || fields.origin !== log.origin || fields.unit !== log.unit)
    return { envelope: JSON.stringify(row.envelope), fields: b };
  return { envelope: JSON.stringify(changesOf(b, fields, hashOf(row))), fields };
}

/** The line of `row`, and what the next one stands upon. */
export function writeLine(row: Row, before: Before): { readonly line: string; readonly before: Before } {
  const { envelope, fields } = envelopePart(row, before);
  const next = { log: before.log, fields };
  if (row.payload === null || row.salt === null) return { line: `[${envelope}]`, before: next };
  const value = parsed(row.payload);
  const isItself = isRecord(value) && JSON.stringify(value) === row.payload;
  const payload = isItself ? row.payload : JSON.stringify([row.payload]);
  return { line: `[${envelope},${payload},"${Buffer.from(row.salt).toString('base64url')}"]`, before: next };
}

/** Whether JSON can say these numbers, so that the text reads as they are. */
const isSaid = ({ v, wall, mono, tick }: Fields): boolean => v > 0 && [wall, mono, tick].every(Number.isFinite);

/** The row of a line that stands upon `tip`. Throws a SyntaxError where it is none. */
export function readLine(line: string, tip: Tip, before: Before): { readonly row: Row; readonly before: Before } {
  const read: unknown = JSON.parse(line);
  if (!isRowLine(read)) throw new SyntaxError('the line of no event');
  const [envelope, payload, salted] = read;
  const seq = tip.seq + 1;
  const { origin, unit } = before.log;
  const text = payload === undefined ? null : isRecord(payload) ? JSON.stringify(payload) : payload[0];
  const salt = salted === undefined ? null : Buffer.from(salted, 'base64url');
  if (typeof envelope === 'string') {
    const value = parsed(envelope);
    const id = isRecord(value) && typeof value.id === 'string' ? value.id : '';
    return { row: chained({ origin, unit, seq, id, envelope, payload: text, salt }, tip.link), before };
  }
  const payloadHash = hashOf({ salt, payload: text });
  const fields = fieldsOf(before, seq, payloadHash, envelope);
  const row = { origin, unit, seq, id: fields.id, envelope: JSON.stringify(fields), payload: text, salt };
  const known = isSaid(fields) ? { payloadHash, envelope: fields } : { payloadHash };
  return { row: chained(row, tip.link, known), before: { log: before.log, fields } };
}
