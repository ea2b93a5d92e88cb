import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { eventsOf } from '../../server/log/folded.ts';
import { openLog } from '../../server/log/log.ts';
import { Browser, dataFolder, until } from './service-fixture.ts';

const folders: { remove(): void }[] = [];
afterAll(() => {
  for (const folder of folders) folder.remove();
});
const newFolder = (): string => {
  const folder = dataFolder();
  folders.push(folder);
  writeFileSync(join(folder.path, 'kiosk.toml'), '[readers]\nnfc = false\nserial_auto = false\nhid_pos = false\n');
  return folder.path;
};

interface Kiosk {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly complained: () => string;
  /** Exit code. */
  readonly ended: Promise<number | null>;
}

function start(...args: string[]): Kiosk {
  const child = spawn(process.execPath, ['server/kiosk/main.ts', ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout.on('data', (chunk) => out.push(String(chunk)));
  child.stderr.on('data', (chunk) => err.push(String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { process: child, said: () => out.join(''), complained: () => err.join(''), ended };
}

const ready = (kiosk: Kiosk): Promise<string> =>
  until(() => /^kiosk ready {2}(http:\/\/127\.0\.0\.1:\d+)$/m.exec(kiosk.said())?.[1], 20);

describe('the process', () => {
  test('gets ready, tells how it is, refuses a second one, and ends within a second', async () => {
    const data = newFolder();
    const kiosk = start('--data', data, '--port', '0');
    const browser = new Browser(await ready(kiosk));
    expect((await browser.ask('GET', '/health')).body).toMatchObject({ ok: true, readers: [] });

    // Setting the room up is what makes it a real one.
    const setup = { township: '镇', branch: '某村党支部', kind: 'other', room: '', secretary: '王', pin: '111111' };
    expect((await browser.ask('POST', '/api/setup', setup)).status).toBe(200);
    const second = start('--data', data, '--port', '0');
    expect(await second.ended).toBe(1);
    expect(second.complained()).toMatch(/^另一个终端程序正在使用 .*\n.*Another kiosk process uses this data folder/);

    kiosk.process.kill('SIGTERM');
    expect(await kiosk.ended, 'after a second it would end itself, with 1').toBe(0);
    expect(kiosk.complained()).toBe('');

    const demo = start('--data', data, '--port', '0', '--demo');
    expect(await demo.ended).toBe(2);
    expect(demo.complained()).toMatch(/^这是真实活动室的数据.*\n.*cannot be opened with --demo.*\n$/);
  }, 40_000);

  test('a port in use, a wrong config, wrong arguments: two lines and no trace', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await until(() => other.listening);
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const config = join(newFolder(), 'wrong.toml');
    writeFileSync(config, '[screen]\nvolume = 11\n');

    const [taken, wrong, unknown] = [
      start('--data', newFolder(), '--port', port),
      start('--data', newFolder(), '--config', config),
      start('--date', 'x'),
    ];
    expect(await Promise.all([taken.ended, wrong.ended, unknown.ended])).toEqual([1, 2, 2]);
    expect(taken.complained()).toMatch(new RegExp(`^端口 ${port} 已被占用.*\\nPort ${port} is in use.*\\n$`));
    expect(wrong.complained()).toMatch(
      /^配置有误：.*wrong\.toml 第 2 行：.*\n.*wrong\.toml:2: screen\.volume = 11.*\n$/,
    );
    expect(unknown.complained()).toContain('npm run kiosk -- --data DIR');
    for (const { complained } of [taken, wrong, unknown]) expect(complained()).not.toMatch(/\n\s+at /);
  }, 40_000);

  test('a township’s own policy: wrong, it ends in two lines; put right, its whole content stands in the log', async () => {
    const config = join(newFolder(), 'own.toml');
    const own = (threshold: string) =>
      `[policy]\nbase = "cx-6n"\nfrom = "2026-01-01"\nassessment = true\n[policy.set]\nparticipation.threshold = ${threshold}\n`;
    writeFileSync(config, own('90'));
    const wrong = start('--data', newFolder(), '--config', config);
    expect(await wrong.ended).toBe(2);
    expect(wrong.complained()).toMatch(
      /^配置有误：.*own\.toml 第 6 行：policy\.set\.participation\.threshold = 90：应 ≤ 1（依据 CX-07 二\.5）。\n.*own\.toml:6: .* expected ≤ 1 \(clause CX-07 二\.5\)\.\n$/,
    );

    writeFileSync(config, own('0.9'));
    const data = newFolder();
    const once = async (use: (browser: Browser) => Promise<unknown>) => {
      const kiosk = start('--data', data, '--port', '0', '--config', config);
      await use(new Browser(await ready(kiosk)));
      kiosk.process.kill('SIGTERM');
      expect(await kiosk.ended).toBe(0);
    };
    const setup = { township: '镇', branch: '某村党支部', kind: 'other', room: '', secretary: '王', pin: '111111' };
    await once((browser) => browser.ask('POST', '/api/setup', setup));
    for (const _ of ['first', 'second']) await once((browser) => browser.ask('GET', '/health'));
    const stamp = () => ({ wall: 0, mono: 0, boot: '', quality: 'ntp' as const });
    const log = await openLog(join(data, 'log.db'), { stamp });
    const adopted = [...eventsOf(log)].filter(({ type }) => type === 'policy.adopted');
    await log.close();
    const policy = { id: 'cx-6n+wj+own', participation: { threshold: 0.9 }, assessment: { name: expect.any(String) } };
    expect(adopted).toMatchObject([{ data: { from: '2026-01-01', policy } }]);
  }, 40_000);

  test('a forgotten PIN is set anew beside the running service, and the box is shut down from the screen', async () => {
    const data = newFolder();
    const off = join(data, 'powered-off');
    appendFileSync(join(data, 'kiosk.toml'), `[box]\nshutdown_command = ["touch", "${off}"]\n`);
    const kiosk = start('--data', data, '--port', '0');
    const browser = new Browser(await ready(kiosk));
    const reset = start('--data', data, '--reset-pin');
    reset.process.stdin?.end('864209\n');
    expect(await reset.ended).toBe(0);
    expect((await browser.ask('POST', '/api/session', { pin: '864209' })).body).toEqual({ ok: true });
    const elsewhere = start('--data', newFolder(), '--reset-pin');
    expect(await elsewhere.ended).toBe(2);
    await browser.ask('POST', '/api/shutdown');
    kiosk.process.kill('SIGTERM');
    expect(await kiosk.ended).toBe(0);
    await until(() => existsSync(off));
    expect(readFileSync(join(data, 'logs', 'kiosk.log'), 'utf8')).toMatch(/"msg":"closed"}\n$/);
  }, 40_000);

  test('a bug ends the process, and leaves its trace', async () => {
    const data = newFolder();
    const script = `
      const { serviceLog } = await import('./server/service/logger.ts');
      const { endOnBug } = await import('./server/service/shutdown.ts');
      const log = serviceLog(${JSON.stringify(data)}, 'kiosk', 'info');
      endOnBug('kiosk', log.logger, log.flushNow);
      Promise.reject(new TypeError('nobody awaits this'));
      await new Promise(() => setInterval(() => {}, 1000));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
    const lines = readFileSync(join(data, 'logs', 'kiosk.log'), 'utf8')
      .trim()
      .split('\n');
    const last = JSON.parse(lines.at(-1) ?? '');
    expect(last).toMatchObject({ level: 'fatal', err: { type: 'TypeError', message: 'nobody awaits this' } });
  }, 20_000);
});
