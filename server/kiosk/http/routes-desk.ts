/** The pages of the secretary's desk: each fetches what it shows. */
import { z } from 'zod';
import { Id, MonthText, YearText } from '../../domain/vocabulary.ts';
import { AssessmentPage } from '../../service/contract/assessment.ts';
import { NoticesPage } from '../../service/contract/notices.ts';
import { MeetingNames, YearPage } from '../../service/contract/year.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { assessmentPage } from '../../service/views/assessment.ts';
import { noticesPage } from '../../service/views/notices.ts';
import { meetingNames, yearPage } from '../../service/views/year.ts';
import { absencePage } from '../absence-view.ts';
import { ballotsPage } from '../ballots/ballots-page.ts';
import { choicesPage } from '../choices-view.ts';
import { AbsencePage } from '../contract/absence.ts';
import { BallotsPage } from '../contract/ballots.ts';
import { Choices } from '../contract/choices.ts';
import { DuesPage, DuesSheet } from '../contract/dues.ts';
import { ItemsPage } from '../contract/items.ts';
import { LedgersPage } from '../contract/ledgers.ts';
import { ExemptionsPage, MemberPage, TurnsPage } from '../contract/people.ts';
import { ThemesPage } from '../contract/themes.ts';
import { duesPage, duesSheet } from '../dues-view.ts';
import { itemsPage } from '../items-view.ts';
import { ledgersPage } from '../ledgers-view.ts';
import { exemptionsPage, memberPage, turnsPage } from '../people-view.ts';
import { themesPage } from '../themes-view.ts';
import type { HttpParts, KioskApp } from './parts.ts';
import { needs } from './scopes.ts';

export const deskRoutes =
  ({ room, sessions }: HttpParts) =>
  async (app: KioskApp) => {
    const onRequest = needs('desk', sessions);

    app.get(
      '/api/desk/notices',
      { schema: { summary: 'What a person must look at', response: { 200: NoticesPage } }, onRequest },
      () => room.ask(noticesPage),
    );

    app.get(
      '/api/desk/choices',
      { schema: { summary: 'What the forms of the desk offer to choose from', response: { 200: Choices } }, onRequest },
      () => room.ask(choicesPage),
    );

    app.get(
      '/api/desk/assessment',
      {
        schema: {
          summary: 'The assessment sheet of a year',
          querystring: z.object({ year: YearText }),
          response: { 200: AssessmentPage },
        },
        onRequest,
      },
      ({ query }) => room.ask((state, today) => assessmentPage(state, query.year, today)),
    );

    app.get(
      '/api/desk/items',
      { schema: { summary: 'What is to be done, and what was', response: { 200: ItemsPage } }, onRequest },
      () => room.ask(itemsPage),
    );

    app.get(
      '/api/desk/ledgers',
      {
        schema: {
          summary: 'What was entered in the ledgers about a year',
          querystring: z.object({ year: YearText }),
          response: { 200: LedgersPage },
        },
        onRequest,
      },
      ({ query }) => room.ask((state, today) => ledgersPage(state, query.year, today)),
    );

    app.get(
      '/api/desk/themes',
      {
        schema: {
          summary: 'The menu of themes of a year, and which theme days took them',
          querystring: z.object({ year: YearText }),
          response: { 200: ThemesPage },
        },
        onRequest,
      },
      ({ query }) => room.ask((state, today) => themesPage(state, query.year, today)),
    );

    app.get(
      '/api/desk/dues',
      {
        schema: {
          summary: 'The dues of a month',
          querystring: z.object({ month: MonthText }),
          response: { 200: DuesPage },
        },
        onRequest,
      },
      ({ query }) => room.ask((state, today) => duesPage(state, query.month, today)),
    );

    app.get(
      '/api/desk/dues/member',
      {
        schema: {
          summary: 'What a member has paid in a year',
          querystring: z.object({ person: Id, year: YearText }),
          response: { 200: DuesSheet },
        },
        onRequest,
      },
      ({ query }) => room.ask((state) => duesSheet(state, query.person, query.year)),
    );

    app.get(
      '/api/desk/ballots',
      {
        schema: {
          summary: 'What may be voted on now, and what the votes of a year came to',
          querystring: z.object({ year: YearText }),
          response: { 200: BallotsPage },
        },
        onRequest,
      },
      ({ query }) => room.ask((state, today) => ballotsPage(state, query.year, today)),
    );

    app.get(
      '/api/desk/year',
      {
        schema: {
          summary: 'A year: participation, traces, duties, papers, the charter',
          querystring: z.object({ year: YearText }),
          response: { 200: YearPage },
        },
        onRequest,
      },
      ({ query }) => room.ask((state, today) => yearPage(state, query.year, today)),
    );

    app.get(
      '/api/desk/absence',
      {
        schema: {
          summary: 'Who was absent in a year, and what was done about it',
          querystring: z.object({ year: YearText }),
          response: { 200: AbsencePage },
        },
        onRequest,
      },
      ({ query }) => room.ask((state) => absencePage(state, query.year)),
    );

    app.get(
      '/api/desk/exemptions',
      { schema: { summary: 'Who is exempt, was, or has asked for it', response: { 200: ExemptionsPage } }, onRequest },
      () => room.ask(exemptionsPage),
    );

    app.get(
      '/api/desk/turns',
      {
        schema: {
          summary: 'Who came, left or was classed otherwise in a year',
          querystring: z.object({ year: YearText }),
          response: { 200: TurnsPage },
        },
        onRequest,
      },
      ({ query }) => room.ask((state) => turnsPage(state, query.year)),
    );

    app.get(
      '/api/desk/member',
      {
        schema: {
          summary: 'What a person was from which day, and how the record is marked',
          querystring: z.object({ person: Id }),
          response: { 200: MemberPage },
        },
        onRequest,
      },
      ({ query }) => {
        const page = room.ask((state) => memberPage(state, query.person));
        if (page === null) throw new HttpFault('not-found');
        return page;
      },
    );

    app.get(
      '/api/desk/names',
      {
        schema: {
          summary: 'Who is behind the figures of a meeting',
          querystring: z.object({ meeting: Id }),
          response: { 200: MeetingNames },
        },
        onRequest,
      },
      ({ query }) => {
        const names = room.ask((state) => meetingNames(state, query.meeting));
        if (names === null) throw new HttpFault('not-found');
        return names;
      },
    );
  };
