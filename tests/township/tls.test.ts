/** Beyond the loopback: only under a certificate, which the boxes believe and nobody else's page can use. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { StartFault } from '../../server/service/fault.ts';
import { believeOnly, believeToo } from '../../server/service/http/believe.ts';
import { openTls } from '../../server/service/http/tls.ts';
import { carryTo } from '../../server/sync/carry.ts';
import { refusals } from '../../server/sync/gate.ts';
import { paths } from '../../server/sync/wire.ts';
import { type Service, startService } from '../../server/township/service.ts';
import { describeWith } from '../extras.ts';
import { startTownship } from '../scenarios/township-process.ts';
import { Browser } from './service.ts';

const data = mkdtempSync(join(tmpdir(), 'township-tls-'));
afterAll(() => rmSync(data, { recursive: true }));
const day = 24 * 3_600_000;

/** A certificate for this machine that signs itself, ten days long. */
function certificate(name: string): { readonly cert: string; readonly key: string } {
  const files = { cert: join(data, `${name}.pem`), key: join(data, `${name}.key`) };
  const names = 'subjectAltName=DNS:township.example,DNS:localhost,IP:127.0.0.1';
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const subject = ['-subj', `/CN=${name}`, '-addext', names, '-days', '10'];
  execFileSync('openssl', ['req', '-x509', ...curve, ...subject, '-out', files.cert, '-keyout', files.key], {
    stdio: 'ignore',
  });
  return files;
}

describeWith(['openssl'], 'a township that listens under a certificate', () => {
  let files: ReturnType<typeof certificate>;
  let other: ReturnType<typeof certificate>;
  let service: Service;
  beforeAll(async () => {
    files = certificate('own');
    other = certificate('other');
    service = await startService({
      ...{ data: join(data, 'town'), port: 0, host: '0.0.0.0', tls: files, pages: data, now: Date.now },
      logger: pino({ level: 'silent' }),
    });
  });
  afterAll(() => service?.close());

  const port = () => new URL(service.url).port;
  const asBox = () =>
    carryTo(`https://127.0.0.1:${port()}`, AbortSignal.timeout(20_000))(paths.heads, {}, new Uint8Array());

  /** With a host of the caller's; resolves to the status and the cookies. */
  const ask = (host: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const options = { port: port(), path: '/health', rejectUnauthorized: false, headers: { host, ...headers } };
      request(options, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end();
    });

  it('is called by the name in the certificate', () => {
    expect(service.url).toMatch(/^https:\/\/township\.example:\d+$/);
    expect(service.firstLink).toMatch(/^https:\/\/township\.example:/);
  });

  it('answers under its names only, and to its own pages only', async () => {
    expect(await ask(`township.example:${port()}`)).toBe(200);
    expect(await ask('elsewhere.example')).toBe(403);
    expect(await ask('township.example', { origin: 'https://township.example' })).toBe(200);
    expect(await ask('township.example', { origin: 'http://township.example' })).toBe(403);
  });

  it('a box believes it by the file that its config names, and by no other', async () => {
    await expect(asBox()).rejects.toThrow(/certificate/);
    believeOnly(other.cert, '[township] ca');
    await expect(asBox()).rejects.toThrow(/certificate/);
    believeOnly(files.cert, '[township] ca');
    expect((await asBox()).status).toBe(refusals.unsigned);
  });

  it('a township reaches a county behind it by the file that it was started with', async () => {
    const superior = `https://127.0.0.1:${port()}`;
    const below = await startTownship(join(data, 'below'), 0, { superior, superiorCa: files.cert });
    onTestFinished(() => below.kill('SIGTERM'));
    const staff = new Browser(below.url);
    const [token, account] = [(await below.firstLink).split('/').at(-1), { name: 'staff', password: 'x'.repeat(12) }];
    await staff.ask('POST', '/api/first-account', { token, township: '赤溪镇', ...account });
    const { body } = await staff.ask('POST', '/api/superior', { code: '1234567890' });
    expect(body, 'it is no longer unreachable').toEqual({ ok: false, why: 'unknown-code' });
  });

  it('the session’s cookie goes over this line only, and the wall comes over it', async () => {
    const page = { origin: `https://127.0.0.1:${port()}` };
    const body = {
      token: service.firstLink?.split('/').at(-1),
      township: '赤溪镇',
      name: 'staff',
      password: 'x'.repeat(12),
    };
    const made = await fetch(`${page.origin}/api/first-account`, {
      method: 'POST',
      headers: { ...page, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const cookie = made.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Strict/);
    const socket = io(page.origin, {
      transports: ['websocket'],
      extraHeaders: { ...page, cookie },
      ca: '',
      rejectUnauthorized: false,
    });
    expect(await new Promise((resolve) => socket.once('wall', resolve))).toMatchObject({ rooms: [] });
    socket.close();
  });

  it('takes a renewed certificate, and keeps the old one where that is none', () => {
    let now = Date.now();
    const copy = { cert: join(data, 'copy.pem'), key: join(data, 'copy.key') };
    execFileSync('cp', [files.cert, copy.cert]);
    execFileSync('cp', [files.key, copy.key]);
    const tls = openTls(copy, () => now);
    execFileSync('cp', [other.cert, copy.cert]);
    expect(() => tls.renew()).toThrow(StartFault);
    expect(tls.isFor('township.example')).toBe(true);
    now += 4 * day;
    expect(Math.round(tls.left() / day)).toBe(6);
  });

  it('says what is wrong with the files, and what to do', () => {
    const none = join(data, 'none.pem');
    const text = join(data, 'text.pem');
    writeFileSync(text, 'hello');
    const now = Date.now();
    const opening =
      (cert: string, key: string, at = now) =>
      () =>
        openTls({ cert, key }, () => at);
    expect(opening(none, files.key)).toThrow(/读不了 .*--cert.*\nCannot read .*ENOENT/);
    expect(opening(text, files.key)).toThrow(/不是 PEM 格式的证书.*\n.*no certificate/);
    expect(opening(files.cert, text)).toThrow(/不是 PEM 格式的私钥.*\n.*no private key/);
    expect(opening(files.cert, other.key)).toThrow(/不是一对.*\n.*not that of the certificate/);
    expect(opening(files.cert, files.key, now + 11 * day)).toThrow(/已于 .* 过期.*\n.*expired on/);
    expect(opening(files.cert, files.key, now - day)).toThrow(/才有效.*\n.*clock/);
    for (const file of [none, text, files.key])
      expect(() => believeToo(file, '--superior-ca')).toThrow(/^.*--superior-ca.*\n.*--superior-ca.*$/);
    expect(() => believeOnly(text, '[township] ca')).toThrow(/没有 PEM 格式的证书.*\[township\] ca/);
  });
});
