/** The demo's township: an account that is printed, and a room that need not be let in by hand. */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { dateOf } from '../../domain/date.ts';
import type { Logger } from '../../service/logger.ts';
import { sealPassword } from '../accounts/password.ts';
import { deliverHolding } from '../guidance/deliver.ts';
import type { TownshipStore } from '../store/contract.ts';
import { giveThemes } from './themes.ts';

export const demoAccount = { name: 'demo', password: 'chixi-6n-demo' } as const;

const codeMs = 24 * 3_600_000;

/** The id of the account that is printed. */
export async function demoActor({ accounts }: Pick<TownshipStore, 'accounts'>): Promise<string> {
  return (await accounts.byName(demoAccount.name))?.id ?? '';
}

/** The same store, into which a box comes with `code` and is accepted at once. `now`: ms since the epoch. */
export async function demoStore(
  store: TownshipStore,
  code: string,
  now: number,
  logger: Logger,
): Promise<TownshipStore> {
  const { devices, accounts } = store;
  if ((await store.name()) === '') await store.rename('赤溪镇');
  const { name, password } = demoAccount;
  const account = { name, role: 'township', units: [], secondFactor: '', disabled: false } as const;
  if ((await accounts.list()).length === 0)
    await accounts.addFirst({ ...account, id: randomUUID(), password: await sealPassword(password) });
  const actor = await demoActor(store);
  await giveThemes(store, actor, logger, now);
  await devices.offerCode({ code, branch: '演示活动室', expires: now + codeMs, account: '' });
  return {
    ...store,
    devices: {
      ...devices,
      async enrol(request) {
        const answer = await devices.enrol(request);
        if (answer.kind !== 'waiting' || request.code !== code) return answer;
        const unit = (await devices.byOrigin(request.origin))?.unit;
        if (unit !== undefined) await deliverHolding(store, [unit], dateOf(now), { actor, now, logger });
        await devices.setStanding(request.origin, 'accepted', actor);
        return { ...answer, kind: 'accepted' };
      },
    },
  };
}

/** The other rooms begin to live. Returns how to end them. */
export function startRooms(data: string, onEnd: (code: number | null) => void): () => void {
  const rooms = fork(new URL('./rooms.ts', import.meta.url), [data]);
  rooms.once('exit', onEnd);
  return () => {
    rooms.removeListener('exit', onEnd);
    rooms.kill();
  };
}
