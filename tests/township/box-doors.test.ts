/** What each of the boxes' routes says to who is no box, or not one that may: every one of the server's own table. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { batchLimits } from '../../server/sync/batch.ts';
import type { Standing } from '../../server/sync/devices.ts';
import { window } from '../../server/sync/gate.ts';
import { keyOf, newKey } from '../../server/sync/keys.ts';
import { headersOfRequest, sealRequest } from '../../server/sync/signed.ts';
import { paths, type SyncPath } from '../../server/sync/wire.ts';
import { runTownship, type Township } from './service.ts';

let township: Township;
/** What a request is signed with. */
const key = keyOf(newKey());
const standings = ['accepted', 'waiting', 'revoked', 'refused'] as const;
const signed = Object.values(paths).filter((path) => path !== paths.enrol);

beforeAll(async () => {
  township = await runTownship();
  for (const standing of standings) await enrol(standing);
});
afterAll(() => township.close());

async function enrol(standing: Standing): Promise<void> {
  const { devices } = township.store;
  const [origin, unit] = [`box-${standing}`, `unit-${standing}`];
  await devices.offerCode({ code: unit, branch: unit, expires: Number.MAX_SAFE_INTEGER, account: '' });
  await devices.enrol({ code: unit, origin, unit, room: '', branch: unit, publicKey: key.publicKey });
  if (standing === 'accepted' || standing === 'revoked') await devices.setStanding(origin, 'accepted', '');
  if (standing === 'revoked' || standing === 'refused') await devices.setStanding(origin, 'revoked', '');
}

interface Asked {
  readonly by?: string;
  readonly with?: typeof key;
  readonly late?: number;
  readonly nonce?: string;
}

const seal = (path: SyncPath, { by = 'box-accepted', with: own = key, late = 0, nonce = randomUUID() }: Asked) =>
  headersOfRequest(sealRequest({ path, origin: by, time: township.clock.now - late, nonce }, Buffer.from('{}'), own));

async function answerTo(path: SyncPath, headers: Record<string, string>, payload: string | Buffer = '{}') {
  const sent = {
    method: 'POST',
    url: path,
    payload,
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  };
  const answer = await township.app.inject({ ...sent, method: 'POST' });
  return { path, status: answer.statusCode, error: /^\{"error":"([\w-]+)"\}$/.exec(answer.body)?.[1] };
}

it.each([
  ['is not signed', 400, 'unsigned', () => ({})],
  ['is signed by nobody who is known', 401, 'unknown', (path) => seal(path, { by: 'box-nowhere' })],
  ['is signed with another key', 401, 'forged', (path) => seal(path, { with: keyOf(newKey()) })],
  ['is signed for another address', 401, 'forged', (path) => seal(path === paths.news ? paths.heads : paths.news, {})],
  ['is too old', 401, 'expired', (path) => seal(path, { late: window + 1 })],
  ['is of a time to come', 401, 'expired', (path) => seal(path, { late: -window - 1 })],
  ['is of a box that nobody has accepted', 403, 'waiting', (path) => seal(path, { by: 'box-waiting' })],
  ['is of a box that somebody has refused', 403, 'refused', (path) => seal(path, { by: 'box-refused' })],
] as const satisfies readonly [string, number, string, (path: SyncPath) => Record<string, string>][])(
  'what %s is refused at each address',
  async (_, status, error, headersFor) => {
    for (const path of signed) expect(await answerTo(path, headersFor(path))).toEqual({ path, status, error });
  },
);

it('what a revoked box asks is refused, but that it hands over what it has', async () => {
  const handsOver: readonly SyncPath[] = [paths.send, paths.blobs, paths.sendBlob];
  for (const path of signed) {
    const refused = handsOver.includes(path) ? { status: 400, error: 'unreadable' } : { status: 403, error: 'revoked' };
    expect(await answerTo(path, seal(path, { by: 'box-revoked' }))).toEqual({ path, ...refused });
  }
});

it('what was asked once is refused the second time', async () => {
  for (const path of signed) {
    const headers = seal(path, {});
    expect((await answerTo(path, headers)).error).not.toBe('forged');
    expect(await answerTo(path, headers)).toEqual({ path, status: 409, error: 'replayed' });
  }
});

it('what is too large is refused', async () => {
  const large = Buffer.alloc(batchLimits.wire + 1);
  for (const path of signed)
    expect(await answerTo(path, seal(path, {}), large)).toEqual({ path, status: 413, error: 'too-large' });
});
