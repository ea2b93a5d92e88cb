/** A new room on a disk that takes nothing: the screen says so, and the start goes on by itself once there is space. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { listen } from '../service/http/listen.ts';

/** What a new room writes in its first minutes, bytes. */
const needed = 4_000_000;
/** ms between two trials. */
const pause = 2000;

/** Asks every second whether the room is there; between this screen and the room's own nobody answers. */
const page = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>磁盘不能写入</title>
<style>body { display: grid; place-content: center; gap: 0.5em; min-height: 100vh; margin: 0; padding: 0 6vw;
  background: #fbf7ee; color: #241a15; font: max(26px, 2.6vw) / 1.5 "Noto Sans CJK SC", sans-serif; box-sizing: border-box }
h1 { color: #9b1c1c; font: 700 1.8em / 1.3 "Noto Serif CJK SC", serif } h1, p { margin: 0 }</style>
<h1>磁盘已满或不能写入，现在不能签到</h1>
<p>请先在纸上登记签到，并请技术人员清出空间或更换存储卡。</p>
<p>能写入以后，这里会自动继续，不用重启。</p>
<script>setInterval(async () => {
  const answer = await fetch('/health').catch(() => null);
  if (answer?.ok) location.reload();
}, 1000)</script>`;

/**
 * Resolves to the port to start on: the given one, or where that is 0 and there was a screen, the screen's. A folder with a
 * room in it needs no space to start. Rejects with a `StartFault` when the port cannot be had.
 */
export async function roomToWrite(data: string, port: number): Promise<number> {
  if ((await holdsRoom(data)) || (await takes(data))) return port;
  const { default: fastify } = await import('fastify');
  const screen = fastify({ forceCloseConnections: true });
  screen.setNotFoundHandler((_request, reply) => reply.code(503).type('text/html').send(page));
  const url = await listen(screen, { port });
  console.error(`磁盘已满或不能写入：${data}。请清出空间，之后会自动继续。`);
  console.error(`The disk is full or read-only: make space, and the kiosk goes on by itself.  ${url}`);
  while (!(await takes(data))) await wait(pause);
  await screen.close();
  return Number(new URL(url).port);
}

async function holdsRoom(data: string): Promise<boolean> {
  const written = (name: string) =>
    stat(join(data, name)).then(
      ({ size }) => size > 0,
      () => false,
    );
  return (await written('room.sqlite')) && (await written('log.db'));
}

/** Whatever else is wrong with the folder is told by who opens it next. */
async function takes(data: string): Promise<boolean> {
  const trial = join(data, 'trial.tmp');
  const full = ['ENOSPC', 'EDQUOT', 'EROFS'];
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
    await writeFile(trial, new Uint8Array(needed), { flush: true });
  } catch (error) {
    return !(error instanceof Error && 'code' in error && full.includes(String(error.code)));
  } finally {
    await rm(trial, { force: true });
  }
  return true;
}
