/** A page of the record of looks and deeds. */
import { addDays, instant } from '../../domain/date.ts';
import type { AuditPage, AuditQuery } from '../contract/audit.ts';
import type { TownshipStore } from '../store/contract.ts';
import type { AuditKey } from '../store/staff-contract.ts';
import { roomsFor } from './rooms.ts';

const atOnce = 100;

const everything = { role: 'township', units: [] } as const;

export async function auditPage(
  store: Pick<TownshipStore, 'accounts' | 'audit' | 'devices'>,
  { unit, account, from, until, after }: AuditQuery,
): Promise<AuditPage> {
  const [found, accounts, rooms] = await Promise.all([
    store.audit.list({
      ...{ unit, account, limit: atOnce + 1 },
      from: from === undefined ? from : instant(from, '00:00'),
      until: until === undefined ? until : instant(addDays(until, 1), '00:00'),
      before: after === undefined ? undefined : keyIn(after),
    }),
    store.accounts.list(),
    roomsFor(store, everything),
  ]);
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  const branches = new Map(rooms.map((room) => [room.unit, room.branch]));
  const entries = found.slice(0, atOnce);
  const last = found.length > atOnce ? entries.at(-1) : undefined;
  return {
    entries: entries.map((entry) => ({
      ...entry,
      account: names.get(entry.account) ?? '',
      branch: branches.get(entry.unit) ?? '',
    })),
    after: last === undefined ? null : `${last.at}.${last.id}`,
    accounts: accounts.map(({ id, name }) => ({ id, name })),
    units: rooms.map(({ unit, branch }) => ({ unit, branch })),
  };
}

function keyIn(text: string): AuditKey {
  const dot = text.indexOf('.');
  return { at: Number(text.slice(0, dot)), id: text.slice(dot + 1) };
}
