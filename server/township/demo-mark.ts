/** Keeps the demo's data and a real township's apart: the demo's password is printed, and everybody knows it. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../service/fault.ts';

const markIn = (data: string): string => join(data, 'demo');

/** Makes the data a demo's. Throws a `StartFault` where they are a real township's. */
export function markDemo(data: string): void {
  if (existsSync(markIn(data))) return;
  if (existsSync(join(data, 'township.db')))
    throw new StartFault(
      2,
      '这是真实镇级平台的数据，不能用 --demo 打开。演示请另用一个 --data 目录。',
      'This is the data of a real township: it cannot be opened with --demo. Use another folder for the demo.',
    );
  mkdirSync(data, { recursive: true });
  writeFileSync(markIn(data), '');
}

/** Throws a `StartFault` where the data are a demo's. */
export function refuseDemo(data: string): void {
  if (!existsSync(markIn(data))) return;
  throw new StartFault(
    2,
    '这是演示数据，只能用 --demo 打开。正式使用请另用一个 --data 目录。',
    'This is the data of a demo: it can only be opened with --demo. Use another folder for a real township.',
  );
}
