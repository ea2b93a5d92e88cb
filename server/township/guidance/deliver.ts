/** Brings what was given into each branch's log, once. What fails of one branch is told, and the rest goes on. */
import { randomUUID } from 'node:crypto';
import type { Command } from '../../domain/commands.ts';
import type { LocalDate } from '../../domain/date.ts';
import type { Guide, Scope } from '../../domain/events/guidance.ts';
import { fold } from '../../domain/state.ts';
import type { Id } from '../../domain/vocabulary.ts';
import type { Logger } from '../../service/logger.ts';
import { carryOut, circumstances } from '../commands/carry-out.ts';
import type { Delivery } from '../contract/guidance.ts';
import { roomsOf } from '../queries/rooms.ts';
import type { TownshipStore } from '../store/contract.ts';
import { type Given, givenIn, holding, isFor, townshipUnit } from './given.ts';
import { regain } from './regain.ts';

export type GuidanceStore = Pick<
  TownshipStore,
  'heads' | 'stateOf' | 'subjectEvents' | 'append' | 'appendUpon' | 'holds' | 'projected' | 'devices' | 'name'
>;

export interface Giver {
  /** Id of the account. */
  readonly actor: string;
  /** ms since the epoch. */
  readonly now: number;
  readonly logger: Logger;
}

/** On record first, then to every branch that it is for. With the same id it is done again where it had failed. */
export async function giveAll(
  store: GuidanceStore,
  { id, to, guide }: { readonly id: Id; readonly to: Scope; readonly guide: Guide },
  giver: Giver,
): Promise<Delivery> {
  const { actor, now } = giver;
  const command: Command = { ...circumstances(now), id, actor, type: 'guidance.give', data: { id, to, guide } };
  await carryOut(store, townshipUnit, command, () => store.stateOf(townshipUnit));
  const given = givenIn(await store.stateOf(townshipUnit)).filter((one) => one.id === id);
  return deliver(store, (unit) => given.filter((one) => isFor(one, unit)), await acceptedUnits(store), giver);
}

/** Whose they are, and all that still holds, to whoever of `units` has not got it: a branch that is new, or one that was missed. */
export async function deliverHolding(
  store: GuidanceStore,
  units: readonly string[] | 'all',
  today: LocalDate,
  giver: Giver,
): Promise<Delivery> {
  const accepted = await acceptedUnits(store);
  await regain(store, await store.projected('guidance', accepted));
  const given = givenIn(await store.stateOf(townshipUnit));
  const to = units === 'all' ? accepted : units;
  for (const unit of to) await nameSuperior(store, unit, giver);
  return deliver(store, (unit) => holding(given, unit, today), to, giver);
}

async function acceptedUnits({ devices }: Pick<TownshipStore, 'devices'>): Promise<string[]> {
  return roomsOf(await devices.list()).map(({ unit }) => unit);
}

async function deliver(
  store: GuidanceStore,
  givenTo: (unit: string) => readonly Given[],
  units: readonly string[],
  giver: Giver,
): Promise<Delivery> {
  const delivery = { delivered: [] as string[], failed: [] as string[] };
  for (const unit of units) {
    try {
      let changed = false;
      for (const one of givenTo(unit)) changed = (await handOver(store, unit, one, giver)) || changed;
      if (changed) delivery.delivered.push(unit);
    } catch (error) {
      giver.logger.error({ err: error, unit }, 'guidance could not be written for a branch');
      delivery.failed.push(unit);
    }
  }
  return delivery;
}

/** From then on what the branch asks is the township's to answer. */
export async function nameSuperior(
  store: Pick<TownshipStore, 'heads' | 'subjectEvents' | 'appendUpon' | 'holds' | 'name'>,
  unit: string,
  { actor, now }: Omit<Giver, 'logger'>,
): Promise<void> {
  const data = { name: await store.name() };
  const command: Command = { ...circumstances(now), id: randomUUID(), actor, type: 'superior.name', data };
  await carryOut(store, unit, command, async () => fold(await store.subjectEvents(unit, `branch:${unit}`)));
}

/** It needs to know of one subject only, however long the branch's history is. */
async function handOver(store: GuidanceStore, unit: string, { id, guide }: Given, giver: Giver): Promise<boolean> {
  const subject = 'theme' in guide.data ? `theme:${guide.data.theme}` : `branch:${unit}`;
  const command: Command = { ...circumstances(giver.now), id, actor: giver.actor, ...guide };
  const { subject: changed } = await carryOut(store, unit, command, async () =>
    fold(await store.subjectEvents(unit, subject)),
  );
  return changed !== null;
}
