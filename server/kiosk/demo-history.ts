/** The demo branch's past: the people of the demo, in a year of chance, up to the month before today's. */
import { randomUUID } from 'node:crypto';
import { addMonths, type LocalDate, monthOf } from '../domain/date.ts';
import type { Event } from '../domain/events.ts';
import type { Policy } from '../domain/policy/schema.ts';
import { simulate } from '../simulate/simulate.ts';
import type { Cast } from '../simulate/world.ts';
import { demoLost, demoNumber, demoPeople } from './demo-people.ts';
import type { HashNumber } from './identify.ts';

/** From the December before a year that has at least six months behind it. */
export function demoHistory(policy: Policy, hash: HashNumber, today: LocalDate): Iterable<readonly Event[]> {
  const year = Number(addMonths(monthOf(today), -6).slice(0, 4));
  const years = Number(today.slice(0, 4)) - year + 1;
  const name = randomUUID();
  return simulate({ policy, year, years, members: cast(hash), seed: 1, diligence: 0.9, until: today, name }).batches;
}

const cast = (hash: HashNumber): Cast => ({
  kind: 'rural',
  people: demoPeople,
  given(person, kind) {
    const number = demoNumber(person, kind);
    if (number === null) return null;
    return { key: hash(kind, number), tail: number.slice(-4), lost: kind === 'card' && person === demoLost };
  },
});
