/** The command line of the township's server. */
import { resolve } from 'node:path';
import { commandLine } from '../service/command-line.ts';

export type Arguments =
  | {
      readonly kind: 'run';
      readonly data: string;
      /** 0: any free port. */
      readonly port: number;
      /** `postgres://…`; null: the embedded database in the data folder. */
      readonly database: string | null;
      /** Where the nightly copies of the embedded database go; null: none are made. */
      readonly copies: string | null;
      /** The code with which the demo room comes in; null: this is no demo. */
      readonly demo: string | null;
    }
  | { readonly kind: 'help' };

export const usage = `用法 / Usage:
  npm run township -- --data DIR [--database URL | --copies DIR] [--port N] [--demo CODE]

  --data DIR      数据目录，没有就新建 / folder of the township's data, made if missing
  --database URL  postgres://…，默认用数据目录里的数据库 / the one in the folder unless told
  --copies DIR    每夜备份的目录（另一块盘），须已存在 / folder on another disk for nightly copies, which must exist
  --port N        网页端口，默认 8700 / port of the pages, 8700 unless told
  --demo CODE     演示：二十九个模拟支部，演示活动室凭此码接入 / demo with 29 simulated rooms; the demo room comes in by the code
  --help          显示本说明 / this text`;

const { wrong, parse, folder, port } = commandLine(usage);

/** Throws a `StartFault` with the usage. */
export function readArguments(argv: readonly string[]): Arguments {
  const values = parse(argv, {
    data: { type: 'string' },
    database: { type: 'string' },
    copies: { type: 'string' },
    port: { type: 'string' },
    demo: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help) return { kind: 'help' };
  const data = folder(values.data);
  // Not repeated to the terminal: it may hold a password.
  if (values.database !== undefined && !/^postgres(ql)?:\/\/./.test(values.database))
    throw wrong('--database 应以 postgres:// 开头。', '--database: expected postgres://…');
  if (values.database !== undefined && values.copies !== undefined)
    throw wrong('--copies 只用于数据目录里的数据库。', '--copies is for the database in the folder only.');
  if (values.demo !== undefined && values.database !== undefined)
    throw wrong('--demo 只用数据目录里的数据库。', '--demo keeps its data in the folder only.');
  return {
    kind: 'run',
    data,
    port: port(values.port, 8700),
    database: values.database ?? null,
    copies: values.copies === undefined ? null : resolve(values.copies),
    demo: values.demo ?? null,
  };
}
