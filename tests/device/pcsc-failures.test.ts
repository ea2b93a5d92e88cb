import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test, vi } from 'vitest';
import { until } from '../doubles/pcsc-until.ts';
import { startPcscd, type VirtualPcscd } from '../doubles/pcsc-virtual-reader.ts';
import { classicCard } from '../doubles/vcard.ts';
import { describeWith } from '../extras.ts';
import { openRoom, type Room } from './pcsc-room.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

const device = 'pcsc:ACS ACR122U PICC Interface';

/** Processes of the driver whose parent is `parent`. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isChild(pid, parent));
}

function isChild(pid: number, parent: number): boolean {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const [, ppid] = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return command.includes('device/pcsc/child.ts') && Number(ppid) === parent;
  } catch {
    return false; // it ended while we looked
  }
}

describeWith(['pcscd', 'vpcd'], 'what can go wrong with PC/SC', () => {
  let pcscd: VirtualPcscd | undefined;
  let room: Room | undefined;

  afterEach(async () => {
    await room?.close();
    await pcscd?.close();
    room = undefined;
    pcscd = undefined;
  });

  test('pcscd is down at the start, comes, is stopped, and comes again', async () => {
    pcscd = await startPcscd({ down: true });
    room = openRoom({ env: { ...process.env, ...pcscd.env } });
    await room.see('pcsc', 'faulty');
    expect(room.status('pcsc')).toMatchObject({ fault: 'pcsc-service-down' });

    await pcscd.start();
    await room.see(device, 'ready');
    expect(room.status('pcsc')).not.toHaveProperty('fault');
    await pcscd.reader.tap(classicCard('01020304'));
    await room.hear(1);

    await pcscd.stop();
    await room.see('pcsc', 'faulty');
    await room.see(device, 'absent');
    expect(room.status('pcsc')).toMatchObject({ fault: 'pcsc-service-down' });

    await pcscd.start();
    await room.see(device, 'ready');
    await pcscd.reader.tap(classicCard('01020305'));
    expect(await room.hear(2)).toMatchObject({ uid: '01020305' });
  });

  test.each(['SIGKILL', 'SIGSTOP'] as const)('the child gets %s, and another one takes over', async (death) => {
    pcscd = await startPcscd();
    room = openRoom({ env: { ...process.env, ...pcscd.env }, heartbeatMs: 300 });
    await room.see(device, 'ready');
    const [before] = childrenOf(process.pid);
    if (before === undefined) throw new Error('there is no child');
    process.kill(before, death);
    await room.see(device, 'absent');
    expect(room.story).toContain('pcsc: faulty driver-crashed');

    await room.see(device, 'ready');
    expect(childrenOf(process.pid)).not.toContain(before);
    await pcscd.reader.tap(classicCard('01020304'));
    expect(await room.hear(1)).toMatchObject({ device, uid: '01020304' });
  });

  test('nfc-pcsc is not there or not built', async () => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (name === 'nfc-pcsc') throw new Error('not built');
        return next(name, context);
      } });`;
    const env = { ...process.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` };
    room = openRoom({ env });
    await room.see('pcsc', 'faulty');
    expect(room.status('pcsc')).toMatchObject({ fault: 'pcsc-library-missing' });
  });

  test('pcscd hangs up on us, as it does where polkit has no rule for our user', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'pcscd-'));
    const server = createServer((line) => line.destroy()).listen(join(directory, 'pcscd.comm'));
    room = openRoom({ env: { ...process.env, PCSCLITE_CSOCK_NAME: join(directory, 'pcscd.comm') } });
    await room.see('pcsc', 'faulty');
    expect(room.status('pcsc')).toMatchObject({ fault: 'no-permission' });
    server.close();
    await rm(directory, { recursive: true });
  });

  test('the child ends with its parent, and closing takes less than a second', async () => {
    pcscd = await startPcscd();
    const script = `
      const { openRoom } = await import('${new URL('./pcsc-room.ts', import.meta.url)}');
      const room = openRoom({});
      await room.see('${device}', 'ready');
      console.log('up');
      process.once('message', async () => { await room.close(); process.exit(); });`;
    const env = { ...process.env, ...pcscd.env };
    const stdio = ['ignore', 'pipe', 'inherit', 'ipc'] as const;
    const start = async () => {
      const parent = spawn(process.execPath, ['--input-type=module', '--eval', script], { env, stdio: [...stdio] });
      await once(createInterface(parent.stdout ?? process.stdin), 'line');
      const [child] = childrenOf(parent.pid ?? 0);
      expect(child).toBeDefined();
      return { parent, gone: () => !childrenOf(1).includes(child ?? 0) && !childrenOf(parent.pid ?? 0).length };
    };

    const killed = await start();
    killed.parent.kill('SIGKILL');
    await until(killed.gone, 'the child of a killed parent is gone');

    const closed = await start();
    const before = performance.now();
    closed.parent.send('close');
    await once(closed.parent, 'exit');
    expect(performance.now() - before).toBeLessThan(3000);
    await until(closed.gone, 'the child of a closed driver is gone');
  });
});
