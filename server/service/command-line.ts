/** What the command lines of the services have in common: whatever is wrong with one is told with its usage. */
import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { StartFault } from './fault.ts';

/** Each of its functions throws what `wrong` makes: a `StartFault` that ends with the usage. */
export function commandLine(usage: string) {
  const wrong = (chinese: string, english: string, cause?: unknown): StartFault =>
    new StartFault(2, chinese, `${english}\n\n${usage}`, cause);
  return {
    wrong,

    parse<const T extends ParseArgsOptionsConfig>(argv: readonly string[], options: T) {
      try {
        return parseArgs({ args: [...argv], options }).values;
      } catch (error) {
        if (error instanceof TypeError) throw wrong('参数有误。', error.message, error);
        throw error;
      }
    },

    /** The folder of `--data`, absolute. */
    folder(data: string | undefined): string {
      if (!data) throw wrong('缺少 --data DIR。', '--data DIR is missing.');
      return resolve(data);
    },

    /** The port of `--port`; `usual` where it is not told. */
    port(told: string | undefined, usual: number): number {
      if (told === undefined) return usual;
      if (/^\d{1,5}$/.test(told) && Number(told) <= 65_535) return Number(told);
      throw wrong(`--port ${told}：应为 0 到 65535。`, `--port ${told}: expected 0 to 65535.`);
    },
  };
}
