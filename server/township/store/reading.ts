/** Reading the logs, each question one statement. */
import { type Event, inFoldOrder } from '../../domain/events.ts';
import type { Stored } from '../../log/contract.ts';
import { open } from '../../log/envelope.ts';
import type { TownshipStore } from './contract.ts';
import type { Desk } from './desk.ts';
import { hexOf, rowOf, saidIn, textsIn } from './row.ts';
import type { EventRow } from './schema.ts';
import type { Arrivals } from './states.ts';
import { understand } from './understand.ts';

type Reading = Pick<
  TownshipStore,
  'heads' | 'rows' | 'signedHead' | 'news' | 'eventsOf' | 'subjectEvents' | 'quarantined' | 'quarantinedCounts'
>;

const textsOf = ({ db, org }: Desk, unit: string) =>
  db
    .selectFrom('event')
    .select(['id', 'envelope', 'payload', 'quarantined'])
    .where('org', '=', org)
    .where('unit', '=', unit);

/** What an older program beside this one put into quarantine, this one may understand. */
const understood = (rows: readonly Pick<EventRow, 'id' | 'envelope' | 'payload' | 'quarantined'>[]): Stored[] =>
  rows
    .filter((row) => row.quarantined === 0 || understand({ id: row.id, ...textsIn(row) }) !== undefined)
    .map((row) => open(textsIn(row)));

export function readingOf(desk: Desk): Reading {
  const { db, org } = desk;
  return {
    async heads(units) {
      if (units?.length === 0) return [];
      const heads = await db
        .selectFrom('log_head')
        .select(['origin', 'unit', 'seq', 'tick', 'link'])
        .where('org', '=', org)
        .$if(units !== undefined, (query) => query.where('unit', 'in', units ?? []))
        .execute();
      return heads.map((head) => ({ ...head, link: hexOf(head.link) }));
    },

    async rows(log, after, limit) {
      const rows = await db
        .selectFrom('event')
        .selectAll()
        .where('org', '=', org)
        .where('unit', '=', log.unit)
        .where('origin', '=', log.origin)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(rowOf);
    },

    async signedHead(log) {
      const head = await db
        .selectFrom('log_head')
        .select(['signed_seq', 'signed_link', 'signature'])
        .where('org', '=', org)
        .where('unit', '=', log.unit)
        .where('origin', '=', log.origin)
        .executeTakeFirst();
      return head && { seq: head.signed_seq, link: head.signed_link, signature: head.signature };
    },

    async news(after) {
      const rows = await db.selectFrom('news').select(['unit', 'count']).where('org', '=', org).execute();
      return new Map(
        rows.filter(({ unit, count }) => after.get(unit) !== count).map(({ unit, count }) => [unit, count]),
      );
    },

    async eventsOf(unit) {
      return understood(await textsOf(desk, unit).execute()).sort(inFoldOrder);
    },

    async subjectEvents(unit, subject) {
      return understood(await textsOf(desk, unit).where('subject', '=', subject).execute()).sort(inFoldOrder);
    },

    async quarantined() {
      const rows = await db
        .selectFrom('event')
        .select(['origin', 'unit', 'seq', 'id', 'envelope'])
        .where('org', '=', org)
        .where('quarantined', '=', 1)
        .execute();
      return rows.map(({ envelope, ...place }) => ({ ...place, ...saidIn(envelope) }));
    },

    async quarantinedCounts() {
      const rows = await db
        .selectFrom('event')
        .select(({ fn }) => ['origin', fn.countAll<number>().as('count')])
        .where('org', '=', org)
        .where('quarantined', '=', 1)
        .groupBy('origin')
        .execute();
      return new Map(rows.map(({ origin, count }) => [origin, count]));
    },
  };
}

export const arrivalsOf =
  (desk: Desk): Arrivals =>
  async (unit, known) => {
    const { db, org } = desk;
    const heads = await db
      .selectFrom('log_head')
      .select(['origin', 'seq'])
      .where('org', '=', org)
      .where('unit', '=', unit)
      .execute();
    const events: Event[] = [];
    for (const { origin, seq } of heads) {
      const after = known.get(origin) ?? 0;
      if (seq === after) continue;
      const rows = textsOf(desk, unit).where('origin', '=', origin).where('seq', '>', after).where('seq', '<=', seq); // what came after the heads were read is for the next time
      events.push(...understood(await rows.execute()));
    }
    return { events, read: new Map(heads.map(({ origin, seq }) => [origin, seq])) };
  };
