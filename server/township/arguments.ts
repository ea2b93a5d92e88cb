/** The command line of the township's server. */
import { resolve } from 'node:path';
import { commandLine } from '../service/command-line.ts';
import { isLoopback } from '../service/http/listen.ts';
import type { TlsFiles } from '../service/http/tls.ts';

export type Arguments =
  | (Place & {
      readonly kind: 'run';
      /** 0: any free port. */
      readonly port: number;
      /** Where the nightly copies of the embedded database go; null: none are made. */
      readonly copies: string | null;
      /** Name or address of the interface; beyond the loopback only with `tls`. */
      readonly host: string;
      readonly tls: TlsFiles | null;
      /** Where the server of the level above stands; null: there is none. */
      readonly superior: string | null;
      /** File of its certificate, or its authority's; null: one that everyone believes. */
      readonly superiorCa: string | null;
      /** The code with which the demo room comes in; null: this is no demo. */
      readonly demo: string | null;
    })
  | (Place & { readonly kind: 'rebuild' })
  /** `from`: where the stick is mounted. */
  | (Place & { readonly kind: 'import'; readonly from: string })
  | (Place & {
      readonly kind: 'back-up';
      /** The operator's own, for a shell. */
      readonly command: string;
    })
  | { readonly kind: 'help' };

interface Place {
  readonly data: string;
  /** `postgres://…`; null: the embedded database in the data folder. */
  readonly database: string | null;
}

export const usage = `用法 / Usage:
  npm run township -- --data DIR [--database URL | --copies DIR] [--port N]
                      [--listen HOST --cert FILE --key FILE] [--superior URL [--superior-ca FILE]]
  npm run township -- --data DIR --database URL --back-up COMMAND
  npm run township -- --data DIR [--database URL] --import DIR
  npm run township -- --data DIR [--database URL] --rebuild

  --data DIR      数据目录，没有就新建 / folder of the township's data, made if missing
  --database URL  postgres://…，默认用数据目录里的数据库 / the one in the folder unless told
  --copies DIR    每夜备份的目录（另一块盘），须已存在 / folder on another disk for nightly copies, which must exist
  --port N        网页端口，默认 8700 / port of the pages, 8700 unless told
  --listen HOST   在哪个网卡上监听，默认只限本机 / interface to listen on, this machine only unless told
  --cert FILE     证书（PEM，可含中间证书），监听本机以外必须有 / certificate, without which only this machine is served
  --key FILE      证书的私钥（PEM）/ its private key
  --superior URL  上级平台的网址，https:// 开头 / address of the county's server, to which figures are reported
  --superior-ca FILE
                  上级平台自签的证书（PEM）/ its certificate, or its authority's, where everyone does not believe it
  --demo CODE     演示：二十九个模拟支部，演示活动室凭此码接入 / demo with 29 simulated rooms; the demo room comes in by the code
  --back-up CMD   用自己的命令备份 --database 的数据库；命令成功，活动室就不必再保留 / backs the database up by a command of your own
  --import DIR    导入活动室写在U盘上的记录，把回执写在旁边 / takes what rooms wrote onto a stick, puts the replies beside it
  --rebuild       重新计算各页面的数据，然后结束 / works out anew what the pages show, and ends
  --help          显示本说明 / this text`;

const { wrong, parse, folder, port } = commandLine(usage);

/** Throws a `StartFault` with the usage. */
export function readArguments(argv: readonly string[]): Arguments {
  const values = parse(argv, {
    data: { type: 'string' },
    database: { type: 'string' },
    copies: { type: 'string' },
    port: { type: 'string' },
    listen: { type: 'string' },
    cert: { type: 'string' },
    key: { type: 'string' },
    superior: { type: 'string' },
    'superior-ca': { type: 'string' },
    demo: { type: 'string' },
    'back-up': { type: 'string' },
    import: { type: 'string' },
    rebuild: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help) return { kind: 'help' };
  const data = folder(values.data);
  // Not repeated to the terminal: it may hold a password.
  if (values.database !== undefined && !/^postgres(ql)?:\/\/./.test(values.database))
    throw wrong('--database 应以 postgres:// 开头。', '--database: expected postgres://…');
  if (values.database !== undefined && values.copies !== undefined)
    throw wrong('--copies 只用于数据目录里的数据库。', '--copies is for the database in the folder only.');
  if (values.demo !== undefined && values.listen !== undefined)
    throw wrong('--demo 只在本机上。', '--demo is for this machine only.');
  if (values.demo !== undefined && values.database !== undefined)
    throw wrong('--demo 只用数据目录里的数据库。', '--demo keeps its data in the folder only.');
  const { 'back-up': command, 'superior-ca': superiorCa, database = null } = values;
  if (superiorCa !== undefined && values.superior === undefined)
    throw wrong('--superior-ca 要与 --superior 一起写。', '--superior-ca belongs to --superior.');
  if (command !== undefined && database === null)
    throw wrong('--back-up 只用于 --database 的数据库。', '--back-up is for the database of --database only.');
  if (command !== undefined) return { kind: 'back-up', data, database, command };
  if (values.import !== undefined) return { kind: 'import', data, database, from: resolve(values.import) };
  if (values.rebuild) return { kind: 'rebuild', data, database };
  return {
    kind: 'run',
    data,
    port: port(values.port, 8700),
    database,
    copies: values.copies === undefined ? null : resolve(values.copies),
    ...placeOf(values),
    superior: values.superior === undefined ? null : superiorOf(values.superior),
    superiorCa: superiorCa === undefined ? null : resolve(superiorCa),
    demo: values.demo ?? null,
  };
}

/** What goes up is signed and names nobody; it is still no other's business. */
function superiorOf(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return url.href;
  throw wrong('--superior 应以 https:// 开头。', '--superior: expected https://…');
}

function placeOf({ listen: host = '127.0.0.1', cert, key }: { listen?: string; cert?: string; key?: string }) {
  if ((cert === undefined) !== (key === undefined))
    throw wrong('--cert 和 --key 要一起写。', '--cert and --key belong together.');
  if (cert !== undefined && key !== undefined) return { host, tls: { cert: resolve(cert), key: resolve(key) } };
  if (isLoopback(host)) return { host, tls: null };
  throw wrong(
    `监听 ${host} 须有证书：请加 --cert 和 --key。没有证书就只能在本机上用。`,
    `Listening on ${host} needs a certificate: add --cert and --key. Without one only this machine is served.`,
  );
}
