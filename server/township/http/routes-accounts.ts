/** The accounts of the staff, and one's own password and second factor; and who looked at what. */
import { randomUUID } from 'node:crypto';
import { qrCode } from '../../documents/qr.ts';
import { Done, done } from '../../service/contract/done.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { shown } from '../accounts/account.ts';
import { counterOf, newSecret, otpauth } from '../accounts/one-time-code.ts';
import { isPassword, sealPassword } from '../accounts/password.ts';
import { everyone } from '../accounts/scope.ts';
import { isFresh, startSession } from '../accounts/sign-in.ts';
import { AuditPage, AuditQuery } from '../contract/audit.ts';
import {
  AccountDisabledPost,
  AccountPost,
  AccountsPage,
  PasswordPost,
  SecondFactorOffer,
  SecondFactorPost,
} from '../contract/session.ts';
import { auditPage } from '../queries/audit.ts';
import { asker, cookieName } from './guard.ts';
import type { HttpParts } from './parts.ts';

export const accountRoutes =
  ({ store, now }: HttpParts) =>
  async (app: HttpApp) => {
    const { accounts, audit, sessions } = store;
    const staff = { roles: ['township'] } as const;
    const own = { roles: everyone };

    app.get(
      '/api/accounts',
      { schema: { summary: 'The accounts of the staff', response: { 200: AccountsPage } }, config: staff },
      async () => ({
        accounts: (await accounts.list()).map((account) => ({ ...shown(account), disabled: account.disabled })),
      }),
    );

    app.post(
      '/api/accounts',
      { schema: { summary: 'Makes an account', body: AccountPost, response: { 200: Done } }, config: staff },
      async (request) => {
        const { password, ...rest } = request.body;
        const id = randomUUID();
        const made = { ...rest, id, password: await sealPassword(password), secondFactor: '', disabled: false };
        if (!(await accounts.add(made))) throw new HttpFault('name-taken');
        await audit.note({ account: asker(request).id, unit: '', subject: `account:${id}`, deed: 'added', reason: '' });
        return done;
      },
    );

    app.post(
      '/api/accounts/disabled',
      {
        schema: {
          summary: 'Disables an account, or lets it in again',
          body: AccountDisabledPost,
          response: { 200: Done },
        },
        config: staff,
      },
      async (request) => {
        const { id, disabled } = request.body;
        if (id === asker(request).id) throw new HttpFault('own-account');
        if (!(await accounts.setDisabled(id, disabled))) throw new HttpFault('not-found');
        const deed = disabled ? 'disabled' : 'enabled';
        await audit.note({ account: asker(request).id, unit: '', subject: `account:${id}`, deed, reason: '' });
        return done;
      },
    );

    app.post(
      '/api/account/password',
      {
        schema: {
          summary: 'A new password of one’s own; all other sessions end',
          body: PasswordPost,
          response: { 200: Done },
        },
        config: { ...own, rateLimit: { max: 10, timeWindow: '1 minute' } },
      },
      async (request, reply) => {
        const account = asker(request);
        if (!(await isPassword(request.body.old, account.password))) throw new HttpFault('wrong-password');
        const password = await sealPassword(request.body.password);
        if (!(await accounts.secure(account, { password }))) throw new HttpFault('sign-in-needed');
        await sessions.endAll(account.id);
        const token = await startSession(store, account.id, now());
        reply.setCookie(cookieName, token, { httpOnly: true, sameSite: 'strict', path: '/' });
        return done;
      },
    );

    app.post(
      '/api/account/second-factor',
      { schema: { summary: 'Offers a secret for one-time codes', response: { 200: SecondFactorOffer } }, config: own },
      async (request) => {
        const secret = newSecret();
        return { secret, qr: await qrCode(otpauth(secret, await store.name(), asker(request).name)) };
      },
    );

    app.put(
      '/api/account/second-factor',
      {
        schema: { summary: 'Asks for one-time codes from now on', body: SecondFactorPost, response: { 200: Done } },
        config: { ...own, rateLimit: { max: 10, timeWindow: '1 minute' } },
      },
      async (request) => {
        const { secret, code, password, old = '' } = request.body;
        const account = asker(request);
        if (!(await isPassword(password, account.password))) throw new HttpFault('wrong-password');
        if (counterOf(secret, code, now()) === null) throw new HttpFault('wrong-code');
        if (account.secondFactor !== '' && !(await isFresh(store, account, old, now())))
          throw new HttpFault('wrong-old-code');
        if (!(await accounts.secure(account, { secondFactor: secret }))) throw new HttpFault('sign-in-needed');
        const subject = `account:${account.id}`;
        await audit.note({ account: account.id, unit: '', subject, deed: 'second-factor', reason: '' });
        return done;
      },
    );

    app.get(
      '/api/audit',
      {
        schema: {
          summary: 'Who looked at personal data, and what staff did',
          querystring: AuditQuery,
          response: { 200: AuditPage },
        },
        config: staff,
      },
      ({ query }) => auditPage(store, query),
    );
  };
