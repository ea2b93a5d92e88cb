/**
 * Every kind of reader, real down to the kernel's or pcscd's edge, through the running kiosk to a green name in Chromium;
 * then unplugged, missed by the screen, plugged in again, and used again.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { demoNumber, demoPeople } from '../../server/kiosk/demo-people.ts';
import { type HidBed, honeywellScanner, startHidBed } from '../doubles/hid.ts';
import { type FakeReader, startUsbPcscd, type UsbPcscd } from '../doubles/pcsc-fake-reader.ts';
import { openPty, type Pty } from '../doubles/pty.ts';
import { gm65Scanner } from '../doubles/scanner-gm65.ts';
import { plainScanner } from '../doubles/scanner-plain.ts';
import { ssiScanner } from '../doubles/scanner-ssi.ts';
import { ntag } from '../doubles/vcard.ts';
import { describeWith } from '../extras.ts';
import { openBrowser } from '../ui/gallery.ts';
import { atTen, type Kiosk, removeData, startKiosk } from './kiosk.ts';

vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });

/** Members of the demo branch, one for each tap. */
const members = demoPeople
  .filter(({ standing, category }) => standing === 'member' && category === 'ordinary')
  .slice(6);

const serial = (port: Pty, protocol: string) =>
  `[[readers.serial]]\nuse = "scanner"\nport = "${port.path}"\nprotocol = "${protocol}"\nbaud_rate = 9600\n`;

describeWith(
  ['pcscd', 'pcsclite', 'compiler', 'umockdev', 'umockdevGi', 'pythonGi', 'socat', 'chromium', 'cjkFonts', 'libusb'],
  'KX-01 a reader and the room',
  () => {
    let pcscd: UsbPcscd;
    let bed: HidBed;
    let kiosk: Kiosk;
    let browser: Browser;
    let page: Page;
    const ports: Record<'lines' | 'gm65' | 'ssi', Pty> = {} as Record<'lines' | 'gm65' | 'ssi', Pty>;
    let next = 0;

    beforeAll(async () => {
      [pcscd, bed, ports.lines, ports.gm65, ports.ssi] = await Promise.all([
        startUsbPcscd(),
        startHidBed(),
        openPty(),
        openPty(),
        openPty(),
      ]);
      const config = Object.entries(ports).map(([protocol, port]) => serial(port, protocol));
      const env = { ...pcscd.env, ...bed.env, ...atTen };
      kiosk = await startKiosk({ demo: true, env, config: config.join('\n') });
      browser = await openBrowser();
      page = await browser.newPage({ viewport: { width: 1024, height: 600 } });
      page.setDefaultTimeout(15_000);
      await page.goto(kiosk.url);
    });
    afterAll(async () => {
      await browser?.close();
      await kiosk?.kill('SIGTERM');
      await Promise.all([pcscd?.close(), bed?.close(), ...Object.values(ports).map((port) => port.close())]);
      if (kiosk !== undefined) removeData(kiosk.data);
    });

    /** The next member presents card or booklet: the screen says the name in green, and the wall has it. */
    const green = async (kind: 'card' | 'booklet', present: (number: string) => unknown) => {
      const member = members[next++];
      const number = member === undefined ? null : demoNumber(member.person, kind);
      if (member === undefined || number === null) throw new Error('no member left');
      await present(number);
      const answer = page.locator('answer-screen');
      await answer.getByText(member.name).waitFor();
      await answer.getByText('签到成功').waitFor();
      await expect.poll(async () => (await kiosk.view()).meeting?.wall[member.person]?.at).toMatch(/^\d\d:\d\d$/);
    };

    /** Resolves when the room sees the one device of this kind and name in this state. */
    const stands = (device: string, state: string) =>
      expect
        .poll(async () => (await kiosk.view()).health.readers.find(({ id }) => id.includes(device))?.state, {
          timeout: 15_000,
        })
        .toBe(state);

    it('an NFC reader over pcscd', async () => {
      const reader: FakeReader = await pcscd.makeReader('acr122u');
      await reader.plug();
      await stands(reader.name, 'ready');
      await green('card', (number) => reader.tap(ntag(number)));
      await reader.unplug();
      await stands(reader.name, 'absent');
      await reader.plug();
      await stands(reader.name, 'ready');
      await green('card', (number) => reader.tap(ntag(number)));
      await reader.unplug();
    });

    const scanners = {
      lines: (port: Pty) => plainScanner(port).scan,
      gm65: (port: Pty) => gm65Scanner(port).replyThenScan,
      ssi: (port: Pty) => ssiScanner(port).scan,
    };
    for (const protocol of ['lines', 'gm65', 'ssi'] as const) {
      it(`a serial scanner that speaks ${protocol}`, async () => {
        const port = ports[protocol];
        await stands(port.path, 'ready');
        const scan = scanners[protocol](port);
        await green('booklet', scan);
        await port.unplug();
        await stands(port.path, 'absent');
        await port.replug();
        await stands(port.path, 'ready');
        await green('booklet', scan);
      });
    }

    it('a HID scanner', async () => {
      const scanner = await bed.plug(honeywellScanner);
      await stands('0c2e', 'ready');
      await green('booklet', (number) => scanner.scan(number));
      await scanner.unplug();
      await stands('0c2e', 'absent');
      await scanner.replug();
      await stands('0c2e', 'ready');
      await green('booklet', (number) => scanner.scan(number));
    });
  },
);
