/** What the tests of the log write into it. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Draft, Stamp } from '../../server/log/contract.ts';

export const stamp: Stamp = {
  wall: Date.parse('2026-03-06T09:00:00+08:00'),
  mono: 60_000,
  boot: 'boot-1',
  quality: 'ntp',
};

export function draft(fields: Partial<Draft> = {}): Draft {
  const id = randomUUID();
  return {
    ...{ unit: 'branch-1', id, type: 'member.signed-in', v: 1, subject: 'meeting-1', command: `command-${id}` },
    ...{ actor: 'box', ...stamp, data: { member: 'm-7' } },
    ...fields,
  };
}

/** A folder that goes with the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'log-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
