/** The wall, as of now; what changes comes over the socket. */
import type { HttpApp } from '../../service/http/app.ts';
import { everyone } from '../accounts/scope.ts';
import { Wall } from '../contract/wall.ts';
import { wallFor } from '../queries/wall.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';

export const wallRoutes =
  ({ store, now }: HttpParts) =>
  async (app: HttpApp) => {
    app.get(
      '/api/wall',
      { schema: { summary: 'Every room as it stands today', response: { 200: Wall } }, config: { roles: everyone } },
      (request) => wallFor(store, asker(request), now()),
    );
  };
