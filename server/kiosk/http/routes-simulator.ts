/** The demo room's simulated reader. */
import { z } from 'zod';
import { SimulatorPost, SimulatorState } from '../contract/http.ts';
import type { Simulator } from '../simulator.ts';
import type { KioskApp } from './parts.ts';

export const simulatorRoutes = (simulator: Simulator) => async (app: KioskApp) => {
  app.get(
    '/api/simulator',
    { schema: { summary: 'People and the demo cards they hold', response: { 200: SimulatorState } } },
    () => simulator.state(),
  );
  app.post(
    '/api/simulator',
    {
      schema: {
        summary: 'Does something at the simulated reader; `ok` says whether that could be done',
        body: SimulatorPost,
        response: { 200: z.object({ ok: z.boolean() }) },
      },
    },
    (request) => ({ ok: simulator.perform(request.body) }),
  );
};
