/** The HTTP face of the township: the guard, the routes of `contract.ts`, and the boxes' end of the wire. */
import { type HttpApp, openApp } from '../../service/http/app.ts';
import { describeRoutes } from '../../service/http/description.ts';
import { pageRoutes } from '../../service/http/pages.ts';
import { carryPatience } from '../../sync/carry.ts';
import { registerSync } from '../../sync/http.ts';
import { paths } from '../../sync/wire.ts';
import { everyone } from '../accounts/scope.ts';
import { unitBlobs } from '../queries/photos.ts';
import { asOneAnswer, isAnswerBehind } from '../store/behind.ts';
import { guard } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { accountRoutes } from './routes-accounts.ts';
import { assessmentRoutes } from './routes-assessment.ts';
import { branchRoutes } from './routes-branch.ts';
import { commandRoutes } from './routes-commands.ts';
import { exportRoutes } from './routes-exports.ts';
import { figuresRoutes } from './routes-figures.ts';
import { fleetRoutes } from './routes-fleet.ts';
import { guidanceRoutes } from './routes-guidance.ts';
import { parcelRoutes } from './routes-parcels.ts';
import { photoRoutes } from './routes-photos.ts';
import { sessionRoutes } from './routes-session.ts';
import { townRoutes } from './routes-towns.ts';
import { wallRoutes } from './routes-wall.ts';

export async function buildApp(parts: HttpParts): Promise<HttpApp> {
  const { store, logger, now, onNews, onContact, patience = carryPatience, tls, waiting } = parts;
  const app = await openApp({ logger, patience, ...(tls && { tls }) });
  guard(app, store.sessions);
  app.addHook('preHandler', (_request, _reply, done) => asOneAnswer(done));
  app.addHook('onSend', (_request, reply, body, done) => {
    if (isAnswerBehind()) reply.header('behind', '1');
    done(null, body);
  });
  const description = describeRoutes(app, { title: 'Township of the activity rooms', version: parts.version });
  for (const routes of [
    sessionRoutes,
    accountRoutes,
    wallRoutes,
    townRoutes,
    assessmentRoutes,
    branchRoutes,
    commandRoutes,
    exportRoutes,
    figuresRoutes,
    fleetRoutes,
    guidanceRoutes,
    parcelRoutes,
    photoRoutes,
  ])
    await app.register(routes(parts));
  await app.register(pageRoutes(parts.pages, { '/': 'township.html' }));
  // Codes are short enough to be typed, so nobody may try many.
  const seldom = app.rateLimit({ max: 120, timeWindow: '1 minute' });
  app.addHook('onRoute', (route) => {
    if (route.url === paths.enrol) route.onRequest = seldom;
  });
  const { quarantine, devices, key } = store;
  registerSync(app, {
    ...{ replica: store, quarantine, devices, blobs: unitBlobs(store), key, now, onContact },
    // Another one once its database was put back.
    get origin() {
      return store.origin;
    },
    onNews: ({ unit }) => onNews(unit),
    ...(waiting && { waiting }),
  });
  app.get('/api/openapi.json', { schema: { hide: true }, config: { roles: everyone } }, description);
  return app;
}
