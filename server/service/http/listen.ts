/** Opens the port, on the loopback only. */
import { StartFault } from '../fault.ts';
import type { HttpApp } from './app.ts';

/** Port 0: any free one. Resolves to the address of the page; throws a `StartFault` when the port cannot be had. */
export async function listen(app: HttpApp, port: number): Promise<string> {
  try {
    return await app.listen({ host: '127.0.0.1', port });
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
    throw error;
  }
}
