/** How the log does, as the screen tells it. */
import type { Log, LogStatus } from '../log/contract.ts';
import type { HealthView, NotRecording } from './contract.ts';

export function recordingOf(status: LogStatus): HealthView['recording'] {
  return status.recording ? { on: true } : { on: false, why: whyNot(status) };
}

/** Why nothing is recorded, in the screen's words. */
export function whyNot(status: LogStatus): NotRecording {
  if (status.recording) return 'starting';
  switch (status.why) {
    case 'disk-full':
    case 'damaged':
    case 'locked':
      return status.why;
    default:
      return 'io';
  }
}

/** What a repair at the last opening may have cost. */
export function repairOf({ opening }: Pick<Log, 'opening'>): HealthView['repaired'] {
  return opening.found === 'damaged' ? { lost: opening.mayMiss || opening.lostPayloads.length > 0 } : null;
}
