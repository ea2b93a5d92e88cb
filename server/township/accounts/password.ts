/**
 * Passwords as argon2id hashes (RFC 9106), written the way all tools write them: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. A
 * hash keeps its own costs, so that today's can be raised.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** KiB, passes, lanes. */
interface Costs {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** What OWASP asks for at least: 19 MiB, 2 passes; 30 ms of a server, off the main thread. */
const today: Costs = { memory: 19_456, passes: 2, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;

const derive = promisify(argon2);

const hashOf = (password: string, nonce: Uint8Array, costs: Costs): Promise<Buffer> =>
  // Composed: what one keyboard types as one character, another types as two.
  derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength: hashBytes, ...costs });

export async function sealPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const { memory, passes, parallelism } = today;
  const costs = `m=${memory},t=${passes},p=${parallelism}`;
  return `$argon2id$v=19$${costs}$${base64(salt)}$${base64(await hashOf(password, salt, today))}`;
}

const sealed = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Takes as long for nobody's hash (undefined) as for a real one. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt, known] = sealed.exec(hash ?? nobodys) ?? [];
  if (salt === undefined || known === undefined)
    throw new Error('a password is kept in a form that this program does not know');
  const costs = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const given = await hashOf(password, Buffer.from(salt, 'base64'), costs);
  const right = timingSafeEqual(given, Buffer.from(known, 'base64'));
  return right && hash !== undefined;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

const nobodys = `$argon2id$v=19$m=${today.memory},t=${today.passes},p=${today.parallelism}$${base64(new Uint8Array(saltBytes))}$${base64(new Uint8Array(hashBytes))}`;
