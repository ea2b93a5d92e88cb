/** Levels below and above: what those have reported, and how this one stands with its superior. For the staff of the whole level. */
import { z } from 'zod';
import { dateOf, monthOf } from '../../domain/date.ts';
import { Id, MonthText } from '../../domain/vocabulary.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { SuperiorAnswer, SuperiorPage, SuperiorPost } from '../contract/superior.ts';
import { TownPage, TownsPage } from '../contract/towns.ts';
import { type TownsLook, townPage, townsPage } from '../queries/towns.ts';
import { noSuperior } from '../superior/superior.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { firstYear, yearOf } from './year.ts';

const querystring = z.object({ month: MonthText.optional() });
const config = { roles: ['township'] } as const;

export const townRoutes =
  ({ store, now, superior = noSuperior }: HttpParts) =>
  async (app: HttpApp) => {
    const lookAt = ({ month }: z.infer<typeof querystring>): TownsLook => {
      const today = dateOf(now());
      const look = { today, now: now(), first: `${firstYear(today)}-01` };
      if (month === undefined) return { ...look, month: monthOf(today) };
      yearOf({ year: month.slice(0, 4) }, today);
      return { ...look, month };
    };

    app.get(
      '/api/towns',
      {
        schema: {
          summary: 'What the levels below have reported of a month, by counts',
          querystring,
          response: { 200: TownsPage },
        },
        config,
      },
      (request) => townsPage(store, lookAt(request.query)),
    );

    app.get(
      '/api/towns/:unit',
      {
        schema: {
          summary: 'What one of them has reported of each of its branches',
          params: z.object({ unit: Id }),
          querystring,
          response: { 200: TownPage },
        },
        config,
      },
      async (request) => {
        const page = await townPage(store, request.params.unit, lookAt(request.query));
        if (page === null) throw new HttpFault('not-found');
        return page;
      },
    );

    app.get(
      '/api/superior',
      { schema: { summary: 'How this level stands with the one above', response: { 200: SuperiorPage } }, config },
      () => superior.page(),
    );

    app.post(
      '/api/superior',
      {
        schema: {
          summary: 'Enrols this level’s server with a one-time code of the one above',
          body: SuperiorPost,
          response: { 200: SuperiorAnswer },
        },
        config: { ...config, rateLimit: { max: 20, timeWindow: '1 minute' } },
      },
      async (request) => {
        await store.audit.note({
          ...{ account: asker(request).id, unit: '', subject: 'superior', deed: 'superior-asked', reason: '' },
        });
        return superior.enrol(request.body.code);
      },
    );
  };
