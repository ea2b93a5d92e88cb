/** The township's server: how the box stands with it, and the code that enrols it. */
import { z } from 'zod';
import { StickAnswer, StickPost } from '../contract/stick.ts';
import { Code, TownshipAnswer, TownshipPage } from '../contract/township.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { needs } from './scopes.ts';

export const townshipRoutes =
  ({ township, sessions }: HttpParts) =>
  async (app: KioskApp) => {
    const onRequest = needs('desk', sessions);

    app.get(
      '/api/desk/township',
      { schema: { summary: 'How the box stands with the township', response: { 200: TownshipPage } }, onRequest },
      () => township.page(),
    );

    app.post(
      '/api/desk/township',
      {
        schema: {
          summary: 'Enrols the box with the township’s one-time code',
          body: z.strictObject({ code: Code }),
          response: { 200: TownshipAnswer },
        },
        onRequest,
        config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      },
      ({ body }) => township.enrol(body.code),
    );

    app.post(
      '/api/desk/stick',
      {
        schema: {
          summary: 'Takes records to the township, and back, on a USB stick',
          body: StickPost,
          response: { 200: StickAnswer },
        },
        onRequest,
      },
      ({ body }) => township.carry(body.do),
    );
  };
