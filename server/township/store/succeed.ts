/** A township that was restored from a copy goes on as a new origin: what it wrote after the copy stands with the boxes. */
import { randomUUID } from 'node:crypto';
import { type Succession, successionDrafts } from '../../log/succession.ts';
import { keyOf } from '../../sync/keys.ts';
import { ask, type Conversation } from './engine.ts';
import { append } from './logs.ts';
import { hexOf } from './row.ts';
import type { HeadRow, Tables } from './schema.ts';

/** Of all townships of the database; each log that one goes on from is named by the first event of the next. `now`: ms since 1970. */
export function* succeed(now: number): Conversation<void> {
  const stamp = { wall: now, mono: 0, boot: randomUUID(), quality: 'ntp' } as const;
  for (const { org, origin, key } of yield* ask<Tables['township']>('SELECT * FROM township')) {
    const next = randomUUID();
    yield* ask('UPDATE township SET origin = ? WHERE org = ?', next, org);
    const heads = yield* ask<HeadRow>('SELECT * FROM log_head WHERE org = ? AND origin = ?', org, origin);
    const after = heads.map(({ unit, seq, tick, link }) => ({ origin, unit, seq, tick, link: hexOf(link) }));
    const succession: Succession = { why: 'restored', after, tick: 0 };
    yield* append(org, { origin: next, key: keyOf(key) }, successionDrafts(succession, stamp, randomUUID, 'township'));
  }
}
