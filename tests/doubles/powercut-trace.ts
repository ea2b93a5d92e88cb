/** What a program did to its disk, in order, as strace saw it: `strace -f -y -xx -s <large> -e trace=<calls>`. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Operation =
  | { readonly kind: 'create' | 'unlink'; readonly path: string }
  /** `sync-begun`: of one during which others write; it holds for what was written before. */
  | { readonly kind: 'sync-begun' | 'sync'; readonly path: string; readonly thread: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename' | 'link'; readonly path: string; readonly to: string }
  /** The program printed this on its standard output: what it promised to the world. */
  | { readonly kind: 'say'; readonly text: string };

const calls = 'openat,pwrite64,write,fsync,fdatasync,ftruncate,rename,link,unlink';

/** Runs the program to its end and gives what it did to the files below `folder`. Needs strace. */
export function traced(program: readonly string[], folder: string, traceFile: string): Operation[] {
  const options = ['-f', '-y', '-xx', '-s', '1000000', '-e', `trace=${calls}`, '-e', 'signal=none', '-o', traceFile];
  execFileSync('strace', [...options, ...program], { stdio: ['ignore', 'ignore', 'inherit'] });
  return operationsOf(readFileSync(traceFile, 'latin1'), folder);
}

const decode = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
const pathIn = (hex: string): string => decode(hex).toString('utf8');

/** Puts calls together that another thread's calls came between; each stands where it ended, and a sync also where it began. */
function* wholeCalls(trace: string): Generator<{ readonly thread: string; readonly call: string }, void> {
  const begun = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const unfinished = rest.indexOf(' <unfinished ...>');
    const resumed = /^<\.\.\. \w+ resumed>/.exec(rest);
    if (unfinished >= 0) {
      begun.set(pid, rest.slice(0, unfinished));
      if (/^f(data)?sync/.test(rest)) yield { thread: pid, call: `begun:${rest.slice(0, unfinished)}) = 0` };
    } else if (resumed) yield { thread: pid, call: `${begun.get(pid) ?? ''}${rest.slice(resumed[0].length)}` };
    else if (rest) yield { thread: pid, call: rest };
  }
}

/** The calls that succeeded and touched files below `folder`, and what was said on standard output. */
export function operationsOf(trace: string, folder: string): Operation[] {
  const operations: Operation[] = [];
  const put = (path: string, operation: Operation) => {
    if (path === folder || path.startsWith(`${folder}/`)) operations.push(operation);
  };
  for (const { thread, call } of wholeCalls(trace)) {
    const [, name = '', args = '', result = '-1'] = /^([\w:]+)\((.*)\)\s+= (-?\d+)/.exec(call) ?? [];
    if (Number(result) < 0) continue;
    const strings = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => hex);
    const [, fd = '', hexPath = ''] = /^(\d+)<((?:\\x[0-9a-f]{2})*)>/.exec(args) ?? [];
    const path = hexPath ? pathIn(hexPath) : pathIn(strings[0] ?? '');
    const numbers = args.slice(args.lastIndexOf('"') + 1).match(/\d+/g) ?? [];
    switch (name) {
      case 'openat':
        if (args.includes('O_CREAT')) put(path, { kind: 'create', path });
        break;
      case 'pwrite64':
        put(path, {
          kind: 'write',
          path,
          at: Number(numbers[1]),
          data: decode(strings[0] ?? '').subarray(0, Number(result)),
        });
        break;
      case 'write':
        if (fd === '1') operations.push({ kind: 'say', text: decode(strings[0] ?? '').toString('utf8') });
        else if (path.startsWith(`${folder}/`)) throw new Error(`a write without a place, to ${path}`);
        break;
      case 'begun:fsync':
      case 'begun:fdatasync':
        put(path, { kind: 'sync-begun', path, thread });
        break;
      case 'fsync':
      case 'fdatasync':
        put(path, { kind: 'sync', path, thread });
        break;
      case 'ftruncate':
        put(path, { kind: 'truncate', path, size: Number(/, (\d+)$/.exec(args)?.[1]) });
        break;
      case 'rename':
      case 'link':
        put(path, { kind: name, path, to: pathIn(strings[1] ?? '') });
        break;
      case 'unlink':
        put(path, { kind: 'unlink', path });
        break;
    }
  }
  return operations;
}
