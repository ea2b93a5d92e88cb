/** Boxes are in touch all the time; what is put down of it is little, and all together. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepContacts } from '../../server/township/contacts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function kept(write: () => Promise<void> = async () => undefined) {
  const written: (readonly (readonly [string, string | null])[])[] = [];
  const failures: unknown[] = [];
  const heard = async (contacts: ReadonlyMap<string, string | null>) => {
    written.push([...contacts]);
    await write();
  };
  return { written, failures, contacts: keepContacts({ heard }, Date.now, (error) => failures.push(error)) };
}

it('are put down together, with what each said last', async () => {
  const { written, contacts } = kept();
  contacts.note('a', null);
  contacts.note('b', '1');
  contacts.note('b', '2');
  contacts.note('b', null);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual([
    [
      ['a', null],
      ['b', '2'],
    ],
  ]);
});

it('are put down again when a box says something new, or after a while', async () => {
  const { written, contacts } = kept();
  for (const report of ['1', '1', null, '2', null]) {
    contacts.note('a', report);
    await vi.advanceTimersByTimeAsync(1000);
  }
  await vi.advanceTimersByTimeAsync(9000);
  contacts.note('a', null);
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual([[['a', '1']], [['a', '2']], [['a', null]]]);
});

it('are put down at the end, and a failure stops nobody', async () => {
  const { written, failures, contacts } = kept(() => Promise.reject(new Error('no disk')));
  contacts.note('a', null);
  await vi.advanceTimersByTimeAsync(1000);
  contacts.note('b', null);
  await contacts.close();
  expect(written).toEqual([[['a', null]], [['b', null]]]);
  expect(failures).toHaveLength(2);
  expect(vi.getTimerCount()).toBe(0);
});
