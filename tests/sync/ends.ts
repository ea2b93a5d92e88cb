/** Two ends of the wire in one process: real logs, the real routes, and between them whatever the test puts there. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { replicaOf } from '../../server/kiosk/sync/log-replica.ts';
import type { Log } from '../../server/log/contract.ts';
import { openLog } from '../../server/log/log.ts';
import type { Row } from '../../server/log/replicate.ts';
import { type Carry, createPeer, type Peer } from '../../server/sync/client.ts';
import { type Device, keysOf, type Standing } from '../../server/sync/devices.ts';
import { registerSync, type UnitBlobs } from '../../server/sync/http.ts';
import { keyOf, newKey, type SigningKey } from '../../server/sync/keys.ts';
import type { Waiting } from '../../server/sync/waiting.ts';
import { folder, stamp } from '../log/drafts.ts';

export const unit = 'branch-1';

export async function tempLog(file = join(folder(), 'log.db')): Promise<Log> {
  const log = await openLog(file, { stamp: () => stamp });
  onTestFinished(() => log.close());
  return log;
}

export interface Hub {
  readonly app: FastifyInstance;
  readonly key: SigningKey;
  readonly log: Log;
  /** ms since the epoch. */
  now: number;
  /** By origin; a test may change it. */
  readonly devices: Map<string, Device>;
  readonly carry: Carry;
  /** What revoked boxes have handed over. */
  readonly handedOver: Row[];
  /** The blobs that it names. */
  namedApart: readonly string[];
  /** How far that is in a second place. */
  safe: number;
  /** Which box asked with which former key. */
  readonly knocks: [origin: string, key: Uint8Array][];
}

const deviceOf = (origin: string, publicKey: Uint8Array, standing: Standing): Device => ({
  ...{ origin, unit, publicKey, standing, formerKeys: [], rolling: false, keyDue: false },
});

export async function startHub(
  log: Log,
  key: SigningKey = keyOf(newKey()),
  waiting?: Waiting,
  blobs?: UnitBlobs,
): Promise<Hub> {
  const app = fastify();
  const hub: Hub = {
    ...{
      app,
      log,
      key,
      now: Date.parse('2026-03-15T18:30:00+08:00'),
      devices: new Map(),
      handedOver: [],
      namedApart: [],
      safe: 0,
      knocks: [],
    },
    async carry(path, headers, body) {
      const reply = await app.inject({ method: 'POST', url: path, headers, payload: Buffer.from(body) });
      return { status: reply.statusCode, headers: reply.headers as Record<string, string>, body: reply.rawPayload };
    },
  };
  registerSync(app, {
    ...{
      replica: replicaOf(log),
      origin: log.origin,
      key,
      now: () => hub.now,
      onNews: () => undefined,
      onContact: () => undefined,
      ...(waiting && { waiting }),
      ...(blobs && { blobs }),
    },
    quarantine: {
      from: () => ({
        async receive(_log, rows) {
          hub.handedOver.push(...rows);
          return { kind: 'taken', ack: rows.at(-1)?.seq ?? 0, safe: hub.safe };
        },
      }),
      named: async () => hub.namedApart,
    },
    devices: {
      byOrigin: async (origin) => hub.devices.get(origin),
      async enrol({ code, origin, publicKey, unit: asked }) {
        if (code !== '2839051746') return { kind: 'unknown-code' };
        const standing = hub.devices.get(origin)?.standing === 'accepted' ? 'accepted' : 'waiting';
        hub.devices.set(origin, { ...deviceOf(origin, publicKey, standing), unit: asked ?? unit });
        return { kind: standing, township: '赤溪镇', publicKey: hub.key.publicKey, unit: asked ?? unit };
      },
      async changeKey(device, publicKey) {
        const formerKeys = device.rolling ? device.formerKeys : keysOf(device);
        hub.devices.set(device.origin, { ...device, publicKey, formerKeys, rolling: true, keyDue: false });
      },
      async settleKey(device) {
        hub.devices.set(device.origin, { ...device, rolling: false });
      },
      async knocked(device, key) {
        hub.knocks.push([device.origin, key]);
      },
      cardKey: async (_unit, told) => told,
    },
  });
  await app.ready();
  onTestFinished(() => app.close());
  return hub;
}

export interface Box {
  readonly origin: string;
  readonly key: SigningKey;
  /** What it believes the time to be. */
  time: number;
  peer(carry?: Carry, onKeyDue?: () => void): Peer;
}

/** A box that the hub has accepted. */
export function acceptedBox(hub: Hub, origin: string = randomUUID(), key: SigningKey = keyOf(newKey())): Box {
  hub.devices.set(origin, deviceOf(origin, key.publicKey, 'accepted'));
  const box: Box = {
    ...{ origin, key, time: hub.now },
    peer: (carry = hub.carry, onKeyDue = () => undefined) => peerOf(hub, box, box.key, carry, onKeyDue),
  };
  return box;
}

/** What the box asks with, signed with this key. */
export function peerOf(hub: Hub, box: Box, key: SigningKey, carry = hub.carry, onKeyDue = () => {}): Peer {
  return createPeer({
    ...{ carry, origin: box.origin, key, publicKey: hub.key.publicKey, report: () => ({}), onKeyDue },
    clock: {
      now: () => box.time,
      told(time) {
        box.time = time;
      },
    },
  });
}
