/** 下发: what the township gives all its branches, or some; and who has it. */
import { z } from 'zod';
import { dateOf } from '../../domain/date.ts';
import type { Guide, Scope } from '../../domain/events/guidance.ts';
import { Id } from '../../domain/vocabulary.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import {
  Delivery,
  GivenLesson,
  GivenThemesPage,
  HolidaysPage,
  HolidaysPost,
  PoliciesPage,
  PolicyAnswer,
  PolicyBase,
  PolicyPost,
  PolicyValues,
  RecallPost,
  ThemePost,
} from '../contract/guidance.ts';
import { deliverHolding, giveAll } from '../guidance/deliver.ts';
import { givenIn, townshipUnit } from '../guidance/given.ts';
import { ownPolicy, valuesOf } from '../guidance/own-policy.ts';
import { holidaysPage, policiesPage, themesPage, wholeTheme } from '../queries/guidance.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { YearQuery, yearOf } from './year.ts';

const config = { roles: ['township'] } as const;
const level = 'township';
/** A lesson of the most characters, each of up to six bytes as JSON escapes them. */
const bodyLimit = 128 * 1024;

export const guidanceRoutes =
  ({ store, now, onNews, logger }: HttpParts) =>
  async (app: HttpApp) => {
    const today = () => dateOf(now());

    /** Who gave what stands on record once, under its subject. */
    const give = async (
      account: string,
      given: { id: Id; to: Scope; guide: Guide },
      reason = '',
    ): Promise<Delivery> => {
      const { guide, to } = given;
      const subject = 'theme' in guide.data ? `theme:${guide.data.theme}` : (guide.type.split('.')[0] ?? '');
      const unit = to !== 'all' && to.length === 1 ? (to[0] ?? '') : '';
      await store.audit.note({ account, unit, subject, deed: guide.type, reason });
      const delivery = await giveAll(store, given, { actor: account, now: now(), logger });
      onNews();
      return delivery;
    };

    app.get(
      '/api/themes',
      {
        schema: {
          summary: 'The themes of a year, and what each branch made of them',
          querystring: YearQuery,
          response: { 200: GivenThemesPage },
        },
        config,
      },
      ({ query }) => themesPage(store, yearOf(query, today())),
    );

    app.get(
      '/api/themes/:theme',
      {
        schema: { summary: 'A theme’s lesson', params: z.object({ theme: Id }), response: { 200: GivenLesson } },
        config,
      },
      async ({ params }) => {
        const theme = await wholeTheme(store, params.theme);
        if (theme === null) throw new HttpFault('not-found');
        return { lesson: theme.lesson };
      },
    );

    app.post(
      '/api/themes',
      {
        schema: { summary: 'Gives a theme to branches, or changes it', body: ThemePost, response: { 200: Delivery } },
        config,
        bodyLimit,
      },
      (request) => {
        const { id, to, theme } = request.body;
        return give(asker(request).id, { id, to, guide: { type: 'theme.issue', data: theme } });
      },
    );

    app.post(
      '/api/themes/recall',
      {
        schema: { summary: 'Takes a theme back wherever it is', body: RecallPost, response: { 200: Delivery } },
        config,
      },
      (request) => {
        const { id, theme, reason } = request.body;
        return give(
          asker(request).id,
          { id, to: 'all', guide: { type: 'theme.recall', data: { theme, reason } } },
          reason,
        );
      },
    );

    app.get(
      '/api/policies',
      {
        schema: {
          summary: 'The policies that were given, and which branch is on which',
          response: { 200: PoliciesPage },
        },
        config,
      },
      () => policiesPage(store, today()),
    );

    app.get(
      '/api/policies/values',
      {
        schema: {
          summary: 'The values of a document, each with its clause',
          querystring: z.object({ ...PolicyBase.shape, assessment: z.stringbool() }),
          response: { 200: PolicyValues },
        },
        config,
      },
      ({ query }) => ({ values: valuesOf(query) }),
    );

    app.post(
      '/api/policies',
      {
        schema: {
          summary: 'Adopts a policy for branches from a day on, or tells what is wrong with its values',
          body: PolicyPost,
          response: { 200: PolicyAnswer },
        },
        config,
      },
      async (request): Promise<PolicyAnswer> => {
        const { id, to, from, ...wanted } = request.body;
        const given = givenIn(await store.stateOf(townshipUnit));
        const known = given.find((one) => one.id === id)?.guide;
        const derived = ownPolicy(wanted, given);
        if (!derived.ok) return { kind: 'problems', problems: [...derived.problems] };
        // Sent again, it is the version that it was.
        const policy = known?.type === 'policy.adopt' ? known.data.policy : derived.policy;
        const guide = { type: 'policy.adopt' as const, data: { policy, from, level } as const };
        return { kind: 'given', ...(await give(asker(request).id, { id, to, guide })) };
      },
    );

    app.get(
      '/api/holidays',
      { schema: { summary: 'The holidays that are counted with', response: { 200: HolidaysPage } }, config },
      () => holidaysPage(store, today()),
    );

    app.post(
      '/api/holidays',
      {
        schema: {
          summary: 'The official days off of a year, for all',
          body: HolidaysPost,
          response: { 200: Delivery },
        },
        config,
      },
      (request) => {
        const { id, year, ...days } = request.body;
        const guide: Guide = { type: 'holidays.learn', data: { years: { [year]: days }, level } };
        return give(asker(request).id, { id, to: 'all', guide });
      },
    );

    app.post(
      '/api/guidance/again',
      {
        schema: { summary: 'Gives what holds to each branch that has not got it', response: { 200: Delivery } },
        config,
      },
      (request) => deliverHolding(store, 'all', today(), { actor: asker(request).id, now: now(), logger }),
    );
  };
