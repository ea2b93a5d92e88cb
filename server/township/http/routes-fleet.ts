/** The boxes: a code to enrol with, and who of them may send. */
import { randomInt } from 'node:crypto';
import { Done, done } from '../../service/contract/done.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { CodePost, DevicePost, EnrolCode, FleetPage, RevokePost } from '../contract/fleet.ts';
import { fleetPage } from '../queries/fleet.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';

/** Long enough to carry it to the room, ms. */
const codeMs = 7 * 24 * 3_600_000;

const config = { roles: ['township'] } as const;

export const fleetRoutes =
  ({ store, now, onNews }: HttpParts) =>
  async (app: HttpApp) => {
    const { devices, audit } = store;

    app.get(
      '/api/fleet',
      { schema: { summary: 'Every box that has enrolled', response: { 200: FleetPage } }, config },
      () => fleetPage(store),
    );

    app.post(
      '/api/fleet/codes',
      {
        schema: { summary: 'Makes a code for one box, shown once', body: CodePost, response: { 200: EnrolCode } },
        config,
      },
      async (request) => {
        const offer = { code: newCode(), branch: request.body.branch, expires: now() + codeMs };
        await devices.offerCode({ ...offer, account: asker(request).id });
        return { code: offer.code, expires: offer.expires };
      },
    );

    const judge = async (origin: string, standing: 'accepted' | 'revoked', account: string, reason: string) => {
      if (!(await devices.setStanding(origin, standing, account))) throw new HttpFault('not-found');
      const unit = (await devices.byOrigin(origin))?.unit ?? '';
      await audit.note({ account, unit, subject: `device:${origin}`, deed: standing, reason });
      onNews();
      return done;
    };

    app.post(
      '/api/fleet/accept',
      { schema: { summary: 'Lets a box send and fetch', body: DevicePost, response: { 200: Done } }, config },
      (request) => judge(request.body.origin, 'accepted', asker(request).id, ''),
    );

    app.post(
      '/api/fleet/revoke',
      { schema: { summary: 'Revokes a box, for good', body: RevokePost, response: { 200: Done } }, config },
      (request) => judge(request.body.origin, 'revoked', asker(request).id, request.body.reason),
    );
  };

/** 10 digits, which a touchscreen's keys type without a doubt: `28390 51746`. */
function newCode(): string {
  return String(randomInt(10 ** 10)).padStart(10, '0');
}
