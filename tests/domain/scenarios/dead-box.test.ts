/** The box that opened a meeting dies in the middle of it; another one, which holds what had been copied, goes on. */
import { describe, expect, it } from 'vitest';
import { changedSince } from '../../../server/domain/changed-since.ts';
import { meetingParticipation } from '../../../server/domain/participation.ts';
import { fold } from '../../../server/domain/state.ts';
import { BranchYear } from '../branch-year.ts';
import { close, look } from '../notices/looking.ts';
import { Scene } from '../scene.ts';

const meeting = '2026-03-15';
const sign = (scene: Scene, person: string) => scene.do({ type: 'sign-in.by-hand', data: { meeting, person } });

/** p0 … p4 had signed in and were copied; what the old box wrote after that stayed on it. */
function takenOver() {
  const old = new BranchYear().hold(meeting, { came: ['p0', 'p1', 'p2', 'p3', 'p4'], open: true });
  const copied = [...old.events];
  sign(old, 'p5');
  old.do({ type: 'sign-in.undo', data: { meeting, person: 'p4', part: 'day', reason: '代签' } });
  const tail = old.events.slice(copied.length);

  const other = new Scene('kiosk-2').at('10:00', meeting);
  other.events.push(...copied);
  other.state = fold(copied);
  for (const person of ['p6', 'p7']) sign(other, person);
  other.at('11:30', meeting);
  expect(close(other, meeting)).toEqual({ kind: 'done' });
  return { other, tail };
}

describe('a dead box taken over', () => {
  it('KX-06 the meeting goes on where the copies end, and is closed by the other box', () => {
    const { other } = takenOver();
    expect(other.meeting(meeting).closed).toMatchObject({ by: 'secretary', source: { origin: 'kiosk-2' } });
    expect(meetingParticipation(other.state, other.meeting(meeting)).names.present).toEqual([
      'p0',
      'p1',
      'p2',
      'p3',
      'p4',
      'p6',
      'p7',
    ]);
    expect(look(other, meeting, 'changed-since')).toEqual([]);
  });

  it('KX-06 KX-08 when the dead box’s last events turn up, each difference names what that box had written', () => {
    const { other, tail } = takenOver();
    const whole = fold([...tail, ...other.events]);
    expect(fold([...other.events, ...tail].reverse())).toEqual(whole);
    other.state = whole;
    const changes = changedSince(whole, other.meeting(meeting))?.changes ?? [];
    expect(changes.map(({ person, signed, now }) => `${person}: ${signed} → ${now}`)).toEqual([
      'p4: present → missing',
      'p5: missing → present',
    ]);
    const [signedIn, undone] = tail;
    expect(changes.map(({ causes }) => causes)).toEqual([[undone?.id], [signedIn?.id]]);
    expect(look(other, meeting, 'changed-since')).toMatchObject([{ closing: 'answer', facts: { changes } }]);
  });
});
