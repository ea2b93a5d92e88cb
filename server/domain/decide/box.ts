/** Commands about the box: its clock, and who looked at personal data. */
import type { CommandDataOf, Commands } from '../commands.ts';
import { betterClock, teaches } from '../stamp.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** KX-05: the secretary says what day and time it is; every event of this boot is then timed by it. */
function confirmClock(setting: Setting, { date, time }: CommandDataOf<'clock.confirm'>): Outcome {
  const truth = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`);
  if (Number.isNaN(truth)) return refused('no-such-time');
  if (betterClock(setting.stamp.quality, 'confirmed')) return refused('clock-known-better');
  const fact = { offset: truth - setting.stamp.mono, quality: 'confirmed' as const };
  return done(event(setting, `clock:${setting.stamp.boot}`, 'clock.set', fact));
}

/** A boot that has learned the time from a clock of its own says so, and its earlier events are timed by that, too. */
export function learnClock(setting: Setting, fact: Commands['clock.learn']): Outcome {
  if (!teaches(fact, setting.state.clocks.get(setting.stamp.boot))) return asItWas;
  return done(event(setting, `clock:${setting.stamp.boot}`, 'clock.set', fact));
}

/** KX-09: every look at personal data is on record. */
function openDesk(setting: Setting): Outcome {
  return done(event(setting, `desk:${setting.unit}`, 'desk.opened', {}));
}

/** Commands about the box. */
export const boxDeciders = {
  'clock.confirm': confirmClock,
  'clock.learn': learnClock,
  'desk.open': openDesk,
} satisfies Deciders;
