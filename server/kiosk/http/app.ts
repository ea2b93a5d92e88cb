/** The HTTP face of the room: plugins, checks at the door, and the routes of `contract.ts`. */
import { LogFault } from '../../log/contract.ts';
import { openApp } from '../../service/http/app.ts';
import { describeRoutes } from '../../service/http/description.ts';
import type { HttpFaultCode } from '../../service/http/faults.ts';
import { pageRoutes } from '../../service/http/pages.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { assistRoutes } from './routes-assist.ts';
import { ballotRoutes } from './routes-ballot.ts';
import { deskRoutes } from './routes-desk.ts';
import { photoRoutes } from './routes-photos.ts';
import { roomRoutes } from './routes-room.ts';
import { rosterRoutes } from './routes-roster.ts';
import { sessionRoutes } from './routes-session.ts';
import { setupRoutes } from './routes-setup.ts';
import { simulatorRoutes } from './routes-simulator.ts';
import { townshipRoutes } from './routes-township.ts';

export async function buildApp(parts: HttpParts): Promise<KioskApp> {
  // When a vote was cast is nobody's to know, the log's neither.
  const app = await openApp({ logger: parts.logger, faultOf, unlogged: '/api/ballot/' });
  const description = describeRoutes(app, { title: 'Sign-in kiosk of the activity room', version: parts.version });
  for (const routes of [
    roomRoutes,
    deskRoutes,
    photoRoutes,
    townshipRoutes,
    ballotRoutes,
    sessionRoutes,
    setupRoutes,
    rosterRoutes,
    assistRoutes,
  ])
    await app.register(routes(parts));
  await app.register(pageRoutes(parts.pages, pagesOf(parts)));
  if (parts.simulator !== null) await app.register(simulatorRoutes(parts.simulator));
  app.get('/api/openapi.json', { schema: { hide: true } }, description);
  return app;
}

const pagesOf = ({ simulator }: HttpParts) => ({
  '/': 'index.html',
  '/gallery': 'gallery.html',
  ...(simulator !== null && { '/simulator': 'simulator.html' }),
});

/** The log, or the box's own store on a disk that is full or broken. */
function faultOf(error: Error): HttpFaultCode | undefined {
  const broken = 'code' in error && /^SQLITE_(FULL|IOERR|READONLY)/.test(String(error.code));
  return error instanceof LogFault || broken ? 'not-recording' : undefined;
}
