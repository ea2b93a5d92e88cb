/** The boxes: a code to enrol with, who of them may send, and what came from those that may no longer. */
import { randomInt } from 'node:crypto';
import { qrCode } from '../../documents/qr.ts';
import { Done, done } from '../../service/contract/done.ts';
import type { HttpApp } from '../../service/http/app.ts';
import { HttpFault } from '../../service/http/faults.ts';
import { accept } from '../commands/accept.ts';
import { retire } from '../commands/retire.ts';
import {
  CodePost,
  DevicePost,
  EnrolCode,
  FleetPage,
  Quarantine,
  QuarantineQuery,
  ReasonPost,
} from '../contract/fleet.ts';
import { fleetPage, quarantinePage } from '../queries/fleet.ts';
import type { CodeOffer, FleetDevice } from '../store/contract.ts';
import { asker } from './guard.ts';
import type { HttpParts } from './parts.ts';

/** Long enough to carry it to the room, ms. */
const codeMs = 7 * 24 * 3_600_000;

const config = { roles: ['township'] } as const;

export const fleetRoutes =
  ({ store, now, onNews, logger }: HttpParts) =>
  async (app: HttpApp) => {
    const { devices, audit, quarantine } = store;

    const deviceOf = async (origin: string): Promise<FleetDevice> => {
      const device = (await devices.list()).find((one) => one.origin === origin);
      if (device === undefined) throw new HttpFault('not-found');
      return device;
    };

    const offer = async (what: Omit<CodeOffer, 'code' | 'expires'>): Promise<EnrolCode> => {
      const { code, expires } = { code: newCode(), expires: now() + codeMs };
      await devices.offerCode({ ...what, code, expires });
      return { code, expires, qr: await qrCode(code) };
    };

    /** On record first: nothing is done that is not. */
    const note = ({ origin, unit }: FleetDevice, account: string, deed: string, reason = '') =>
      audit.note({ account, unit, subject: `device:${origin}`, deed, reason });

    app.get(
      '/api/fleet',
      { schema: { summary: 'Every box that has enrolled', response: { 200: FleetPage } }, config },
      () => fleetPage(store),
    );

    app.post(
      '/api/fleet/codes',
      {
        schema: {
          summary: 'Makes a code for a new branch’s box, or a township’s server, shown once',
          body: CodePost,
          response: { 200: EnrolCode },
        },
        config,
      },
      (request) => offer({ ...request.body, account: asker(request).id }),
    );

    app.post(
      '/api/fleet/replacements',
      {
        schema: {
          summary: 'Makes a code for the box that takes this one’s place, shown once',
          body: ReasonPost,
          response: { 200: EnrolCode },
        },
        config,
      },
      async (request) => {
        const { origin, reason } = request.body;
        const account = asker(request).id;
        const device = await deviceOf(origin);
        // Where no box has sent anything yet there is no branch that another one could be the next one of.
        const heads = await store.heads([device.unit]);
        if (heads.every((head) => head.origin === store.origin)) throw new HttpFault('not-found');
        await note(device, account, 'replacement-offered', reason);
        return offer({
          branch: device.branch,
          level: device.level,
          account,
          replaces: { origin, unit: device.unit, reason },
        });
      },
    );

    app.post(
      '/api/fleet/accept',
      { schema: { summary: 'Lets a box send and fetch', body: DevicePost, response: { 200: Done } }, config },
      async (request) => {
        const device = await deviceOf(request.body.origin);
        if (!(await accept(store, device, { account: asker(request).id, now: now(), logger })))
          throw new HttpFault('waits-no-more');
        onNews();
        return done;
      },
    );

    app.post(
      '/api/fleet/revoke',
      {
        schema: { summary: 'Revokes a box, for good, or refuses it', body: ReasonPost, response: { 200: Done } },
        config,
      },
      async (request) => {
        const account = asker(request).id;
        const device = await deviceOf(request.body.origin);
        const { origin, standing } = device;
        if (standing !== 'waiting' && standing !== 'accepted') throw new HttpFault('not-found');
        await note(device, account, standing === 'waiting' ? 'refused' : 'revoked', request.body.reason);
        if (standing === 'waiting') await devices.setStanding(origin, 'revoked', account);
        else await retire(store, device, { successor: null, account, now: now() });
        onNews();
        return done;
      },
    );

    app.post(
      '/api/fleet/keys',
      { schema: { summary: 'Has a box make itself a new key', body: DevicePost, response: { 200: Done } }, config },
      async (request) => {
        const device = await deviceOf(request.body.origin);
        await note(device, asker(request).id, 'key-asked');
        await devices.askForKey(device.origin);
        onNews();
        return done;
      },
    );

    app.post(
      '/api/fleet/put-back',
      {
        schema: {
          summary: 'Takes a box back whose card is from before its last change of keys',
          body: ReasonPost,
          response: { 200: Done },
        },
        config,
      },
      async (request) => {
        const account = asker(request).id;
        const device = await deviceOf(request.body.origin);
        if (device.formerKey === null || device.formerKey.inUse) throw new HttpFault('not-found');
        await note(device, account, 'key-put-back', request.body.reason);
        if (!(await devices.putBack(device.origin, account))) throw new HttpFault('not-found');
        onNews();
        return done;
      },
    );

    app.get(
      '/api/fleet/quarantine',
      {
        schema: {
          summary: 'What came from a box and does not count',
          querystring: QuarantineQuery,
          response: { 200: Quarantine },
        },
        config,
      },
      (request) => quarantinePage(store, request.query.origin),
    );

    app.post(
      '/api/fleet/let-in',
      {
        schema: {
          summary: 'What a revoked box handed over counts from now on',
          body: ReasonPost,
          response: { 200: Done },
        },
        config,
      },
      async (request) => {
        const device = await deviceOf(request.body.origin);
        await note(device, asker(request).id, 'let-in', request.body.reason);
        if (!(await quarantine.letIn(device.origin))) throw new HttpFault('not-found');
        onNews();
        return done;
      },
    );
  };

/** 10 digits, which a touchscreen's keys type without a doubt: `28390 51746`. */
function newCode(): string {
  return String(randomInt(10 ** 10)).padStart(10, '0');
}
