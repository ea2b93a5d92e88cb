/** What the room should know of the box, the worst first. */
import type { HealthView, View } from '../../server/kiosk/contract.ts';
import { type NoticeText, notices } from '../texts/member.ts';
import { readersOf } from './readers-of.ts';

export interface Notice extends NoticeText {
  readonly severity: 'alarm' | 'warning' | 'calm';
}

export function noticesOf(view: View, online: boolean): readonly Notice[] {
  const { recording, clock, link, repaired, copyFailed, damagedPhotos } = view.health;
  const list: Notice[] = [];
  if (!recording.on) {
    const severity = recording.why === 'starting' ? 'warning' : 'alarm';
    list.push({ severity, ...notices.notRecording[recording.why] });
  }
  if (!online) list.push({ severity: 'warning', ...notices.offline });
  list.push(...readerNotices(view.health));
  if (clock.doubtful) list.push({ severity: 'warning', ...notices.clock });
  if (repaired?.lost === true) list.push({ severity: 'warning', ...notices.repairedLost });
  if (repaired?.lost === false) list.push({ severity: 'calm', ...notices.repaired });
  if (copyFailed) list.push({ severity: 'calm', ...notices.copyFailed });
  if (damagedPhotos.length > 0) list.push({ severity: 'calm', ...notices.damagedPhotos(damagedPhotos) });
  if (link === 'locked-out') list.push({ severity: 'warning', ...notices.lockedOut });
  if (link === 'down') list.push({ severity: 'calm', ...notices.linkDown });
  return list;
}

function readerNotices(health: HealthView): readonly Notice[] {
  const readers = readersOf(health);
  if (readers.length === 0) return [{ severity: 'warning', ...notices.noReader }];
  return readers.flatMap(({ state, name, fault }): Notice[] => {
    if (state === 'ready') return [];
    const text = state === 'absent' ? notices.readerAbsent(name) : notices.readerFaulty(name, fault);
    return [{ severity: 'warning', ...text }];
  });
}
