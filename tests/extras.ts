/**
 * Tests that stand on Debian packages beyond Node say which, here. Where one is missing the suite is skipped and named,
 * so that `npm test` works on any machine; in CI a missing one is a failure.
 */
import { existsSync } from 'node:fs';
import { describe } from 'vitest';

/** Debian 12 has version 15, and keeps its programs apart from those of other versions. */
export const postgresPrograms = '/usr/lib/postgresql/15/bin';

const headlessShell = '/usr/bin/chromium-headless-shell';

/** Without its window Chromium is the same engine at half the work; a machine that has only the whole of it does as well. */
export const chromiumProgram = existsSync(headlessShell) ? headlessShell : '/usr/bin/chromium';

const extras = {
  pcscd: { path: '/usr/sbin/pcscd', package: 'pcscd' },
  pcsclite: { path: '/usr/include/PCSC/winscard.h', package: 'libpcsclite-dev' },
  vpcd: { path: '/usr/lib/pcsc/drivers/serial/libifdvpcd.so', package: 'vsmartcard-vpcd' },
  umockdev: { path: '/usr/bin/umockdev-wrapper', package: 'umockdev' },
  umockdevGi: {
    path: '/usr/lib/x86_64-linux-gnu/girepository-1.0/UMockdev-1.0.typelib',
    package: 'gir1.2-umockdev-1.0',
  },
  pythonGi: { path: '/usr/lib/python3/dist-packages/gi', package: 'python3-gi' },
  compiler: { path: '/usr/bin/gcc', package: 'gcc' },
  chromium: { path: chromiumProgram, package: 'chromium-headless-shell' },
  cjkFonts: { path: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', package: 'fonts-noto-cjk' },
  socat: { path: '/usr/bin/socat', package: 'socat' },
  strace: { path: '/usr/bin/strace', package: 'strace' },
  espeak: { path: '/usr/bin/espeak-ng', package: 'espeak-ng' },
  libusb: { path: '/usr/lib/x86_64-linux-gnu/libusb-1.0.so.0', package: 'libusb-1.0-0' },
  openssl: { path: '/usr/bin/openssl', package: 'openssl' },
  postgres: { path: `${postgresPrograms}/postgres`, package: 'postgresql' },
} as const;

export type Extra = keyof typeof extras;

/** By `npm run test:long`: all of what `npm test` looks at a part of, where the rest differs little from it. */
export const isAtLength = process.env.AT_LENGTH !== undefined;

/** Like `describe`, for a suite that needs Debian packages. The name of a skipped suite says what to install. */
export function describeWith(needed: readonly Extra[], name: string, suite: () => void): void {
  const missing = needed.filter((extra) => !existsSync(extras[extra].path)).map((extra) => extras[extra].package);
  if (missing.length === 0) describe(name, suite);
  else if (process.env.CI) {
    describe(name, () => {
      throw new Error(`CI skips nothing, and these packages are missing: ${missing.join(' ')}`);
    });
  } else describe.skip(`${name} (skipped: apt-get install ${missing.join(' ')})`, suite);
}
