import { expect, it } from 'vitest';
import { remembered } from '../../server/domain/remembered.ts';
import { emptyState, type State } from '../../server/domain/state.ts';

it('works out again only for another subject, or on another ground', () => {
  let worked = 0;
  const count = remembered(({ people }, meeting: { readonly id: string }) => {
    worked += 1;
    return `${meeting.id} of ${people.size}`;
  });
  const [meeting, later] = [{ id: 'm1' }, { id: 'm2' }];
  const times = (state: State, of = meeting) => {
    count(state, of);
    count({ ...state }, of);
    return worked;
  };
  expect(count(emptyState, meeting)).toBe('m1 of 0');
  expect(times(emptyState)).toBe(1);
  expect(times(emptyState, later)).toBe(2);
  expect(times({ ...emptyState, people: new Map() })).toBe(3);
  expect(times({ ...emptyState, clocks: new Map() })).toBe(4);
  expect(times({ ...emptyState, branches: new Map() })).toBe(5);
});
