/** Branches beside each other: a township's running year, and what it looks like with one, many or no branches. */
import type { ComparedBranch, ComparedMonth, ComparisonPage } from '../../server/township/contract.ts';
import { wall } from './township-fixtures.ts';

const passed = 11;

function months(index: number): ComparedMonth[] {
  return Array.from({ length: 12 }, (_, month) => {
    const odd = (index * 7 + month * 3) % 29;
    if (index % 13 === 5 && month < 4) return { standing: 'unrecorded', rate: null };
    if (month >= passed) return { standing: 'ahead', rate: null };
    if (odd === 4) return { standing: 'missing', rate: null };
    if (odd === 11) return { standing: 'not-reported', rate: null };
    return { standing: odd === 17 ? 'late' : 'held', rate: Math.min(1, 0.68 + ((index * 11 + month * 17) % 34) / 100) };
  });
}

function branch(index: number, name: string): ComparedBranch {
  const all = months(index);
  const rates = all.flatMap(({ rate }) => rate ?? []);
  const rate = rates.reduce((sum, one) => sum + one, 0) / rates.length;
  const count = (standing: ComparedMonth['standing']) => all.filter((month) => month.standing === standing).length;
  const of = passed - count('unrecorded');
  const members = 14 + ((index * 7) % 31);
  return {
    unit: `u${index}`,
    branch: name,
    kind: 'rural',
    year: '2026',
    rank: index + 1,
    rate,
    threshold: 0.85,
    verdict: rate < 0.85 ? 'missed' : 'reached',
    months: all,
    meetings: { done: rates.length, of },
    overdue: count('not-reported'),
    traces: { done: 6 * rates.length - (index % 7), of: 6 * rates.length },
    dues: { done: members * 10 - ((index * 5) % 37), of: members * 10 },
    duties: { done: 20 - (index % 5), late: index % 3, missed: index % 4 === 3 ? 2 : 0 },
    notices: (index * 5) % 9,
    runs: index % 6 === 4 ? 1 : 0,
  };
}

export function comparison(count: number, named: (name: string) => string = (name) => name): ComparisonPage {
  const branches = wall(count).rooms.map((room, index) => branch(index, named(room.branch)));
  return { today: '2026-11-15', year: '2026', branches, untold: [] };
}
