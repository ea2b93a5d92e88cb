/** Six months without organisation life, dues or work, and the care for those who cannot come. */
import { describe, expect, it } from 'vitest';
import { careOf } from '../../server/domain/care.ts';
import type { IdleGround } from '../../server/domain/events/facts/people.ts';
import { idleSpells } from '../../server/domain/idle.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import type { Absence, Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import type { Category } from '../../server/domain/vocabulary.ts';
import { activity, write } from './book-keeping.ts';
import { allBut, BranchYear, ten } from './branch-year.ts';
import { ordinary } from './scene.ts';

const withIdle = (idle: Partial<NonNullable<Absence['idle']>>): Policy => ({
  ...cx6n,
  absence: {
    ...cx6n.absence,
    idle: { months: 6, grounds: ['attending', 'dues', 'work'], brokenByReason: true, ...idle },
  },
});

const month = (index: number) => `2026-${String(index + 1).padStart(2, '0')}`;

/** What p1 did each month: `+` came, `-` absent, `L` on leave, `.` no meeting. The others always came; nobody pays dues. */
function year(p1: string, policy: Policy = cx6n): BranchYear {
  const branch = new BranchYear(policy);
  for (const [index, letter] of [...p1].entries()) {
    if (letter === '.') continue;
    branch.hold(`${month(index)}-15`, {
      came: letter === '+' ? ten : allBut('p1'),
      leave: letter === 'L' ? ['p1'] : [],
    });
  }
  return branch;
}

function spells(branch: BranchYear, today = '2027-01-10', ground: IdleGround = 'attending') {
  return idleSpells(branch.state, today)
    .filter((spell) => spell.ground === ground && spell.person === 'p1')
    .map(({ months, reached, handled }) => [
      months.map((one) => Number(one.slice(5))),
      Number(reached.slice(5)),
      handled,
    ]);
}

describe('half a year without organisation life', () => {
  const table: [string, string, [number[], number][]][] = [
    ['five months are not six', '-----', []],
    ['six months', '------', [[[1, 2, 3, 4, 5, 6], 6]]],
    ['coming once breaks it', '---+---', []],
    ['one good reason breaks it', '---L---', []],
    ['a month without a meeting neither counts nor breaks', '---.---', [[[1, 2, 3, 5, 6, 7], 7]]],
    ['a second half-year after coming again', '------+------', [[[1, 2, 3, 4, 5, 6], 6]]],
  ];
  it.each(table)('CX-15 reading 4: %s', (_, p1, expected) => {
    expect(spells(year(p1.slice(0, 12)))).toEqual(expected.map(([missed, reached]) => [missed, reached, null]));
  });

  it('CX-15 counts calendar months that are over', () => {
    const branch = year('------');
    expect(spells(branch, '2026-06-30')).toEqual([]);
    expect(spells(branch, '2026-07-01')).toHaveLength(1);
  });

  it('CX-15 reading 4: each of its values can be set otherwise', () => {
    expect(spells(year('---L--', withIdle({ brokenByReason: false })))).toHaveLength(1);
    expect(spells(year('------', withIdle({ months: 7 })))).toEqual([]);
    expect(spells(year('-----', withIdle({ months: 5 })))).toHaveLength(1);
    expect(spells(year('------', withIdle({ grounds: ['dues'] })))).toEqual([]);
    for (const policy of Object.values(presets)) {
      expect([policy.id, spells(year('------', policy)).length]).toEqual([policy.id, policy.id === 'cx-6n' ? 1 : 0]);
    }
  });

  it('CX-15 takes any organisation life: another meeting, a make-up', () => {
    const lesson = year('------');
    write(lesson, '2026-03-20', { ...activity('lecture'), people: ['p1'] });
    expect(spells(lesson)).toEqual([]);
    const madeUp = year('------');
    madeUp.at('10:00', '2026-04-20');
    madeUp.do({ type: 'make-up.record', data: { meeting: '2026-03-15', person: 'p1', form: 'doorstep' } });
    expect(spells(madeUp)).toEqual([]);
  });

  it('CX-15 asks nothing of the floating, who are not expected', () => {
    const branch = new BranchYear();
    branch.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category: 'floating' } });
    for (const index of [0, 1, 2, 3, 4, 5]) branch.hold(`${month(index)}-15`, { came: allBut('p1') });
    expect(spells(branch)).toEqual([]);
  });

  it('CX-15 stays with the township until it has dealt with it', () => {
    const branch = year('------+');
    const handled = { what: 'idle-handled', person: 'p1', ground: 'attending', until: '2026-06' } as const;
    write(branch, '2026-08-01', handled, { entry: 'handled' });
    expect(spells(branch)).toEqual([[[1, 2, 3, 4, 5, 6], 6, 'handled']]);
  });
});

describe('half a year without dues', () => {
  /** The others pay every month from January on, p1 in these. */
  function paying(paid: readonly number[], category: Category = 'ordinary', policy: Policy = cx6n): BranchYear {
    const branch = new BranchYear(policy);
    branch.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category } });
    for (let index = 0; index < 7; index += 1) {
      branch.at('10:00', `${month(index)}-20`);
      branch.do({ type: 'dues.mark-paid', data: { month: month(index), person: 'p2' } });
      if (paid.includes(index + 1)) branch.do({ type: 'dues.mark-paid', data: { month: month(index), person: 'p1' } });
    }
    return branch;
  }
  const owing = (branch: BranchYear) => spells(branch, '2026-08-01', 'dues');

  it('CX-15 counts months, each paid one breaking it', () => {
    expect(owing(paying([]))).toEqual([[[1, 2, 3, 4, 5, 6, 7], 6, null]]);
    expect(owing(paying([1]))).toEqual([[[2, 3, 4, 5, 6, 7], 7, null]]);
    expect(owing(paying([4]))).toEqual([]);
  });

  it('CX-15 a month that was not paid for a good reason breaks it, unless the policy has it otherwise', () => {
    const excused = { what: 'dues-excused', person: 'p1', month: '2026-04' } as const;
    const strict = withIdle({ brokenByReason: false });
    for (const [policy, spells] of [
      [cx6n, 0],
      [strict, 1],
    ] as const) {
      const branch = paying([], 'ordinary', policy);
      write(branch, '2026-07-25', excused, { text: '住院' });
      expect(owing(branch)).toHaveLength(spells);
    }
  });

  it('CX-15 reading 4: dues are due from the frail and the floating, too, unless the policy has it otherwise', () => {
    const spared = { ...cx6n, dues: { ...cx6n.dues, dueFrom: ['ordinary' as const] } };
    for (const category of ['frail', 'floating'] as const) {
      expect(owing(paying([], category))).toHaveLength(1);
      expect(owing(paying([], category, spared))).toEqual([]);
    }
  });
});

describe('what the log does not cover', () => {
  it('CX-15 a payment for a month before the log began makes nobody idle from then on', () => {
    const branch = new BranchYear().at('10:00', '2026-05-20');
    for (const month of ['2025-08', '2025-12']) branch.do({ type: 'dues.mark-paid', data: { month, person: 'p2' } });
    expect(spells(branch, '2026-06-01', 'dues')).toMatchObject([[[12, 1, 2, 3, 4, 5], 5, null]]);
    expect(spells(branch, '2026-05-01', 'dues')).toEqual([]);
  });

  it('CX-15 begins with the log, however old a work is that is entered', () => {
    const branch = new BranchYear();
    write(branch, '2025-12-01', { what: 'work', person: 'p1', due: '1950-02-20' });
    expect(spells(branch, '2026-05-31', 'work')).toEqual([]);
    expect(spells(branch, '2026-06-01', 'work')).toEqual([[[12, 1, 2, 3, 4, 5], 5, null]]);
  });
});

describe('half a year without assigned work', () => {
  it('CX-15 counts from the month in which work was due until it is settled', () => {
    const branch = new BranchYear();
    write(branch, '2026-01-10', { what: 'work', person: 'p1', due: '2026-02-20' }, { entry: 'w' });
    expect(spells(branch, '2026-07-31', 'work')).toEqual([]);
    expect(spells(branch, '2026-08-01', 'work')).toEqual([[[2, 3, 4, 5, 6, 7], 7, null]]);
    write(branch, '2026-06-03', { what: 'work-settled', person: 'p1', work: 'w', how: 'done' });
    expect(spells(branch, '2026-08-01', 'work')).toEqual([]);
  });

  it('CX-15 a good reason breaks it, and nobody is idle to whom nothing was assigned', () => {
    const branch = new BranchYear();
    expect(spells(branch, '2026-12-01', 'work')).toEqual([]);
    write(branch, '2026-01-10', { what: 'work', person: 'p1', due: '2026-01-20' }, { entry: 'w' });
    write(branch, '2026-06-03', { what: 'work-settled', person: 'p1', work: 'w', how: 'excused' });
    expect(spells(branch, '2026-12-01', 'work')).toEqual([]);
  });
});

describe('care', () => {
  function caring(category: Category, policy: Policy): BranchYear {
    const branch = new BranchYear(policy).at('10:00', '2026-01-05');
    branch.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category } });
    return branch;
  }
  const standings = (branch: BranchYear, today: string) =>
    careOf(branch.state, today).map(({ person, measure, standing }) => [person, measure.id, standing]);

  it('XN-06 contacts the floating each month, visits the frail, and tells what was missed', () => {
    const floating = caring('floating', xnPlus);
    expect(standings(floating, '2026-02-10')).toEqual([
      ['p1', 'floating-contact', 'due'],
      ['p1', 'homecoming', 'due'],
    ]);
    expect(standings(floating, '2026-03-01')[0]).toEqual(['p1', 'floating-contact', 'missed']);
    write(floating, '2026-03-02', { what: 'contact', person: 'p1', measure: 'floating-contact', by: '组织委员' });
    expect(standings(floating, '2026-03-31')[0]).toEqual(['p1', 'floating-contact', 'done']);
    expect(standings(floating, '2026-04-01')[0]).toEqual(['p1', 'floating-contact', 'due']);
    expect(standings(floating, '2026-05-01')[0]).toEqual(['p1', 'floating-contact', 'missed']);
    expect(standings(caring('frail', xnPlus), '2026-02-10')).toEqual([['p1', 'frail-visit', 'due']]);
    expect(standings(caring('away', xnPlus), '2026-02-10')).toEqual([]);
  });

  it('XN-06 asks for an activity at homecoming once in twelve months', () => {
    const branch = caring('floating', xnPlus);
    write(branch, '2026-02-10', { what: 'contact', person: 'p1', measure: 'homecoming', by: '支部' });
    const homecoming = (today: string) => standings(branch, today).find(([, measure]) => measure === 'homecoming')?.[2];
    expect(homecoming('2027-01-31')).toBe('done');
    expect(homecoming('2027-02-01')).toBe('due');
    expect(homecoming('2028-01-31')).toBe('due');
    expect(homecoming('2028-02-01')).toBe('missed');
  });

  it.each([
    ['CX-09 visits', 'frail', 'frail-contact', cx6n],
    ['CX-09 reaches', 'floating', 'floating-study', cx6n],
    ['XN-06 meets', 'front-line', 'front-line', xnPlus],
  ] as const)('%s the %s month by month', (_, category, measure, policy) => {
    const branch = caring(category, policy);
    write(branch, '2026-02-10', { what: 'contact', person: 'p1', measure, by: '支部' });
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((today) => standings(branch, today))).toEqual(
      ['done', 'due', 'due', 'missed'].map((standing) => [['p1', measure, standing]]),
    );
  });

  it('GB-09 looks after members in need like the frail, from the day on which they are known to be', () => {
    const monthly = gbRegular.measures.map((one) => ({ ...one, everyMonths: one.id === 'care' ? 1 : null }));
    const branch = caring('ordinary', { ...gbRegular, measures: monthly });
    expect(standings(branch, '2026-02-10')).toEqual([]);
    write(branch, '2026-02-10', { what: 'care', person: 'p1', care: 'needy' });
    expect(standings(branch, '2026-02-09')).toEqual([]);
    expect(['2026-02-28', '2026-03-31', '2026-04-01'].map((today) => standings(branch, today))).toEqual(
      ['due', 'due', 'missed'].map((standing) => [['p1', 'care', standing]]),
    );
  });

  it('CX-09 names who keeps in touch with the frail', () => {
    const frail = caring('frail', cx6n);
    write(frail, '2026-01-06', { what: 'contact-person', person: 'p1', contact: 'p0' });
    expect(careOf(frail.state, '2026-02-10')).toMatchObject([
      { person: 'p1', contact: 'p0', last: null, standing: 'due', measure: { id: 'frail-contact' } },
    ]);
  });
});
