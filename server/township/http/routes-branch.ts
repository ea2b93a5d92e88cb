/** A branch's page, its people, and notices; names are personal data, so whoever sees them stands on record (KX-09). */
import { z } from 'zod';
import { dateOf } from '../../domain/date.ts';
import { Id } from '../../domain/vocabulary.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { everyone } from '../accounts/scope.ts';
import { BranchPage, PeoplePage } from '../contract/branch.ts';
import { NoticesAnswer } from '../contract/notices.ts';
import { givenIn, townshipUnit } from '../guidance/given.ts';
import { uncoveredYears } from '../guidance/holidays.ts';
import { branchPage, peoplePage } from '../queries/branch.ts';
import { noticesOver } from '../queries/notices.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { YearQuery, yearOf } from './year.ts';

const params = z.object({ unit: Id });
const querystring = YearQuery;
const config = { roles: everyone };

export const branchRoutes =
  ({ store, look, now }: HttpParts) =>
  async (app: HttpApp) => {
    const today = () => dateOf(now());

    app.get(
      '/api/branches/:unit',
      {
        schema: { summary: 'A branch’s year, meeting by meeting', params, querystring, response: { 200: BranchPage } },
        config,
      },
      async ({ params: { unit }, query }) => {
        const page = await branchPage(store, unit, yearOf(query, today()), now());
        if (page === null) throw new HttpFault('not-found');
        return page;
      },
    );

    app.get(
      '/api/branches/:unit/people',
      {
        schema: {
          summary: 'The people of a branch and their year; a look that is recorded',
          params,
          querystring,
          response: { 200: PeoplePage },
        },
        config,
      },
      async (request) => {
        const { unit } = request.params;
        const year = yearOf(request.query, today());
        await look({ account: asker(request).id, unit, subject: `people:${year}` });
        const page = await peoplePage(store, unit, year);
        if (page === null) throw new HttpFault('not-found');
        return page;
      },
    );

    app.get(
      '/api/notices',
      {
        schema: {
          summary: 'What must be looked at; a look that is recorded',
          querystring: z.object({ unit: Id.optional() }),
          response: { 200: NoticesAnswer },
        },
        config,
      },
      async (request) => {
        const { unit } = request.query;
        const account = asker(request);
        await look({ account: account.id, unit: unit ?? '', subject: 'notices' });
        const own = account.role === 'township' && unit === undefined;
        const uncovered = own ? uncoveredYears(givenIn(await store.stateOf(townshipUnit)), today()) : [];
        return { ...(await noticesOver(store, account, unit ?? null)), uncovered };
      },
    );
  };
