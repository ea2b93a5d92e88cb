/** The demo room enters the demo's township by itself, over the same link as any room, as soon as that one answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Township } from './sync/no-township.ts';

/** ms */
const askEvery = 1000;

/** Resolves when the room has been let in or the code was refused; a room that is enrolled stays as it is. */
export async function joinTownship({ page, enrol }: Township, code: string): Promise<void> {
  while (page().standing === 'not-enrolled') {
    const answer = await enrol(code);
    if (!answer.ok && answer.why !== 'unreachable') return;
    await sleep(askEvery, undefined, { ref: false });
  }
}
