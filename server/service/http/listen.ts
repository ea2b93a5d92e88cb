/** Opens the port: on the loopback, or beyond it under a certificate. */
import { isIPv6 } from 'node:net';
import { StartFault } from '../fault.ts';
import type { HttpApp } from './app.ts';
import type { Tls } from './tls.ts';

/** Where a service listens. */
export interface Place {
  /** Name or address of an interface; the loopback unless told. */
  readonly host?: string;
  /** 0: any free one. */
  readonly port: number;
  /** As the app has it. */
  readonly tls?: Tls;
}

/** Of this machine alone: there, a certificate is not needed. */
export const isLoopback = (host: string): boolean => /^(127(\.\d+){3}|localhost|::1)$/.test(host);

/** Resolves to the address of the page; throws a `StartFault` when the port cannot be had. */
export async function listen(app: HttpApp, { host = '127.0.0.1', port, tls }: Place): Promise<string> {
  if (tls === undefined && !isLoopback(host)) throw new Error('nothing listens beyond the loopback without TLS');
  try {
    const address = await app.listen({ host, port });
    if (tls === undefined) return address;
    const name = tls.isFor(host) ? host : tls.name;
    return `https://${isIPv6(name) ? `[${name}]` : name}:${new URL(address).port}`;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new StartFault(
        1,
        `端口 ${port} 已被占用。请用 --port 换一个端口，或结束占用它的程序。`,
        `Port ${port} is in use. Choose another with --port, or stop the program that uses it.`,
        error,
      );
    if (code === 'EACCES')
      throw new StartFault(
        1,
        `没有权限使用端口 ${port}。请用 --port 换一个 1024 以上的端口。`,
        `Port ${port} may not be used. Choose one above 1024 with --port.`,
        error,
      );
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartFault(
        1,
        `本机没有 ${host} 这个地址。请检查 --listen，所有网卡写 0.0.0.0。`,
        `This machine has no address ${host}. Check --listen; for every interface it is 0.0.0.0.`,
        error,
      );
    throw error;
  }
}
