import { describe, expect, it } from 'vitest';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { groupsOf, termOf } from '../../server/domain/terms.ts';
import { write } from './book-keeping.ts';
import { branch, ordinary, type Scene } from './scene.ts';

const people = ['lin', 'chen', 'wang', 'zhang', 'luo'];

function elected(on: string, years = 3, size = 3): Scene {
  const scene = branch();
  const seats = Array.from({ length: size }, (_, n) => ({
    seat: `s${n}`,
    post: n === 0 ? ('secretary' as const) : ('member' as const),
    person: people[n % people.length] ?? null,
  }));
  write(scene, on, { what: 'election', years, seats }, { entry: 'election' });
  return scene;
}

const term = (scene: Scene, today: string) => termOf(scene.state, withAssessment(cx6n), today);
const extend = (scene: Scene, months: number, approved: boolean) =>
  write(scene, '2026-05-01', { what: 'extension', months, approved }, { entry: `x${months}${approved}` });

describe('the term of the committee', () => {
  it('WJ-01 has an election due on the day so many years later, and is overdue the day after', () => {
    const scene = elected('2023-05-10');
    expect(term(scene, '2023-05-09')).toBe(null);
    expect(term(scene, '2026-05-10')).toMatchObject({ due: '2026-05-10', standing: 'remind' });
    expect(term(scene, '2026-05-11')?.standing).toBe('overdue');
    expect(term(elected('2024-02-29'), '2026-01-01')?.due).toBe('2027-02-28');
  });

  it('WJ-01 reminds from three months before', () => {
    const scene = elected('2023-05-10');
    expect(term(scene, '2026-02-09')?.standing).toBe('running');
    expect(term(scene, '2026-02-10')?.standing).toBe('remind');
  });

  it('WJ-01 knows terms of 2 and of 3 years', () => {
    expect([1, 2, 3, 4].map((years) => term(elected('2026-01-01', years), '2026-01-02')?.yearsAllowed)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('WJ-01 moves the day only by an extension that was approved, and says when it is longer than a year', () => {
    const scene = elected('2023-05-10');
    extend(scene, 6, false);
    expect(term(scene, '2026-05-11')).toMatchObject({ due: '2026-05-10', standing: 'overdue' });
    extend(scene, 6, true);
    expect(term(scene, '2026-11-10')).toMatchObject({ due: '2026-11-10', extension: { months: 12, tooLong: false } });
    extend(scene, 1, true);
    expect(term(scene, '2026-11-10')).toMatchObject({ due: '2026-12-10', extension: { months: 13, tooLong: true } });
    expect(term(scene, '2026-04-30')?.extension).toBe(null);
  });

  it('WJ-01 has at most seven in the committee', () => {
    expect(term(elected('2026-01-01', 3, 7), '2026-02-01')?.tooMany).toBe(false);
    expect(term(elected('2026-01-01', 3, 8), '2026-02-01')?.tooMany).toBe(true);
  });

  it('WJ-01 starts anew with the next election, and an election that was struck never was', () => {
    const scene = elected('2023-05-10');
    extend(scene, 12, true);
    write(scene, '2026-06-01', {
      what: 'election',
      years: 2,
      seats: [{ seat: 'a', post: 'secretary', person: 'wang' }],
    });
    expect(term(scene, '2026-06-02')).toMatchObject({
      due: '2028-06-01',
      extension: null,
      seats: [{ person: 'wang' }],
    });
    scene.do({ type: 'ledger.strike', data: { ledger: 'committee', entry: 'election', reason: '误记' } });
    expect(term(scene, '2026-05-31')).toBe(null);
  });

  it('WJ-12 names a vacancy, overdue after the days that the policy gives, and gone when it is filled', () => {
    const scene = elected('2025-01-01');
    write(scene, '2026-01-10', { what: 'seat', seat: 's1', person: null });
    expect(term(scene, '2026-01-09')?.vacancies).toEqual([]);
    expect(term(scene, '2026-04-10')?.vacancies).toMatchObject([{ seat: 's1', since: '2026-01-10', overdue: false }]);
    expect(term(scene, '2026-04-11')?.vacancies).toMatchObject([{ overdue: true }]);
    write(scene, '2026-04-12', { what: 'seat', seat: 's1', person: 'luo' });
    expect(term(scene, '2026-04-12')).toMatchObject({
      vacancies: [],
      seats: [{}, { person: 'luo', since: '2026-04-12' }, {}],
    });
  });

  it('WJ-12 knows the groups of the roster, who leads them, and which nobody leads', () => {
    const scene = branch();
    const group = (person: string, name: string, group: string) =>
      scene.do({ type: 'roster.change', data: { person, name, ...ordinary, group } });
    group('lin', '林国栋', '第一组');
    group('chen', '陈建国', '第一组');
    group('wang', '王桂兰', '第二组');
    write(scene, '2026-03-01', { what: 'group', group: '第一组', leader: 'chen' });
    expect(groupsOf(scene.state, '2026-03-01')).toEqual([
      { group: '第一组', leader: 'chen', members: ['lin', 'chen'] },
      { group: '第二组', leader: null, members: ['wang'] },
    ]);
  });
});
