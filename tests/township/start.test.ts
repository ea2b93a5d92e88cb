/** The command line: what is wrong is told in two lines, in both languages, never with a trace or a password. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartFault } from '../../server/service/fault.ts';
import { readArguments } from '../../server/township/arguments.ts';
import { markDemo } from '../../server/township/demo-mark.ts';

describe('the arguments', () => {
  it('are read', () => {
    expect(readArguments(['--data', 'here'])).toEqual({
      ...{
        kind: 'run',
        data: resolve('here'),
        port: 8700,
        database: null,
        copies: null,
        host: '127.0.0.1',
        tls: null,
        superior: null,
        superiorCa: null,
        demo: null,
      },
    });
    expect(readArguments(['--data', '/d', '--port', '0', '--database', 'postgres://u:p@h/d'])).toMatchObject({
      ...{ port: 0, database: 'postgres://u:p@h/d' },
    });
    const database = 'postgres://h';
    expect(readArguments(['--data', '/d', '--database', database, '--back-up', 'pg_dump'])).toEqual({
      ...{ kind: 'back-up', data: '/d', database, command: 'pg_dump' },
    });
    expect(readArguments(['--data', '/d', '--rebuild'])).toEqual({ kind: 'rebuild', data: '/d', database: null });
    expect(readArguments(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    [[], /^缺少 --data DIR。\n--data DIR is missing\.\n/],
    [['--data', 'd', '--port', '70000'], /^--port 70000：.*\n--port 70000: /],
    [['--data', 'd', '--database', 'mysql://u:secret@h'], /^--database 应以 postgres:\/\/ 开头。\n(?!.*secret)/s],
    [['--data', 'd', '--database', 'postgres://h', '--copies', 'c'], /^--copies 只用于.*\n--copies is for/],
    [['--data', 'd', '--listen', '0.0.0.0'], /^监听 0\.0\.0\.0 须有证书.*\n.* needs a certificate/],
    [['--data', 'd', '--listen', '0.0.0.0', '--cert', 'c'], /^--cert 和 --key 要一起写/],
    [['--data', 'd', '--listen', '127.0.0.2', '--demo', '1'], /^--demo 只在本机上/],
    [['--data', 'd', '--database', 'postgres://h', '--demo', '1'], /^--demo 只用/],
    [['--data', 'd', '--superior', 'http://county.example'], /^--superior 应以 https:\/\/ 开头/],
    [['--data', 'd', '--superior-ca', 'county.pem'], /^--superior-ca 要与 --superior 一起写/],
    [['--data', 'd', '--back-up', 'pg_dump'], /^--back-up 只用于.*\n--back-up is for/],
    [['--dat', 'd'], /^参数有误。\n/],
  ])('%j are refused', (argv, said) => {
    const read = () => readArguments(argv);
    expect(read).toThrow(StartFault);
    expect(read).toThrow(said);
  });
});

const main = new URL('../../server/township/main.ts', import.meta.url).pathname;
const start = (...argv: string[]) =>
  spawnSync(process.execPath, [main, ...argv], { encoding: 'utf8', timeout: 20_000 });

it('the process ends with the reason and the usage', () => {
  const { status, stderr, stdout } = start('--port', 'x');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^缺少 --data DIR。\n--data DIR is missing\.\n\n用法/);
  expect(stderr).not.toMatch(/^ +at /m);
});

it.each([
  ['the service', ['--port', '0']],
  ['an errand', ['--rebuild']],
])('the demo’s data, whose password everybody knows, are opened by %s with --demo only', (_, argv) => {
  const data = mkdtempSync(join(tmpdir(), 'demo-'));
  markDemo(data);
  const { status, stderr, stdout } = start('--data', data, ...argv);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^这是演示数据.*\nThis is the data of a demo/);
  expect(readdirSync(data)).toEqual(['demo']);
  rmSync(data, { recursive: true });
});
