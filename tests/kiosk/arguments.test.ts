import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments, usage } from '../../server/kiosk/arguments.ts';

test('what is not told has its usual value', () => {
  expect(readArguments(['--data', 'room'])).toEqual({
    kind: 'run',
    data: resolve('room'),
    port: 8600,
    config: null,
    policy: null,
    demo: false,
    township: null,
  });
});

test('everything told', () => {
  expect(
    readArguments([
      '--data=/d',
      '--port',
      '0',
      '--config',
      '/c.toml',
      '--demo',
      '--township',
      'http://127.0.0.1:8700#12',
    ]),
  ).toEqual({
    kind: 'run',
    data: '/d',
    port: 0,
    config: '/c.toml',
    policy: null,
    demo: true,
    township: { url: 'http://127.0.0.1:8700', code: '12' },
  });
  expect(readArguments(['--data', '/d', '--reset-pin'])).toEqual({ kind: 'reset-pin', data: '/d' });
  expect(readArguments(['--help'])).toEqual({ kind: 'help' });
});

test.each([
  [[]],
  [['--port', '80']],
  [['--data', '/d', '--port', 'eighty']],
  [['--data', '/d', '--port', '65536']],
  [['--data', '/d', '--demon']],
  [['--data', '/d', '--township', 'http://127.0.0.1:8700#12']],
  [['--data', '/d', '--demo', '--township', 'http://elsewhere:8700#12']],
  [['--data']],
  [['room']],
])('%j gets the usage', (argv) => {
  expect(() => readArguments(argv)).toThrow(usage);
});
