/** The command line of the township's server. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartFault } from '../service/fault.ts';

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
    }
  | { readonly kind: 'help' };

export const usage = `用法 / Usage:
  npm run township -- --data DIR [--database URL | --copies DIR] [--port N]

  --data DIR      数据目录，没有就新建 / folder of the township's data, made if missing
  --database URL  postgres://…，默认用数据目录里的数据库 / the one in the folder unless told
  --copies DIR    每夜备份的目录（另一块盘），须已存在 / folder on another disk for nightly copies, which must exist
  --port N        网页端口，默认 8700 / port of the pages, 8700 unless told
  --help          显示本说明 / this text`;

/** Throws a `StartFault` with the usage. */
export function readArguments(argv: readonly string[]): Arguments {
  const values = parse(argv);
  if (values.help) return { kind: 'help' };
  if (!values.data) throw wrong('缺少 --data DIR。', '--data DIR is missing.');
  const port = Number(values.port ?? 8700);
  if (!/^\d{1,5}$/.test(values.port ?? '8700') || port > 65_535)
    throw wrong(`--port ${values.port}：应为 0 到 65535。`, `--port ${values.port}: expected 0 to 65535.`);
  // Not repeated to the terminal: it may hold a password.
  if (values.database !== undefined && !/^postgres(ql)?:\/\/./.test(values.database))
    throw wrong('--database 应以 postgres:// 开头。', '--database: expected postgres://…');
  if (values.database !== undefined && values.copies !== undefined)
    throw wrong('--copies 只用于数据目录里的数据库。', '--copies is for the database in the folder only.');
  const copies = values.copies === undefined ? null : resolve(values.copies);
  return { kind: 'run', data: resolve(values.data), port, database: values.database ?? null, copies };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        database: { type: 'string' },
        copies: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    if (error instanceof TypeError) throw wrong('参数有误。', error.message, error);
    throw error;
  }
}

const wrong = (chinese: string, english: string, cause?: unknown): StartFault =>
  new StartFault(2, chinese, `${english}\n\n${usage}`, cause);
