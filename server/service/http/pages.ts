/** The built pages of a service. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { HttpApp } from './app.ts';
import { HttpFault } from './faults.ts';

/** `folder`: of the build; `pages`: by address, the file in it. */
export const pageRoutes = (folder: string, pages: Readonly<Record<string, string>>) => async (app: HttpApp) => {
  const built = existsSync(join(folder, 'index.html'));
  const assets = join(folder, 'assets');
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
  for (const [address, file] of Object.entries(pages))
    app.get(address, { schema: { hide: true } }, (_request, reply) => {
      if (!built) throw new HttpFault('not-built');
      return reply.sendFile(file, folder);
    });
};
