/** Opens the township's store, embedded or on PostgreSQL. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Draft } from '../../log/contract.ts';
import { open } from '../../log/envelope.ts';
import { copyBlobs } from '../../sync/blob-files.ts';
import { keyOf } from '../../sync/keys.ts';
import type { Receipt } from '../../sync/replica.ts';
import { startProjector } from '../projections/projector.ts';
import { auditOf } from './audit.ts';
import { blobFolder, blobQuota, blobsInFiles, blobsInTables } from './blobs.ts';
import type { TownshipOptions, TownshipStore } from './contract.ts';
import type { Desk } from './desk.ts';
import { devicesOf } from './devices.ts';
import type { Conversation } from './engine.ts';
import { quarantineOf } from './handed-over.ts';
import { append, appendUpon, holds, receive, secure } from './logs.ts';
import { mishapsOf } from './mishaps.ts';
import { openPostgres } from './postgres.ts';
import { rowsOf } from './projected.ts';
import { arrivalsOf, readingOf } from './reading.ts';
import { rowOf } from './row.ts';
import { makerOf, threadMaker } from './row-makers.ts';
import { snapshotsOf } from './snapshots.ts';
import { openSqlite } from './sqlite.ts';
import { accountsOf, attemptsOf, sessionsOf } from './staff.ts';
import { statesOf } from './states.ts';
import { originOf, receiveBack } from './succeed.ts';
import { superiorOf } from './superior.ts';
import { tidy } from './tidy.ts';
import { understand } from './understand.ts';

/** Whichever process is first gives the township its origin and key. */
async function arrive({ db, org }: Desk) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  await db
    .insertInto('township')
    .values({ org, name: '', origin: randomUUID(), key })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return db.selectFrom('township').select(['origin', 'key']).where('org', '=', org).executeTakeFirstOrThrow();
}

/** What an earlier program did not understand and this one does. */
async function reconsider({ db, org }: Desk): Promise<void> {
  const waiting = db.selectFrom('event').selectAll().where('org', '=', org).where('quarantined', '=', 1);
  for (const event of await waiting.execute()) {
    const filed = understand(rowOf(event));
    if (filed === undefined) continue;
    await db
      .updateTable('event')
      .set({ subject: filed.subject, command: filed.command, quarantined: 0 })
      .where('org', '=', org)
      .where('unit', '=', event.unit)
      .where('origin', '=', event.origin)
      .where('seq', '=', event.seq)
      .execute();
  }
}

/** Rejects with what the database says when it cannot be reached, or was written by a later program. */
export async function openTownship(options: TownshipOptions): Promise<TownshipStore> {
  const { data, database, org = 'township', now, inThread, fleeting } = options;
  const { onFault = () => undefined, onRows = () => undefined } = options;
  const engine = database === undefined ? openSqlite(data, now(), fleeting) : await openPostgres(database, fleeting);
  const { db, backUp } = engine;
  const desk: Desk = { db, org, now };
  const { origin: first, key: pem } = await arrive(desk);
  let origin = first;
  await reconsider(desk);
  const key = keyOf(pem);

  async function added<T>(units: readonly string[], adding: Promise<T>): Promise<T> {
    const outcome = await adding;
    projector?.wake(units);
    return outcome;
  }

  const itself = () =>
    db.selectFrom('township').select(['name', 'origin']).where('org', '=', org).executeTakeFirstOrThrow();

  const name = async (): Promise<string> => (await itself()).name;

  /** Whatever is written is the township's own under its origin of that moment. */
  async function written<T>(
    drafts: readonly Draft[],
    write: (own: { origin: string; key: typeof key }) => Conversation<T>,
  ): Promise<T> {
    const writing = engine.transact(function* () {
      origin = yield* originOf(org);
      return yield* write({ origin, key });
    });
    return added([...new Set(drafts.map(({ unit }) => unit))], writing);
  }

  async function takenIn(...[log, rows, signed]: Parameters<TownshipStore['receive']>): Promise<Receipt> {
    if (log.origin !== origin) return engine.transact((again) => receive(org, log, rows, signed, again));
    const receipt = await engine.transact((again) => receiveBack(org, { key, now: now() }, log, rows, signed, again));
    origin = await engine.transact(() => originOf(org));
    return receipt;
  }

  const reading = readingOf(desk);
  const sessions = sessionsOf(desk);
  const quarantine = quarantineOf(desk, engine);
  const states = statesOf(arrivalsOf(desk), snapshotsOf(desk), fleeting);
  const projector = inThread && startProjector({ data, ...(database && { database }), org }, { onFault, onRows });
  return {
    get origin() {
      return origin;
    },
    key,
    devices: devicesOf(desk, engine, async () => ({ township: await name(), publicKey: key.publicKey })),
    quarantine,
    superior: superiorOf(desk),
    accounts: accountsOf(desk, sessions),
    sessions,
    attempts: attemptsOf(desk),
    audit: auditOf(desk),
    blobs: database === undefined ? blobsInFiles(data, org) : blobsInTables(desk, engine),
    name,
    async rename(to) {
      await db.updateTable('township').set({ name: to }).where('org', '=', org).execute();
    },
    ...reading,
    async news(after) {
      const fresh = await reading.news(after);
      // Whichever process was told that the database had been set back, the others hear of it with what it wrote.
      if (fresh.size > 0) ({ origin } = await itself());
      return fresh;
    },
    mishaps: mishapsOf(desk),
    stateOf: states.stateOf,
    ...rowsOf(desk, projector ? threadMaker(projector) : makerOf(desk, states, onFault)),
    receive: (log, rows, signed) => added([log.unit], takenIn(log, rows, signed)),
    async append(drafts) {
      return (await written(drafts, (own) => append(org, own, drafts))).map((row) => open(row));
    },
    appendUpon: (heads, drafts) => written(drafts, (own) => appendUpon(org, own, heads, drafts)),
    holds: (unit, command) => engine.transact(() => holds(org, unit, command)),
    async forgetProjected() {
      for (const table of ['projection', 'snapshot'] as const)
        await db.deleteFrom(table).where('org', '=', org).execute();
    },
    secure: (heads) => engine.transact(() => secure(org, heads)),
    tidy: () => tidy(desk),
    backUp:
      backUp &&
      (async (folder, options) => {
        const handedOver = await quarantine.unsafe();
        const outcome = await backUp(org, folder, options);
        if (outcome.ok) {
          await engine.transact(() => secure(org, outcome.heads));
          await quarantine.secure(handedOver);
          await copyBlobs(blobFolder(data), blobFolder(folder), blobQuota.free);
        }
        return outcome;
      }),
    async close() {
      await projector?.close();
      await engine.close();
    },
  };
}
