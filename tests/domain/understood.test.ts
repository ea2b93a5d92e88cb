import { expect, it } from 'vitest';
import { understood } from '../../server/domain/understood.ts';

const data = { person: 'p1', part: 'day', by: 'card' };
const event = {
  ...{ type: 'person.signed-in', v: 1, subject: 'meeting:m1', command: 'c1', actor: 'reader:pcsc', tick: 1 },
  ...{ wall: 1e13, mono: -1e13, boot: 'b1', quality: 'ntp' },
};

it('what an event says of itself is what it is filed under, also once its payload is erased', () => {
  expect(understood(event, data)).toEqual(event);
  expect(understood({ ...event, more: 'of a later program' }, undefined)).toMatchObject(event);
});

it.each([
  ...Object.entries({ type: 'toString', v: 2, subject: 'a\0b', command: 'a\0b', actor: 1, tick: 0 }),
  ...Object.entries({ wall: 1.1e13, mono: -1.1e13, boot: null, quality: 'sundial' }),
  ...[...Object.keys(event).map((field) => [field, undefined] as const), ['tick', 1.5] as const],
])('an event whose %s is %j is not understood', (field, value) => {
  expect(understood({ ...event, [field]: value }, data)).toBeUndefined();
});

it.each([[null], ['text'], [[]], [undefined]])('nor is %j an event', (value) => {
  expect(understood(value, data)).toBeUndefined();
});

it('nor one whose payload has another shape', () => {
  expect(understood(event, { ...data, by: 'magic' })).toBeUndefined();
});
