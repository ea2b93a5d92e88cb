/** Puts the service together: store, HTTP, live wall; and takes it apart in the opposite order. */
import { LogFault } from '../log/contract.ts';
import { BoxReport } from '../service/contract/box.ts';
import { StartFault } from '../service/fault.ts';
import { listen } from '../service/http/listen.ts';
import { openTls, type Tls, type TlsFiles } from '../service/http/tls.ts';
import type { Logger } from '../service/logger.ts';
import { version } from '../service/release.ts';
import { createWaiting } from '../sync/waiting.ts';
import { firstAccount } from './accounts/first-account.ts';
import { lookKeeper } from './accounts/looks.ts';
import { keepContacts } from './contacts.ts';
import { buildApp } from './http/app.ts';
import { type Live, startLive } from './live.ts';
import { copyNightly, tidyNightly } from './nightly.ts';
import type { TownshipOptions, TownshipStore } from './store/contract.ts';
import { openTownship } from './store/store.ts';
import type { SuperiorLinkOptions } from './superior/link.ts';
import { noSuperior, startSuperior } from './superior/superior.ts';

export interface ServiceOptions extends TownshipOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Where it listens, beyond the loopback only with certificate and key. */
  readonly host?: string;
  readonly tls?: TlsFiles;
  /** See `Arguments`. */
  readonly copies?: string;
  /** The level above. */
  readonly superior?: Pick<SuperiorLinkOptions, 'url' | 'onBug'>;
  /** What a demo makes of the store before anybody comes. */
  readonly prepare?: (store: TownshipStore) => Promise<TownshipStore>;
  /** Folder of the built pages. */
  readonly pages: string;
  readonly logger: Logger;
}

export interface Service {
  readonly url: string;
  /** The link that makes the first account; null: there is one. */
  readonly firstLink: string | null;
  readonly store: TownshipStore;
  close(): Promise<void>;
}

/** Resolves when consoles and boxes can come. Throws a `StartFault` for what a person can put right. */
export async function startService(given: ServiceOptions): Promise<Service> {
  const {
    port,
    host,
    tls: files,
    copies,
    superior: above,
    prepare = async (store) => store,
    pages,
    logger,
    ...options
  } = given;
  await using opened = new AsyncDisposableStack();
  const { now } = options;
  const tls = files && openTls(files, now);
  let live: Live | undefined;
  const onFault = (unit: string, error: unknown) => logger.error({ err: error, unit }, 'a branch cannot be told');
  const onRows = (units: readonly string[]) => live?.show(units);
  const found = await openStore({ ...options, onFault, onRows, inThread: true });
  const store = await prepare(opened.adopt(found, (it) => it.close()));
  if (copies !== undefined && store.backUp) opened.defer(copyNightly(store.backUp, copies, { logger, now }));
  opened.defer(tidyNightly(store, { logger, now }));
  const superior = opened.adopt(
    above === undefined ? noSuperior : startSuperior({ ...above, store, now, logger }),
    (it) => it.close(),
  );
  const first = firstAccount(store.accounts);
  const waiting = opened.adopt(createWaiting(), (it) => it.close());
  const onLost = (error: unknown) => logger.warn({ err: error }, 'contacts were not noted');
  const contacts = opened.adopt(keepContacts(store.devices, now, onLost), (it) => it.close());
  const app = opened.adopt(
    await buildApp({
      store,
      first,
      look: lookKeeper(store.audit, now),
      onContact: ({ origin }, report) => {
        const said = BoxReport.safeParse(report).data;
        contacts.note(origin, said === undefined ? null : JSON.stringify(said));
      },
      onNews: (unit) => (unit === undefined ? live?.wake() : waiting.wake([unit])),
      now,
      logger,
      version,
      pages,
      waiting,
      superior,
      ...(tls && { tls }),
    }),
    (it) => it.close(),
  );
  live = opened.adopt(startLive(app.server, { store, now, logger, waiting, ...(tls && { tls }) }), (it) => it.close());
  const url = await listen(app, { port, ...(host !== undefined && { host }), ...(tls && { tls }) });
  if (tls) opened.defer(renewDaily(tls, logger));
  const firstLink = (await first.isOpen()) ? `${url}/#/first/${first.token}` : null;
  logger.info({ url, version, database: options.database === undefined ? 'embedded' : 'postgres' }, 'ready');

  const running = opened.move();
  return {
    url,
    firstLink,
    store,
    async close() {
      await running.disposeAsync();
      logger.info('closed');
    },
  };
}

/** A certificate that was renewed is taken without a restart. Returns how to stop. */
function renewDaily(tls: Tls, logger: Logger): () => void {
  const day = 24 * 3_600_000;
  const look = (): void => {
    try {
      tls.renew();
    } catch (error) {
      logger.error({ err: error }, 'the certificate cannot be renewed');
    }
    const days = Math.floor(tls.left() / day);
    if (days < 21) logger.warn({ days }, 'the certificate is soon over');
  };
  look();
  const timer = setInterval(look, day);
  return () => clearInterval(timer);
}

/** Throws a `StartFault` for what a person can put right. */
export async function openStore(options: TownshipOptions): Promise<TownshipStore> {
  try {
    return await openTownship(options);
  } catch (error) {
    if (error instanceof LogFault && error.kind === 'newer')
      throw new StartFault(1, '数据库由更新的版本写过，请安装该版本或更新的版本。', error.remedy, error);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === undefined) throw error;
    throw new StartFault(
      1,
      `打不开数据库（${code}）。请检查 --database 的地址、数据库是否在运行、磁盘空间和目录权限。`,
      `Cannot open the database (${code}). Check the address of --database, whether it runs, space and permissions.`,
      error,
    );
  }
}
