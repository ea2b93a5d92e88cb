/** What the levels above say to a branch, and what waits for their word; each deed is on record with what it changed. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Answer } from '../../domain/answers.ts';
import type { CommandData, CommandDataOf } from '../../domain/commands.ts';
import { dateOf } from '../../domain/date.ts';
import { Id } from '../../domain/vocabulary.ts';
import { CommandPost } from '../../service/contract/command-post.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { sees } from '../accounts/scope.ts';
import { give } from '../commands/give.ts';
import { officeOf } from '../commands/may.ts';
import { ApprovalsPage, RecordsPage } from '../contract/approvals.ts';
import { Delivery } from '../contract/guidance.ts';
import { ReminderPost, RemindersPage, ReminderWithdrawPost } from '../contract/reminders.ts';
import { approvalsFor, remindedOf, remindersFor } from '../queries/approvals.ts';
import { wholePage } from '../queries/branch.ts';
import type { Account } from '../store/staff-contract.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { YearQuery, yearOf } from './year.ts';

const config = { roles: ['township', 'community'] } as const;
const params = z.object({ unit: Id });

export const commandRoutes =
  ({ store, look, now, onNews, logger }: HttpParts) =>
  async (app: HttpApp) => {
    const today = () => dateOf(now());

    const say = async (account: Account, unit: string, id: string, what: CommandData): Promise<Answer> => {
      const office = officeOf(account);
      if (office === null) throw new HttpFault('not-yours');
      const given = await give(store, unit, { id, ...what }, { actor: account.id, office, now: now() });
      if (given.kind !== 'answered') throw new HttpFault(given.kind);
      const { answer, subject } = given;
      if (subject !== null) {
        await store.audit.note({ account: account.id, unit, subject, deed: what.type, reason: '' });
        onNews();
      }
      return answer;
    };

    /** The same to each of them; one that cannot have it, or may not, keeps none of the others from it. */
    const sayToEach = async (account: Account, units: readonly string[], what: CommandData): Promise<Delivery> => {
      const delivery: Delivery = { delivered: [], failed: [] };
      for (const unit of units) {
        try {
          const { kind } = await say(account, unit, randomUUID(), what);
          if (kind === 'done') delivery.delivered.push(unit);
          else if (kind !== 'as-it-was') delivery.failed.push(unit);
        } catch (error) {
          logger.warn({ err: error, unit, deed: what.type }, 'a branch could not be told');
          delivery.failed.push(unit);
        }
      }
      return delivery;
    };

    app.post(
      '/api/branches/:unit/commands',
      {
        schema: {
          summary: 'Gives a branch a command from above; a deed that is recorded',
          params,
          body: CommandPost,
          response: { 200: Answer },
        },
        config,
      },
      (request) => {
        const { id, ...what } = request.body;
        return say(asker(request), request.params.unit, id, what);
      },
    );

    app.get(
      '/api/approvals',
      {
        schema: { summary: 'What waits for an answer, and what was answered', response: { 200: ApprovalsPage } },
        config: { roles: ['township'] },
      },
      async (request) => {
        const account = asker(request);
        await look({ account: account.id, unit: '', subject: 'approvals' });
        return approvalsFor(store, account);
      },
    );

    app.get(
      '/api/branches/:unit/records',
      {
        schema: {
          summary: 'The records of a branch’s meetings, and which were sent back',
          params,
          querystring: YearQuery,
          response: { 200: RecordsPage },
        },
        config,
      },
      ({ params: { unit }, query }) => wholePage(store, 'records', unit, yearOf(query, today())),
    );

    app.get(
      '/api/reminders',
      { schema: { summary: 'Reminders, and how far each has come', response: { 200: RemindersPage } }, config },
      (request) => remindersFor(store, asker(request)),
    );

    app.post(
      '/api/reminders',
      { schema: { summary: 'Reminds branches of something', body: ReminderPost, response: { 200: Delivery } }, config },
      async (request) => {
        const account = asker(request);
        const { item, text, due, to } = request.body;
        if (!to.every((unit) => sees(account, unit))) throw new HttpFault('not-yours');
        const data: CommandDataOf<'item.raise'> = {
          ...{ item, kind: 'reminder', on: today(), from: account.role, to: 'branch', text, measures: '' },
          ...{ look: null, meeting: null, parent: null, person: null, due },
        };
        return sayToEach(account, to, { type: 'item.raise', data });
      },
    );

    app.post(
      '/api/reminders/withdraw',
      {
        schema: { summary: 'Takes a reminder back', body: ReminderWithdrawPost, response: { 200: Delivery } },
        config,
      },
      async (request) => {
        const account = asker(request);
        const { item, reason } = request.body;
        return sayToEach(account, await remindedOf(store, account, item), {
          type: 'item.withdraw',
          data: { item, reason },
        });
      },
    );
  };
