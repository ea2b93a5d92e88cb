/** What branches have come to as files for Excel; each is a deed on record (KX-09). */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type SheetForm, sheetFile, sheetForms, type Table } from '../../documents/sheet.ts';
import { dateOf, timeOf } from '../../domain/date.ts';
import { Id } from '../../domain/vocabulary.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { everyone } from '../accounts/scope.ts';
import { assessmentTable } from '../exports/assessment.ts';
import { attendanceTable } from '../exports/attendance.ts';
import { comparisonTable } from '../exports/comparison.ts';
import { duesTable } from '../exports/dues.ts';
import { noticesTable } from '../exports/notices.ts';
import { assessmentOver } from '../queries/assessment.ts';
import { wholePage } from '../queries/branch.ts';
import { comparisonFor } from '../queries/comparison.ts';
import { noticesOver } from '../queries/notices.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';
import { YearQuery, yearOf } from './year.ts';

const form = { form: z.enum(['xlsx', 'csv']) };
const querystring = YearQuery;
const config = { roles: everyone, rateLimit: { max: 30, timeWindow: '1 minute' } };

export const exportRoutes =
  ({ store, now }: HttpParts) =>
  async (app: HttpApp) => {
    const today = () => dateOf(now());

    /** On record before the first byte goes out; every file says of when it is and who took it. */
    async function give(
      request: FastifyRequest,
      reply: FastifyReply,
      { what, unit = '', form }: { readonly what: string; readonly unit?: string; readonly form: SheetForm },
      table: Omit<Table, 'about'>,
      of: string,
    ): Promise<FastifyReply> {
      const account = asker(request);
      await store.audit.note({ account: account.id, unit, subject: what, deed: 'exported', reason: '' });
      const title = `${of}${table.name}`;
      const about = [title, `数据截至 ${today()} ${timeOf(now())}，由 ${account.name} 导出`];
      return reply
        .type(sheetForms[form])
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.${form}`)}`)
        .send(sheetFile({ ...table, about }, form));
    }

    async function attendanceOf(unit: string, year: string) {
      const told = await wholePage(store, 'attendance', unit, year);
      return told && { of: told.branch, table: attendanceTable(told, year) };
    }

    async function duesOf(unit: string, year: string, amounts: boolean) {
      const told = await wholePage(store, 'payments', unit, year);
      return told && { of: told.branch, table: duesTable(told, year, { amounts }) };
    }

    app.get(
      '/api/exports/comparison.:form',
      {
        schema: { summary: 'The comparison of branches as a file', params: z.object(form), querystring },
        config,
      },
      async (request, reply) => {
        const year = yearOf(request.query, today());
        const page = await comparisonFor(store, asker(request), year, today());
        const what = { what: `comparison:${year}`, form: request.params.form };
        return give(request, reply, what, comparisonTable(page), await store.name());
      },
    );

    app.get(
      '/api/exports/assessment.:form',
      {
        schema: { summary: 'The assessment of all branches as a file', params: z.object(form), querystring },
        config,
      },
      async (request, reply) => {
        const year = yearOf(request.query, today());
        const page = await assessmentOver(store, asker(request), year);
        const what = { what: `assessment:${year}`, form: request.params.form };
        return give(request, reply, what, assessmentTable(page), await store.name());
      },
    );

    app.get(
      '/api/exports/notices.:form',
      {
        schema: {
          summary: 'Notices as a file: the staff’s own to look at, or with `unit` one branch’s',
          params: z.object(form),
          querystring: z.object({ unit: Id.optional() }),
        },
        config,
      },
      async (request, reply) => {
        const { unit } = request.query;
        const answer = await noticesOver(store, asker(request), unit ?? null);
        const what = { what: 'notices', unit: unit ?? '', form: request.params.form };
        return give(request, reply, what, noticesTable(answer), await store.name());
      },
    );

    app.get(
      '/api/branches/:unit/exports/:what.:form',
      {
        schema: {
          summary: 'A branch’s year as a file: attendance by name, or dues; amounts only for the branch itself',
          params: z.object({ unit: Id, what: z.enum(['attendance', 'dues']), ...form }),
          querystring,
        },
        config,
      },
      async (request, reply) => {
        const { unit, what, form } = request.params;
        const year = yearOf(request.query, today());
        const amounts = asker(request).role === 'branch';
        const file = await (what === 'dues' ? duesOf(unit, year, amounts) : attendanceOf(unit, year));
        if (file === null) throw new HttpFault('not-found');
        return give(request, reply, { what: `${what}:${year}`, unit, form }, file.table, file.of);
      },
    );
  };
