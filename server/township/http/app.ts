/** The HTTP face of the township: the guard, the routes of `contract.ts`, and the boxes' end of the wire. */
import { type HttpApp, openApp } from '../../service/http/app.ts';
import { pageRoutes } from '../../service/http/pages.ts';
import { registerSync } from '../../sync/http.ts';
import { guard } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { accountRoutes } from './routes-accounts.ts';
import { branchRoutes } from './routes-branch.ts';
import { fleetRoutes } from './routes-fleet.ts';
import { sessionRoutes } from './routes-session.ts';
import { wallRoutes } from './routes-wall.ts';

export async function buildApp(parts: HttpParts): Promise<HttpApp> {
  const { store, logger, now, onNews, onContact, patience } = parts;
  const app = await openApp({ logger, ...(patience !== undefined && { patience }) });
  guard(app, store.sessions);
  for (const routes of [sessionRoutes, accountRoutes, wallRoutes, branchRoutes, fleetRoutes])
    await app.register(routes(parts));
  await app.register(pageRoutes(parts.pages, { '/': 'township.html' }));
  registerSync(app, { replica: store, devices: store.devices, key: store.key, now, onNews, onContact });
  return app;
}
