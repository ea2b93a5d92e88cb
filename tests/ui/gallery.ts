/** The built pages of `ui/`, served on the loopback, and a browser to look at them. */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { chromiumProgram } from '../extras.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The folder of the pages as the launcher builds them for the product. */
export const pages = fileURLToPath(new URL('../../ui/dist', import.meta.url));

export interface Served {
  readonly url: string;
  /** To put a live service beside the files. */
  readonly server: Server;
  close(): Promise<void>;
}

export async function servePages(): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith('/socket.io')) return;
    const file = join(pages, normalize(pathname));
    if (!existsSync(file) || extname(file) === '') response.writeHead(404).end();
    else {
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumProgram, args: ['--disable-gpu', '--in-process-gpu'] });
}

/** Panels of the screens that are to be measured: CSS pixels, and px per mm at their usual size. */
export const panels = [
  { name: '7 inch', width: 1024, height: 600, mm: 6.7 },
  { name: '10.1 inch', width: 1280, height: 800, mm: 5.9 },
  { name: '15.6 inch', width: 1920, height: 1080, mm: 5.6 },
] as const;

export interface Panel {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly mm: number;
}
