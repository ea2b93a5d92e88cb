/** The demo room's simulated reader. */
import { z } from 'zod';
import { CredentialKind, Id } from '../../domain/vocabulary.ts';
import type { SimulatorPost } from '../contract.ts';
import type { Simulator } from '../simulator.ts';
import type { KioskApp } from './parts.ts';

const Post = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('tap'), person: Id, credential: CredentialKind }),
  z.strictObject({ do: z.literal('tap-card'), uid: z.string().regex(/^(?:[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/) }),
  z.strictObject({ do: z.literal('scan'), text: z.string().min(1).max(200) }),
  z.strictObject({ do: z.literal('unplug') }),
  z.strictObject({ do: z.literal('plug') }),
]) satisfies z.ZodType<SimulatorPost>;

export const simulatorRoutes = (simulator: Simulator) => async (app: KioskApp) => {
  app.get('/api/simulator', { schema: { summary: 'People and the demo cards they hold' } }, () => simulator.state());
  app.post(
    '/api/simulator',
    { schema: { body: Post, response: { 200: z.object({ ok: z.boolean() }) } } },
    (request) => ({ ok: simulator.perform(request.body) }),
  );
};
