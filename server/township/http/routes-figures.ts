/** What branches have come to: beside each other, and what lies behind each figure; names are a look on record (KX-09). */
import { z } from 'zod';
import { dateOf } from '../../domain/date.ts';
import { Id } from '../../domain/vocabulary.ts';
import { MeetingNames, YearPage } from '../../service/contract/year.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { everyone } from '../accounts/scope.ts';
import { ComparisonPage } from '../contract/comparison.ts';
import { DuesYearPage } from '../contract/figures.ts';
import { namesIn } from '../queries/attendance.ts';
import { wholePage } from '../queries/branch.ts';
import { comparisonFor } from '../queries/comparison.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { YearQuery, yearOf } from './year.ts';

const params = z.object({ unit: Id });
const querystring = YearQuery;
const config = { roles: everyone };

export const figuresRoutes =
  ({ store, look, now }: HttpParts) =>
  async (app: HttpApp) => {
    const today = () => dateOf(now());

    app.get(
      '/api/comparison',
      {
        schema: {
          summary: 'All branches beside each other, by counts',
          querystring,
          response: { 200: ComparisonPage },
        },
        config,
      },
      (request) => comparisonFor(store, asker(request), yearOf(request.query, today()), today()),
    );

    app.get(
      '/api/branches/:unit/year',
      {
        schema: {
          summary: 'A branch’s year with its duties and papers; names stand in it, so a look that is recorded',
          params,
          querystring,
          response: { 200: YearPage },
        },
        config,
      },
      async (request) => {
        const { unit } = request.params;
        const year = yearOf(request.query, today());
        await look({ account: asker(request).id, unit, subject: `year:${year}` });
        return wholePage(store, 'year', unit, year);
      },
    );

    app.get(
      '/api/branches/:unit/dues',
      {
        schema: {
          summary: 'Who has paid in which month, without amounts; a look that is recorded',
          params,
          querystring,
          response: { 200: DuesYearPage },
        },
        config,
      },
      async (request) => {
        const { unit } = request.params;
        const year = yearOf(request.query, today());
        await look({ account: asker(request).id, unit, subject: `dues:${year}` });
        return wholePage(store, 'dues', unit, year);
      },
    );

    app.get(
      '/api/branches/:unit/meetings/:meeting/names',
      {
        schema: {
          summary: 'Who is behind the figures of a meeting of the year, class by class; a look that is recorded',
          params: params.extend({ meeting: Id }),
          querystring,
          response: { 200: MeetingNames },
        },
        config,
      },
      async (request) => {
        const { unit, meeting } = request.params;
        const year = yearOf(request.query, today());
        await look({ account: asker(request).id, unit, subject: `meeting:${meeting}` });
        const told = await wholePage(store, 'attendance', unit, year);
        const names = told && namesIn(told, meeting);
        if (names === null) throw new HttpFault('not-found');
        return names;
      },
    );
  };
