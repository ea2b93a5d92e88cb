/** What NTAG 424 cards prove themselves with at each reading (SUN), read with the branch's keys. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { parse } from 'smol-toml';
import { z } from 'zod';
import { fromHex } from '../../firmware-protocol/card-hex.ts';
import type { Aes128 } from '../../firmware-protocol/cmac.ts';
import { type SunVerdict, verifySun } from '../../firmware-protocol/ntag424.ts';
import { parseSunUrl } from '../../firmware-protocol/ntag424-url.ts';
import { StartFault } from '../service/fault.ts';
import type { KioskConfig } from './config.ts';

/** Undefined for a text that proves nothing. Whether the counter has risen is left to who knows the last one. */
export type ReadSun = (text: string) => SunVerdict | undefined;

const aes: Aes128 = {
  encrypt: (key, block) => createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block),
  decrypt: (key, block) => createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block),
};

/** Throws a `StartFault` when the keys cannot be had, or others can have them, too. */
export function sunReader({ keys: file, parameters }: NonNullable<KioskConfig['ntag424']>): ReadSun {
  const { meta_read: metaRead, file_read: fileRead } = readKeys(file);
  const keys = { metaRead, fileRead: () => fileRead };
  return (text) => {
    const message = parseSunUrl(text, parameters);
    return message && verifySun(aes, keys, message, () => undefined);
  };
}

const Key = z.string().length(32).transform(fromHex).pipe(z.instanceof(Uint8Array));
const Keys = z.strictObject({ meta_read: Key, file_read: Key });

function readKeys(file: string): z.infer<typeof Keys> {
  if (mayOthersRead(file))
    throw new StartFault(
      2,
      `密钥文件 ${file} 别人也能读。请运行 chmod 600 ${file}。`,
      `Others may read the key file ${file}. Run chmod 600 ${file}.`,
    );
  try {
    return Keys.parse(parse(readFileSync(file, 'utf8')));
  } catch {
    // Without the cause, which may quote what stands in the file.
    throw new StartFault(
      2,
      `密钥文件 ${file} 不对。要有两行：meta_read = "…" 和 file_read = "…"，各 32 位十六进制。`,
      `The key file ${file} is not right. It takes two lines, meta_read = "…" and file_read = "…", of 32 hex digits each.`,
    );
  }
}

function mayOthersRead(file: string): boolean {
  try {
    return (statSync(file).mode & 0o077) !== 0;
  } catch (error) {
    throw new StartFault(
      2,
      `找不到密钥文件 ${file}。请检查配置里 ntag424.keys 的路径。`,
      `There is no key file ${file}. Check the path of ntag424.keys in the config.`,
      error,
    );
  }
}
