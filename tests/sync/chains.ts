/** Rows as a room's log has them, and odd ones, chained on. */
import { randomBytes, randomUUID } from 'node:crypto';
import { beforeFirst, linkOf, type Row, seal, type Tip } from '../../server/log/envelope.ts';
import type { LogName } from '../../server/log/rows.ts';

export const log = { origin: randomUUID(), unit: randomUUID() };

/** `count` sign-ins after `tip`, a few seconds apart, two events to each third command. */
export function signIns(count: number, of: LogName = log, tip: Tip = beforeFirst): Row[] {
  const boot = randomUUID();
  const subject = `meeting:${randomUUID()}`;
  const start = Date.parse('2026-03-15T18:30:00+08:00');
  let command = randomUUID();
  let last = tip;
  return Array.from({ length: count }, (_, index) => {
    const place = index % 3 === 2 ? 1 : 0;
    if (place === 0) command = randomUUID();
    const wall = start + index * 4321 + (randomBytes(1)[0] ?? 0);
    const row = seal(
      {
        ...{ unit: of.unit, id: `${command}.${place}`, type: 'meeting.signed-in', v: 1, subject, command },
        ...{ actor: 'reader:pcsc', wall, mono: wall - start + 60_000, boot, quality: 'ntp' },
        data: { person: randomUUID(), by: 'card' },
      },
      of.origin,
      last,
      last.seq + 1,
      randomBytes(16),
    );
    last = row;
    return row;
  });
}

/** A row of any texts, as a later version or another program may have written them. */
export function oddRow(of: LogName, tip: Tip, envelope: string, payload: string | null, id = ''): Row {
  const salt = payload === null ? null : randomBytes(16);
  return { ...of, seq: tip.seq + 1, id, envelope, payload, salt, link: linkOf(tip.link, envelope) };
}
