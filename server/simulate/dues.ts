/** How each pays: with the others in the step, late, ahead, through the family, or hardly ever (CX-05 ③, XN-02). */
import { addMonths, type Month, monthOf } from '../domain/date.ts';
import { paymentOf } from '../domain/dues.ts';
import { isDueFrom } from '../domain/dues-ledger.ts';
import type { Meeting } from '../domain/meeting.ts';
import { wasPresent } from '../domain/meeting.ts';
import { timelineOf } from '../domain/turns.ts';
import type { Id } from '../domain/vocabulary.ts';
import { atDesk, type Character, inDays, isHere, members, minute, policyToday, today, type World } from './world.ts';

/** Everyone who is there and means to pay does so within some minutes: at the reader in the step, else at the screen. */
export function payAtMeeting(world: World, meeting: Meeting, withCards: boolean): void {
  const { box, diary, random } = world;
  const before = monthsBefore(world);
  for (const { id } of members(world)) {
    const character = world.characters.get(id);
    if (character === undefined || !wasPresent(meeting, id, 'whole')) continue;
    if (character.pays === 'later' || random.chance(character.pays === 'hardly' ? 0.7 : 0.03)) continue;
    diary.add(box.now() + random.int(30, 8 * 60) * 1000, () => pay(world, character, withCards, before));
  }
}

function pay(world: World, { person, card }: Character, withCards: boolean, before: readonly Month[]): void {
  if (!isHere(world, person)) return;
  const month = monthOf(today(world));
  const behind = owed(world, person, before);
  if (behind.length > 0) {
    payMonths(world, person, [...behind, month]);
  } else if (withCards && card !== null) {
    const data = { kind: 'card', key: card, tail: '' } as const;
    world.box.run({ type: 'credential.present', data }, 'reader:1');
  } else {
    world.box.run({ type: 'dues.mark-paid', data: { month, person } });
  }
}

/** Who was not there, or does not pay at the meeting: in the days after it, as each is used to. */
export function payLater(world: World): void {
  const { box, characters, random } = world;
  const month = monthOf(today(world));
  for (const { id } of members(world)) {
    const character = characters.get(id);
    if (character === undefined || isPaid(world, month, id)) continue;
    if (
      random.chance({ 'at-the-meeting': 0.5, later: 0.75, ahead: 0.9, 'by-proxy': 0.3, hardly: 0.1 }[character.pays])
    ) {
      atDesk(world, inDays(world, random.int(1, 9)), () => {
        if (!isHere(world, id)) return;
        if (character.pays === 'by-proxy') payByProxy(world, id);
        else if (character.pays === 'ahead') payMonths(world, id, aheadOf(month));
        else payMonths(world, id, [...owed(world, id), month]);
      });
    }
  }
  const paid = box.state().dues.get(month)?.payments.values().next().value;
  if (paid !== undefined && random.chance(0.15)) undoAndPay(world, month, paid.person);
}

function payByProxy(world: World, person: Id): void {
  const months = [...owed(world, person), monthOf(today(world))];
  const data = { person, months, how: 'proxy' as const, who: '家属', reason: '在外务工，托家属代交' };
  world.box.run({ type: 'dues.pay', data });
}

function payMonths(world: World, person: Id, months: readonly Month[]): void {
  world.box.run({ type: 'dues.pay', data: { person, months: [...months], how: 'in-person' } });
}

/** Entered for the wrong person, and put right a little later. */
function undoAndPay({ box, diary }: World, month: Month, person: Id): void {
  diary.add(box.now() + minute, () => {
    if (paymentOf(box.state().dues.get(month), person) === undefined) return;
    box.run({ type: 'dues.undo', data: { month, person, reason: '登记错人' } });
  });
}

/** To the end of the half-year. */
function aheadOf(month: Month): Month[] {
  const left = 6 - ((Number(month.slice(5)) - 1) % 6);
  return Array.from({ length: left }, (_, n) => addMonths(month, n));
}

/** Of these months, those not paid; who has owed for longer settles it with the secretary. */
function owed(world: World, person: Id, months = monthsBefore(world)): readonly Month[] {
  const unpaid = months.filter((month) => !isPaid(world, month, person));
  const known = world.box.state().people.get(person);
  if (known === undefined || unpaid.length === 0) return [];
  const timeline = timelineOf(known, world.box.state().clocks);
  const policy = policyToday(world);
  return unpaid.filter((month) => isDueFrom(timeline, month, policy));
}

/** Half a year, as far as the branch has kept its dues here. */
function monthsBefore(world: World): readonly Month[] {
  const first: Month = world.box.state().dues.keys().next().value ?? '9999-12';
  return Array.from({ length: 6 }, (_, n) => addMonths(monthOf(today(world)), n - 6)).filter((month) => month >= first);
}

function isPaid({ box }: World, month: Month, person: Id): boolean {
  return paymentOf(box.state().dues.get(month), person) !== undefined;
}

/** WJ-03: once a year, as far as the branch thinks of it. */
export function reviewBases(world: World, year: string): void {
  const people = members(world).map(({ id }) => id);
  if (world.random.chance(world.diligence)) world.box.run({ type: 'dues-base.review', data: { year, people } });
  for (const person of world.random.some(people, Math.ceil(people.length / 10))) {
    const fen = world.random.pick([300, 600, 1200, 3000]);
    world.box.run({ type: 'dues-base.set', data: { person, fen, from: `${year}-01` } });
  }
}
