/** Drafts for programs that run outside the test runner. */
import { randomUUID } from 'node:crypto';
import type { Draft, Stamp } from '../../server/log/contract.ts';

export function room(): { stamp: () => Stamp; draft: (command: string, bytes?: number, unit?: string) => Draft } {
  const stamp = (): Stamp => ({ wall: Date.now(), mono: performance.now(), boot: 'boot-1', quality: 'ntp' });
  return {
    stamp,
    draft: (command, bytes = 0, unit = 'branch-1') => ({
      ...{ unit, id: randomUUID(), type: 'member.signed-in', v: 1, subject: 'meeting-1', command, actor: 'box' },
      ...stamp(),
      data: { member: 'm-7', filler: 'x'.repeat(bytes) },
    }),
  };
}
