/** A township's server on a database of its own, with three rooms and an account of each role. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Event } from '../../server/domain/events.ts';
import { listen } from '../../server/service/http/listen.ts';
import { firstAccount } from '../../server/township/accounts/first-account.ts';
import { lookKeeper } from '../../server/township/accounts/looks.ts';
import { sealPassword } from '../../server/township/accounts/password.ts';
import { buildApp } from '../../server/township/http/app.ts';
import { startLive } from '../../server/township/live.ts';
import type { Account, Role } from '../../server/township/store/staff-contract.ts';
import { openTownship } from '../../server/township/store/store.ts';
import { type BoxLog, boxLog, draft } from './box-log.ts';

export const password = 'correct horse';

export type Township = Awaited<ReturnType<typeof runTownship>>;

interface TownshipMore {
  /** ms until a request that has not come in whole is given up. */
  readonly patience?: number;
  /** `postgres://…`; without it the embedded one. */
  readonly database?: string;
  /** Its rows are made as they are in service: beside those who ask, by the machine's clock. */
  readonly inThread?: true;
}

/** `units`: each gets an accepted box. */
export async function runTownship(units: readonly string[] = [], { patience, database, inThread }: TownshipMore = {}) {
  const data = mkdtempSync(join(tmpdir(), 'township-'));
  const clock = { now: inThread ? Date.now() : Date.parse('2026-11-15T09:00:00+08:00') };
  const now = () => clock.now;
  const faults: { unit: string; error: unknown }[] = [];
  const onFault = (unit: string, error: unknown) => faults.push({ unit, error });
  const store = await openTownship({
    data,
    now,
    onFault,
    ...(inThread && { inThread }),
    ...(database && { database }),
  });
  const first = firstAccount(store.accounts);
  const logger = pino({ level: 'silent' });
  const wake = { call: () => {} };
  const app = await buildApp({
    ...{ store, first, now, logger, version: '0', pages: join(data, 'none') },
    ...(patience !== undefined && { patience }),
    look: lookKeeper(store.audit, now),
    onContact: () => {},
    onNews: () => wake.call(),
  });
  const live = startLive(app.server, { store, now, logger });
  wake.call = live.wake;
  const url = await listen(app, { port: 0 });
  const boxes = new Map<string, BoxLog>();
  for (const unit of units) boxes.set(unit, boxLog({ origin: `box-${unit}`, unit }));

  const township = {
    ...{ url, data, store, first, clock, app, faults },

    /** An account, and a browser that is signed in with it. */
    async signedIn(role: Role, units: readonly string[] = []): Promise<Browser> {
      const name = [role, ...units].join(' ');
      const account = { id: `id ${name}`, secondFactor: '', disabled: false, password: await sealed };
      await store.accounts.add({ ...account, name, role, units } satisfies Account);
      const browser = new Browser(url);
      await browser.ask('POST', '/api/session', { name, password });
      return browser;
    },

    async accept(unit: string): Promise<void> {
      const code = `code ${unit}`;
      await store.devices.offerCode({ code, branch: unit, expires: now() + 1000, account: '' });
      const publicKey = new Uint8Array(32).fill(units.indexOf(unit));
      await store.devices.enrol({ code, origin: `box-${unit}`, unit, room: '活动室', branch: unit, publicKey });
      await store.devices.setStanding(`box-${unit}`, 'accepted', '');
    },

    /** What happened in the room arrives; the room has what the township wrote before. */
    async arrive(unit: string, events: readonly Event[]): Promise<void> {
      const box = boxes.get(unit);
      if (box === undefined) throw new Error(`there is no ${unit}`);
      const ticks = (await store.heads([unit])).map(({ tick }) => tick);
      const drafts = events.map((event) => draft({ ...event, unit }));
      const rows = box.write(drafts, Math.max(0, ...ticks) + 1);
      await store.receive(box.log, rows, box.signed());
    },

    async close(): Promise<void> {
      await live.close();
      await app.close();
      await store.close();
      rmSync(data, { recursive: true });
    },
  };
  for (const unit of units) await township.accept(unit);
  return township;
}

/** Made once: it costs what it shall cost. */
const sealed = sealPassword(password);

/** Keeps its cookie, as a browser does. */
export class Browser {
  readonly url: string;
  cookie = '';

  constructor(url: string) {
    this.url = url;
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: { cookie: this.cookie, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }
}
