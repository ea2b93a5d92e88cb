/** What follows from absence, as tables worked out by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenteesOf, toContact, toMakeUp, toReadOut } from '../../server/domain/absence.ts';
import { runsOf } from '../../server/domain/absence-runs.ts';
import { figuresOf } from '../../server/domain/attendance.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { plStudent } from '../../server/domain/policy/pl-student.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import type { Absence, Policy } from '../../server/domain/policy/schema.ts';
import { fold } from '../../server/domain/state.ts';
import { write } from './book-keeping.ts';
import { allBut, BranchYear, first, ten } from './branch-year.ts';
import { ordinary } from './scene.ts';

/** Each run is a whole year on paper. */
const runs = Math.min(Number(process.env.FC_RUNS ?? 100), 2000);

const withRule = (absence: Partial<Absence>): Policy => ({ ...cx6n, absence: { ...cx6n.absence, ...absence } });
const withRun = (run: Partial<NonNullable<Absence['run']>>): Policy =>
  withRule({ run: { length: 3, brokenByLeave: true, brokenByMakeUp: false, ...run } });
const withMakeUp = (makeUp: Partial<Absence['makeUp']>): Policy =>
  withRule({ makeUp: { ...cx6n.absence.makeUp, ...makeUp } });

const day = (index: number) => `2026-${String(index + 1).padStart(2, '0')}-15`;

/**
 * What p1 did, month by month: `+` came, `-` absent, `L` on leave, `M` absent and made up for it the day after, `F` was frail
 * that month and did not come, `f` frail and came. The others always came.
 */
function year(p1: string, policy: Policy = cx6n): BranchYear {
  const branch = new BranchYear(policy);
  let frail = false;
  for (const [index, letter] of [...p1].entries()) {
    const date = day(index);
    if (frail !== /f/i.test(letter)) {
      frail = !frail;
      branch.at('10:00', date.replace(/15$/, '01'));
      const category = frail ? 'frail' : 'ordinary';
      branch.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category } });
    }
    branch.hold(date, { came: /[+f]/.test(letter) ? ten : allBut('p1'), leave: letter === 'L' ? ['p1'] : [] });
    if (letter === 'M') makeUp(branch, date, date.replace(/15$/, '16'));
  }
  return branch;
}

function makeUp(branch: BranchYear, meeting: string, date: string, form = 'doorstep') {
  branch.at('12:00', date);
  return branch.do({ type: 'make-up.record', data: { meeting, person: 'p1', form, date } });
}

const months = (branch: BranchYear) =>
  runsOf(branch.state).map(({ person, meetings, reached, talk }) => [
    person,
    meetings.map((meeting) => Number(meeting.slice(5, 7))),
    Number(reached.slice(5, 7)),
    talk,
  ]);

describe('runs of unexcused absence', () => {
  const table: [string, string, [number[], number][]][] = [
    ['two are not three', '--+--', []],
    ['three in a row', '---', [[[1, 2, 3], 3]]],
    ['a fourth belongs to the same run', '+----+', [[[2, 3, 4, 5], 4]]],
    ['attendance breaks it', '--+---', [[[4, 5, 6], 6]]],
    ['approved leave breaks it', '--L--', []],
    ['a make-up does not break it', '-M-', [[[1, 2, 3], 3]]],
    ['months in which the member was not expected are skipped', '--F-', [[[1, 2, 4], 4]]],
    ['a frail member who comes breaks it', '--f--', []],
  ];
  it.each(table)('CX-14 reading 3: %s', (_, p1, expected) => {
    expect(months(year(p1))).toEqual(expected.map(([missed, reached]) => ['p1', missed, reached, null]));
  });

  it('CX-14 reading 3: each of its values can be set otherwise', () => {
    expect(months(year('-L--', withRun({ brokenByLeave: false })))).toEqual([['p1', [1, 3, 4], 4, null]]);
    expect(months(year('-M--', withRun({ brokenByMakeUp: true })))).toEqual([]);
    expect(months(year('-M--', withMakeUp({ undoesAbsence: true })))).toEqual([]);
    expect(months(year('--', withRun({ length: 2 })))).toEqual([['p1', [1, 2], 2, null]]);
    expect(months(year('---', withRun({ length: 4 })))).toEqual([]);
  });

  it('CX-14 takes no absence for certain before the meeting is closed', () => {
    expect(months(year('--').hold(day(2), { came: allBut('p1'), open: true }))).toEqual([]);
  });

  it('CX-14 a refused leave does not break it, a late approval does', () => {
    const branch = year('---');
    const leave = { meeting: day(1), person: 'p1' };
    branch.do({ type: 'leave.ask', data: { ...leave, reason: '外出', written: true } });
    expect(months(branch)).toHaveLength(1);
    branch.do({ type: 'leave.answer', data: { ...leave, approved: false, reason: '事后才说' } });
    expect(months(branch)).toHaveLength(1);
    branch.grant(day(1), 'p1');
    expect(months(branch)).toEqual([]);
    branch.do({ type: 'leave.withdraw', data: { ...leave, reason: '登记错' } });
    expect(months(branch)).toEqual([['p1', [1, 2, 3], 3, null]]);
  });

  it('CX-14 stays open after the member has come again, until the talk; after it the count begins anew', () => {
    const talk = { what: 'talk', person: 'p1', meeting: day(2), by: '社区党委' } as const;
    const branch = year('---+');
    expect(months(branch)).toEqual([['p1', [1, 2, 3], 3, null]]);
    write(branch, '2026-04-20', talk, { entry: 'talk' });
    expect(months(branch)).toEqual([['p1', [1, 2, 3], 3, 'talk']]);
    const again = year('----');
    write(again, '2026-04-20', talk);
    again.hold(day(4), { came: allBut('p1') });
    expect(months(again).map(([, missed]) => missed)).toEqual([[1, 2, 3]]);
    again.hold(day(5), { came: allBut('p1') });
    expect(months(again).map(([, missed]) => missed)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('CX-14 a talk has dealt with all that was missed until then, also where leave is granted later', () => {
    const branch = year('----');
    write(branch, '2026-05-01', { what: 'talk', person: 'p1', meeting: day(2), by: '社区党委' });
    branch.grant(day(0), 'p1');
    expect(months(branch)).toEqual([]);
    branch.hold(day(4), { came: allBut('p1') }).hold(day(5), { came: allBut('p1') });
    expect(months(branch)).toEqual([['p1', [4, 5, 6], 6, null]]);
  });

  it('has no such rule where the document has none', () => {
    for (const policy of Object.values(presets)) {
      expect([policy.id, months(year('----', policy)).length]).toEqual([policy.id, policy.id === 'cx-6n' ? 1 : 0]);
    }
  });
});

describe('make-ups', () => {
  it('CX-09 PL-03 are recorded against the meeting, in a form of the policy, and not before it', () => {
    const branch = year('-');
    expect(makeUp(branch, day(0), '2026-01-20', 'cinema')).toEqual({ kind: 'refused', why: 'not-in-policy' });
    expect(makeUp(branch, day(0), '2026-01-14')).toEqual({ kind: 'refused', why: 'before-meeting' });
    expect(makeUp(branch, day(0), '2026-01-20')).toEqual({ kind: 'done' });
    expect(makeUp(branch, day(0), '2026-01-20')).toEqual({ kind: 'as-it-was' });
    expect(branch.meeting(day(0)).followUp.makeUps).toMatchObject([
      { person: 'p1', form: 'doorstep', date: '2026-01-20', by: 'p0' },
    ]);
    const ahead = { meeting: day(0), person: 'p1', form: 'online', date: '2026-01-21' };
    expect(branch.do({ type: 'make-up.record', data: ahead })).toEqual({ kind: 'refused', why: 'date-ahead' });
    const present = { meeting: day(0), person: 'p2', form: 'doorstep' };
    expect(branch.do({ type: 'make-up.record', data: present })).toEqual({ kind: 'refused', why: 'was-present' });
  });

  it('CX-09 GB-02 PL-03 XN-06 take the forms of each document, the five 五红助学 kinds among them', () => {
    const forms = Object.values(presets).map(({ id, absence }) => [
      id,
      absence.makeUp.forms.map((form) => form.id).join(' '),
    ]);
    expect(Object.fromEntries(forms)).toEqual({
      'cx-6n':
        'doorstep online remote mailed homecoming red-satchel red-parcel red-one-to-one red-local-lecture red-class',
      'gb-regular': 'fitting-way',
      'pl-nine-step': 'make-up',
      'pl-student': 'make-up',
      'xn-plus': 'doorstep homecoming',
    });
  });

  it('CX-09 PL-03 reading 3: leave the absence as it is, unless the policy has it otherwise', () => {
    const undoing = withMakeUp({ undoesAbsence: true });
    for (const policy of [...Object.values(presets), undoing]) {
      const branch = year('-', policy);
      const form = policy.absence.makeUp.forms[0]?.id ?? '';
      expect(makeUp(branch, day(0), '2026-01-20', form)).toEqual({ kind: 'done' });
      const present = figuresOf(branch.state, branch.meeting(day(0)), 'whole').present;
      expect([policy.id, present]).toEqual([policy.id, policy === undoing ? 10 : 9]);
    }
  });

  it('CX-09 counts a make-up on the last day of its term, and calls one of the day after late', () => {
    const table = [
      ['2026-01-25', true, 10],
      ['2026-01-26', false, 9],
    ] as const;
    for (const [date, inTime, present] of table) {
      const branch = year('-', withMakeUp({ withinDays: 10, undoesAbsence: true }));
      makeUp(branch, day(0), date);
      expect(branch.meeting(day(0)).followUp.makeUps).toHaveLength(1);
      expect(figuresOf(branch.state, branch.meeting(day(0)), 'whole').present).toBe(present);
      if (!inTime) expect(absenteesOf(branch.state, branch.meeting(day(0)))[0]?.makeUps[0]?.inTime).toBe(false);
    }
    const ever = year('-');
    makeUp(ever, day(0), '2026-12-31');
    expect(absenteesOf(ever.state, ever.meeting(day(0)))[0]?.makeUps[0]?.inTime).toBe(true);
  });

  it('KX-08 can be taken back by its event', () => {
    const branch = year('-', withMakeUp({ undoesAbsence: true }));
    makeUp(branch, day(0), '2026-01-20');
    const entry = branch.events.at(-1)?.id ?? '';
    const undo = { meeting: day(0), entry, reason: '登记错' };
    expect(branch.do({ type: 'follow-up.undo', data: undo })).toEqual({ kind: 'done' });
    expect(branch.do({ type: 'follow-up.undo', data: undo })).toEqual({ kind: 'refused', why: 'no-such-entry' });
    expect(figuresOf(branch.state, branch.meeting(day(0)), 'whole').present).toBe(9);
  });
});

describe('the lists of the absent', () => {
  it('CX-13 reads out who was absent without leave, once, and whom leave excuses later not at all', () => {
    const branch = new BranchYear().hold(day(0), { came: first(6), leave: ['p6'] });
    expect(toReadOut(branch.state)).toEqual([{ meeting: day(0), persons: ['p7', 'p8', 'p9'] }]);
    branch.grant(day(0), 'p7');
    const read = (...persons: string[]) =>
      branch.do({ type: 'absences.read-out', data: { meeting: day(0), persons, date: '2026-02-15' } });
    branch.hold(day(1), { came: ten });
    expect(read('p7')).toEqual({ kind: 'refused', why: 'not-absent' });
    expect(read('p8')).toEqual({ kind: 'done' });
    expect(toReadOut(branch.state)).toEqual([{ meeting: day(0), persons: ['p9'] }]);
    expect(read('p8', 'p9')).toEqual({ kind: 'done' });
    expect(read('p8', 'p9')).toEqual({ kind: 'as-it-was' });
    expect(toReadOut(branch.state)).toEqual([]);
    const entry = branch.meeting(day(0)).followUp.readOut.at(-1)?.id ?? '';
    branch.do({ type: 'follow-up.undo', data: { meeting: day(0), entry, reason: '没有宣读' } });
    expect(toReadOut(branch.state)).toEqual([{ meeting: day(0), persons: ['p9'] }]);
  });

  it('CX-09 CX-13 GB-02 PL-03 XN-06 asks for what each document asks for', () => {
    const lists = Object.values(presets).map((policy) => {
      const { state } = new BranchYear(policy).hold(day(0), { came: first(8), leave: ['p9'] });
      return [policy.id, toReadOut(state).length, toContact(state).length, toMakeUp(state).length];
    });
    expect(lists).toEqual([
      ['cx-6n', 1, 0, 0],
      ['gb-regular', 0, 0, 0],
      ['pl-nine-step', 0, 0, 1],
      ['pl-student', 0, 1, 1],
      ['xn-plus', 0, 0, 0],
    ]);
  });

  it('PL-03 contacts every absentee, on leave or not, records the reason and the make-up', () => {
    const branch = new BranchYear(plStudent).hold(day(0), { came: first(8), leave: ['p9'] });
    expect(toContact(branch.state)).toEqual([{ meeting: day(0), persons: ['p8', 'p9'] }]);
    const contact = { meeting: day(0), person: 'p8', reason: '教学实习' };
    expect(branch.do({ type: 'absentee.contact', data: contact })).toEqual({ kind: 'done' });
    expect(branch.do({ type: 'absentee.contact', data: contact })).toEqual({ kind: 'as-it-was' });
    const recorded = branch.lastFact();
    branch.do({ type: 'make-up.record', data: { meeting: day(0), person: 'p8', form: 'make-up' } });
    expect(toContact(branch.state)).toEqual([{ meeting: day(0), persons: ['p9'] }]);
    expect(toMakeUp(branch.state)).toEqual([{ meeting: day(0), persons: ['p9'] }]);
    expect(absenteesOf(branch.state, branch.meeting(day(0)))).toEqual([
      {
        person: 'p8',
        attendance: 'absent',
        contacts: [recorded],
        makeUps: [{ id: branch.events.at(-1)?.id, inTime: true }],
        readOut: null,
      },
      { person: 'p9', attendance: 'leave', contacts: [], makeUps: [], readOut: null },
    ]);
  });

  it('finds the same runs and lists in whatever order the events arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'+-LMFf'), { minLength: 1, maxLength: 8 }), (letters) => {
        const branch = year(letters.join(''));
        const state = fold(branch.events.toReversed());
        expect(runsOf(state)).toEqual(runsOf(branch.state));
        expect(toReadOut(state)).toEqual(toReadOut(branch.state));
      }),
      { numRuns: runs },
    );
  });
});
