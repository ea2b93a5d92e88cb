/** The assessment at its three levels, and the inspections and visits that it rests on. */
import { z } from 'zod';
import { dateOf } from '../../domain/date.ts';
import { Id } from '../../domain/vocabulary.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { everyone } from '../accounts/scope.ts';
import { AssessedPage, AssessmentOverview } from '../contract/assessment.ts';
import { VisitsPage } from '../contract/visits.ts';
import { assessmentOver } from '../queries/assessment.ts';
import { wholePage } from '../queries/branch.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { YearQuery, yearOf } from './year.ts';

const params = z.object({ unit: Id });
const querystring = YearQuery;
const config = { roles: everyone };

export const assessmentRoutes =
  ({ store, look, now }: HttpParts) =>
  async (app: HttpApp) => {
    const today = () => dateOf(now());

    app.get(
      '/api/assessment',
      {
        schema: {
          summary: 'The year’s assessment of all branches',
          querystring,
          response: { 200: AssessmentOverview },
        },
        config,
      },
      (request) => assessmentOver(store, asker(request), yearOf(request.query, today())),
    );

    app.get(
      '/api/branches/:unit/assessment',
      {
        schema: {
          summary: 'A branch’s sheet with its evidence, in which names stand; a look that is recorded',
          params,
          querystring,
          response: { 200: AssessedPage },
        },
        config,
      },
      async (request) => {
        const { unit } = request.params;
        const year = yearOf(request.query, today());
        await look({ account: asker(request).id, unit, subject: `assessment:${year}` });
        const page = await wholePage(store, 'sheet', unit, year);
        if (page === null) throw new HttpFault('not-found');
        return { unit, ...page };
      },
    );

    app.get(
      '/api/branches/:unit/visits',
      {
        schema: {
          summary: 'Who looked in at a branch, what was found, what must be put right; a look that is recorded',
          params,
          querystring,
          response: { 200: VisitsPage },
        },
        config,
      },
      async (request) => {
        const { unit } = request.params;
        const year = yearOf(request.query, today());
        await look({ account: asker(request).id, unit, subject: `visits:${year}` });
        return wholePage(store, 'visits', unit, year);
      },
    );
  };
