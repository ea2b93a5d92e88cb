/** The built pages of the screen. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import { HttpFault } from './faults.ts';
import type { HttpParts, KioskApp } from './parts.ts';

export const pageRoutes =
  ({ pages, simulator }: HttpParts) =>
  async (app: KioskApp) => {
    const built = existsSync(join(pages, 'index.html'));
    const assets = join(pages, 'assets');
    if (built)
      await app.register(files, {
        root: assets,
        prefix: '/assets/',
        index: false,
        cacheControl: false,
        setHeaders: (reply, path) => {
          // The build names assets by their content, so they never change.
          const lasting = path.startsWith(assets);
          reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
        },
      });

    const page = (path: string, file: string): void => {
      app.get(path, { schema: { hide: true } }, (_request, reply) => {
        if (!built) throw new HttpFault('not-built');
        return reply.sendFile(file, pages);
      });
    };
    page('/', 'index.html');
    page('/gallery', 'gallery.html');
    if (simulator !== null) page('/simulator', 'simulator.html');
  };
