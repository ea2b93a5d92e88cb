/** A simulated room becomes one of the township's: enrolled, accepted, and with the year behind it. */
import { addMonths, dateOf, monthOf } from '../../domain/date.ts';
import { cx6n } from '../../domain/policy/cx-6n.ts';
import type { BoxReport } from '../../service/contract/box.ts';
import { simulate } from '../../simulate/simulate.ts';
import type { TownshipStore } from '../store/contract.ts';
import { type DemoBox, openBox } from './box.ts';
import type { DemoBranch } from './branches.ts';

export interface DemoRoom {
  readonly branch: DemoBranch;
  /** Its number among the demo's, which is also its seed. */
  readonly nth: number;
  readonly name: string;
  readonly box: DemoBox;
}

export interface Township {
  readonly store: TownshipStore;
  readonly data: string;
  /** Does the work as if it were that moment, ms since the epoch. */
  as<T>(moment: number, work: () => Promise<T>): Promise<T>;
}

const day = 24 * 3_600_000;

/** Goes on where it was cut off; what stands already stays. `now`: ms since the epoch. */
export async function settle(township: Township, branch: DemoBranch, nth: number, now: number): Promise<DemoRoom> {
  const { store, data } = township;
  const name = `chixi-${nth}`;
  const box = await openBox(store, data, { origin: name, unit: `${name}-branch` });
  const room = { branch, nth, name, box };
  if ((await store.devices.byOrigin(name))?.standing === 'accepted') return room;
  await township.as(now - 330 * day, () => enrol(store, room));
  if (branch.day !== 'never') await box.write(past(room, now).slice(box.seq));
  await store.devices.setStanding(name, 'accepted', '');
  if (branch.day === 'offline') await township.as(now - 26 * 3_600_000, () => touch(store, room));
  if (isOnline(room)) await touch(store, room);
  return room;
}

/** Up to yesterday, from the December before a year that has at least six months behind it. */
function past({ branch, nth, name }: DemoRoom, now: number) {
  const until = dateOf(now);
  const year = Number(addMonths(monthOf(until), -6).slice(0, 4));
  const years = Number(until.slice(0, 4)) - year + 1;
  const { members, diligence, turnout } = branch;
  const history = simulate({
    ...{ policy: cx6n, year, years, until, name, members, diligence, turnout, branch, seed: nth },
  });
  return history.batches.toArray().flat();
}

async function enrol({ devices }: TownshipStore, { branch, box, name }: DemoRoom): Promise<void> {
  const { origin, unit } = box.log;
  const code = `demo ${name}`;
  if ((await devices.byOrigin(origin)) !== undefined) return;
  await devices.offerCode({ code, branch: branch.name, expires: Number.MAX_SAFE_INTEGER, account: '' });
  const { publicKey } = box;
  await devices.enrol({ code, origin, unit, room: branch.room, branch: branch.name, publicKey });
}

export const isOnline = ({ branch }: DemoRoom): boolean => branch.day !== 'offline' && branch.day !== 'never';

/** The room's box is in touch. */
export async function touch({ devices }: TownshipStore, { branch, box }: DemoRoom): Promise<void> {
  const reader = { id: 'pcsc:1', kind: 'pcsc', name: 'ACS ACR122U' } as const;
  const report: BoxReport = {
    // Of a room without a network some records wait to be sent.
    events: box.seq + (branch.day === 'offline' ? 14 : 0),
    readers: [
      branch.day === 'faulty-reader'
        ? { ...reader, state: 'faulty', fault: 'no-answer' }
        : { ...reader, state: 'ready' },
    ],
    clock: 'ntp',
  };
  await devices.heard(box.log.origin, JSON.stringify(report));
}
