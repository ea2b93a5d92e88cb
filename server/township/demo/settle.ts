/** A simulated room becomes one of the township's: enrolled, accepted, and with the year behind it. */
import { dateOf, instant } from '../../domain/date.ts';
import type { Event } from '../../domain/events.ts';
import { fold, type State } from '../../domain/state.ts';
import type { BoxReport } from '../../service/contract/box.ts';
import type { Logger } from '../../service/logger.ts';
import { simulate } from '../../simulate/simulate.ts';
import { deliverHolding } from '../guidance/deliver.ts';
import { givenIn, townshipUnit } from '../guidance/given.ts';
import type { TownshipStore } from '../store/contract.ts';
import { type DemoBox, openBox } from './box.ts';
import { type DemoBranch, policyFor } from './branches.ts';
import { requestsOf } from './requests.ts';

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

/** Goes on where it was cut off; what stands already stays. `actor`: id of the account. `now`: ms since the epoch. */
export async function settle(
  township: Township,
  branch: DemoBranch,
  nth: number,
  { actor, now, logger }: { readonly actor: string; readonly now: number; readonly logger: Logger },
): Promise<DemoRoom> {
  const { store, data } = township;
  const name = `chixi-${nth}`;
  const box = await openBox(store, data, { origin: name, unit: `${name}-branch` });
  const room = { branch, nth, name, box };
  if ((await store.devices.byOrigin(name))?.standing === 'accepted') return room;
  const year = Number(dateOf(now).slice(0, 4));
  const began = instant(`${year - 2}-12-04`, '09:00');
  await township.as(began, () => enrol(store, room));
  if (branch.day !== 'never') {
    await deliverHolding(store, [box.log.unit], `${year}-01-01`, { actor, now: began, logger });
    await box.write(past(room, await themesOf(store, room), now).slice(box.seq));
  }
  await store.devices.setStanding(name, 'accepted', '');
  if (branch.day === 'offline') await township.as(now - 26 * 3_600_000, () => touch(store, room));
  if (isOnline(room)) await touch(store, room);
  return room;
}

/** What stands in the branch of what the township gave it. */
async function themesOf(store: TownshipStore, { box }: DemoRoom): Promise<State> {
  const given = givenIn(await store.stateOf(townshipUnit));
  const themes = given.flatMap(({ guide }) => ('theme' in guide.data ? [`theme:${guide.data.theme}`] : []));
  return fold((await Promise.all(themes.map((theme) => store.subjectEvents(box.log.unit, theme)))).flat());
}

/** All of last year and this one up to yesterday, and what was asked for at last. */
function past({ branch, nth, name, box }: DemoRoom, given: State, now: number): Event[] {
  const until = dateOf(now);
  const year = Number(until.slice(0, 4)) - 1;
  const { day, members, diligence, turnout } = branch;
  const policy = policyFor(branch);
  const history = simulate({
    ...{ policy, year, years: 2, until, name, members, diligence, turnout, branch, given, seed: nth },
  });
  const events = history.batches.toArray().flat();
  if (day !== 'asking') return events;
  const before = { unit: box.log.unit, state: history.state(), tick: events.length };
  return [...events, ...requestsOf(`${name}-asks`, before, until)];
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
export async function touch(
  { devices, heads }: Pick<TownshipStore, 'devices' | 'heads'>,
  { branch, box }: DemoRoom,
): Promise<void> {
  const reader = { id: 'pcsc:1', kind: 'pcsc', name: 'ACS ACR122U' } as const;
  const all = await heads([box.log.unit]);
  const report: BoxReport = {
    // Of a room without a network some records wait to be sent.
    events: all.reduce((sum, { seq }) => sum + seq, 0) + (branch.day === 'offline' ? 14 : 0),
    readers: [
      branch.day === 'faulty-reader'
        ? { ...reader, state: 'faulty', fault: 'no-answer' }
        : { ...reader, state: 'ready' },
    ],
    clock: 'ntp',
    holds: all.flatMap(({ origin, seq }) => (origin === box.log.origin ? [] : [{ origin, seq }])),
  };
  await devices.heard(new Map([[box.log.origin, JSON.stringify(report)]]));
}
