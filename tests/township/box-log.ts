/** The log of a box, as far as the township needs one. */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { Draft } from '../../server/log/contract.ts';
import { beforeFirst, type LogName, linkOf, type Row, seal, type Tip } from '../../server/log/replicate.ts';
import { keyOf } from '../../server/sync/keys.ts';
import type { SignedHead } from '../../server/sync/replica.ts';
import { signHead } from '../../server/sync/signed-head.ts';

/** What every box here signs with. */
export const boxKey = keyOf(
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
);

export function draft(fields: Partial<Draft> & Pick<Draft, 'unit'>): Draft {
  const id = randomUUID();
  return {
    ...{ id, type: 'fact.worded', v: 1, subject: 'person:m-7', command: `command-${id}`, actor: 'box' },
    ...{ wall: Date.parse('2026-03-06T09:00:00+08:00'), mono: 60_000, boot: 'boot-1', quality: 'ntp' },
    data: { of: 'event-1', text: '在外地' },
    ...fields,
  };
}

export const described = (unit: string, name: string): Draft =>
  draft({
    ...{ unit, type: 'branch.described', subject: `branch:${unit}` },
    data: { name, township: '赤溪镇', kind: 'rural', room: '党员活动室' },
  });

export interface BoxLog {
  readonly log: LogName;
  readonly rows: readonly Row[];
  /** Writes so many events, or these; gives back their rows. `tick`: of the first, if not the one after the last. */
  write(what: number | readonly Draft[], tick?: number): readonly Row[];
  /** Writes an event of any text. */
  writeRaw(envelope: string, payload: string | null): void;
  /** Its word for where the log ends. */
  signed(at?: Tip): SignedHead;
  /** Another log of the same origin which goes another way after `seq`. */
  forkedAfter(seq: number): BoxLog;
}

export function boxLog(log: LogName = { origin: randomUUID(), unit: randomUUID() }, rows: Row[] = []): BoxLog {
  let ticks = rows.length;
  return {
    log,
    rows,
    write(what, tick = ticks + 1) {
      const drafts = typeof what === 'number' ? Array.from({ length: what }, () => draft({ unit: log.unit })) : what;
      const from = rows.length;
      for (const [index, one] of drafts.entries()) {
        ticks = tick + index;
        rows.push(seal(one, log.origin, rows.at(-1) ?? beforeFirst, ticks, randomBytes(16)));
      }
      return rows.slice(from);
    },
    writeRaw(envelope, payload) {
      const tip = rows.at(-1) ?? beforeFirst;
      const salt = payload === null ? null : randomBytes(16);
      rows.push({ ...log, seq: tip.seq + 1, id: '', envelope, payload, salt, link: linkOf(tip.link, envelope) });
    },
    signed(at = rows.at(-1) ?? beforeFirst) {
      return signHead(log, at.seq, Buffer.from(at.link).toString('hex'), boxKey);
    },
    forkedAfter: (seq) => boxLog(log, rows.slice(0, seq)),
  };
}
