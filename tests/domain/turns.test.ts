/** Who came, left or changed class on which day, whenever that was entered. */
import { describe, expect, it } from 'vitest';
import { transfersOf } from '../../server/domain/turns.ts';
import { allBut, BranchYear, figures, first, placeOf, ten } from './branch-year.ts';
import { ordinary } from './scene.ts';

describe('who is expected, by date', () => {
  it('WJ-02 does not expect before the day of joining, nor after the day of leaving, whenever that was entered', () => {
    const year = new BranchYear();
    for (const date of ['2026-04-15', '2026-05-15', '2026-06-15', '2026-07-15']) year.hold(date, { came: first(10) });
    year.at('10:00', '2026-07-20');
    const entry = { person: 'new', name: '转入', ...ordinary, from: '2026-05-15', came: '韭菜园村党支部' };
    year.do({ type: 'roster.add', data: { people: [entry] } });
    year.do({ type: 'roster.remove', data: { person: 'p9', reason: '转出', on: '2026-06-01', to: '机关党支部' } });
    const expected = ['2026-04-15', '2026-05-15', '2026-06-15', '2026-07-15'].map((date) => [
      placeOf(year, date, 'new')?.[0],
      placeOf(year, date, 'p9'),
      figures(year, date).expected,
    ]);
    expect(expected).toEqual([
      ['not-yet', ['expected', 'present'], 10],
      ['expected', ['expected', 'present'], 11],
      ['expected', ['gone', 'came'], 10],
      ['expected', ['gone', 'came'], 10],
    ]);
  });

  it('WJ-02 who left is not expected again by a class recorded for a later day before the leaving was known', () => {
    const year = new BranchYear().at('10:00', '2026-05-01');
    const p9 = { person: 'p9', name: 'p9', ...ordinary };
    year.do({ type: 'roster.change', data: { ...p9, probationary: true } });
    year.hold('2026-05-15', { came: first(9) });
    year.at('10:00', '2026-06-10');
    const leaving = { person: 'p9', reason: '转出', on: '2026-04-20' };
    expect(year.do({ type: 'roster.remove', data: leaving })).toEqual({ kind: 'done' });
    year.hold('2026-07-15', { came: first(9) });
    expect(['2026-05-15', '2026-07-15'].map((date) => placeOf(year, date, 'p9')?.[0])).toEqual(['gone', 'gone']);
    expect(year.state.people.get('p9')?.left).toBe(true);
  });

  it('WJ-02 who left is changed no more, and comes back only by being entered again from then on', () => {
    const year = new BranchYear().at('10:00', '2026-06-10');
    year.do({ type: 'roster.remove', data: { person: 'p9', reason: '转出' } });
    const change = { person: 'p9', name: 'p9', ...ordinary, category: 'frail' as const };
    const refused = { kind: 'refused', why: 'no-such-person' };
    expect(year.do({ type: 'roster.change', data: { ...change, from: '2026-03-01' } })).toEqual(refused);
    const entered = (from: string) => year.do({ type: 'roster.add', data: { people: [{ ...change, from }] } });
    expect(entered('2026-03-01')).toEqual({ kind: 'done' });
    expect(year.state.people.get('p9')?.left).toBe(true);
    expect(entered('2026-06-10')).toEqual({ kind: 'done' });
    expect(year.state.people.get('p9')?.left).toBe(false);
    year.hold('2026-07-15');
    expect(placeOf(year, '2026-07-15', 'p9')?.[0]).toBe('outside');
  });

  it('judges a past meeting by what the member was on its day', () => {
    const year = new BranchYear().hold('2026-03-15', { came: allBut('p1') });
    year.at('10:00', '2026-03-20');
    year.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category: 'frail' } });
    year.hold('2026-04-15', { came: allBut('p1') });
    expect(placeOf(year, '2026-03-15', 'p1')).toEqual(['expected', 'absent']);
    expect(placeOf(year, '2026-04-15', 'p1')).toEqual(['outside', 'did-not-come']);
  });

  it('KX-08 takes a wrong date back by its event, and the figures with it', () => {
    const year = new BranchYear().hold('2026-03-15', { came: allBut('p1') });
    const before = figures(year, '2026-03-15');
    year.at('10:00', '2026-03-20');
    year.do({ type: 'roster.remove', data: { person: 'p1', reason: '转出', on: '2026-03-01' } });
    expect(figures(year, '2026-03-15').expected).toBe(9);
    const turn = year.state.people.get('p1')?.turns.at(-1)?.source.id ?? '';
    const undo = { person: 'p1', turn, reason: '日期登记错' };
    expect(year.do({ type: 'roster.undo', data: undo })).toEqual({ kind: 'done' });
    expect(year.do({ type: 'roster.undo', data: undo })).toEqual({ kind: 'as-it-was' });
    expect(figures(year, '2026-03-15')).toEqual(before);
    expect(year.state.people.get('p1')?.left).toBe(false);
  });

  it('takes no date that has not come', () => {
    const year = new BranchYear().at('10:00', '2026-03-20');
    const remove = { person: 'p1', reason: '转出', on: '2026-03-21' };
    expect(year.do({ type: 'roster.remove', data: remove })).toEqual({ kind: 'refused', why: 'date-ahead' });
    const entry = { person: 'p1', name: 'p1', ...ordinary, from: '2026-03-21' };
    expect(year.do({ type: 'roster.change', data: entry })).toEqual({ kind: 'refused', why: 'date-ahead' });
  });

  it('WJ-02 marks members whom nobody reaches or who hang in the air', () => {
    const year = new BranchYear();
    const mark = { person: 'p1', mark: 'lost-contact' as const, on: true };
    expect(year.do({ type: 'roster.mark', data: mark })).toEqual({ kind: 'done' });
    expect(year.do({ type: 'roster.mark', data: mark })).toEqual({ kind: 'as-it-was' });
    expect([...(year.state.people.get('p1')?.marks.keys() ?? [])]).toEqual(['lost-contact']);
    year.do({ type: 'roster.mark', data: { ...mark, on: false } });
    expect(year.state.people.get('p1')?.marks.size).toBe(0);
  });
});

describe('transfers', () => {
  it('WJ-02 are listed with their day and the other branch; a member entered for the first time comes in', () => {
    const year = new BranchYear().at('10:00', '2026-07-20');
    const entry = { person: 'new', name: '转入', ...ordinary, from: '2026-05-15', came: '韭菜园村党支部' };
    year.do({ type: 'roster.add', data: { people: [entry, { person: 'n2', name: '补录', ...ordinary }] } });
    year.do({ type: 'roster.remove', data: { person: 'p9', reason: '转出', on: '2026-06-01', to: '机关党支部' } });
    const back = { person: 'p9', name: 'p9', ...ordinary, from: '2026-07-01' };
    year.do({ type: 'roster.add', data: { people: [back] } });
    expect(transfersOf(year.state, '2026')).toEqual([
      { person: 'new', day: '2026-05-15', way: 'in', place: '韭菜园村党支部' },
      { person: 'p9', day: '2026-06-01', way: 'out', place: '机关党支部' },
      { person: 'p9', day: '2026-07-01', way: 'in', place: null },
      { person: 'n2', day: '2026-07-20', way: 'in', place: null },
    ]);
    expect(transfersOf(year.state, '2025').map(({ person }) => person)).toEqual(ten);
  });
});
