/** The theme day from switching the box on to the closing, with what goes wrong: power, clock, a forgotten closing (CX-05, KX-05). */
import { forgottenAt, openMeeting, policyOf } from '../domain/agenda.ts';
import { instant, type LocalTime } from '../domain/date.ts';
import type { Meeting } from '../domain/meeting.ts';
import { stepsOf } from '../domain/steps.ts';
import type { Id, PartId } from '../domain/vocabulary.ts';
import { followUp, readOutLast } from './after.ts';
import { letArrive, settleParked } from './door.ts';
import { committee } from './duties.ts';
import { passOver, runStep } from './steps.ts';
import { minute, secretary, today, type World } from './world.ts';

/** Enters the whole day in the diary, on its morning. */
export function holdMeeting(world: World, meeting: Meeting): void {
  const { box, diary, random } = world;
  const start = momentOf(world, meeting, 'day');
  diary.add(start - 70 * minute, () => switchOn(world));
  diary.add(start - 20 * minute, () => open(world, meeting));
  letArrive(world, meeting, 'day', start);
  diary.add(start + 3 * minute, () => settleParked(world));
  const end = runSteps(world, meeting, start + 5 * minute);
  if (random.chance(0.1)) diary.add(start + random.int(10, 40) * minute, () => powerCut(world));
  if (random.chance(0.1)) pause(world, meeting.id, start + 30 * minute);
  const evening = meeting.plan?.parts.find(({ id }) => id === 'evening');
  const closing = evening === undefined ? end + 2 * minute : eveningOf(world, meeting, evening.start);
  if (random.chance(0.04)) {
    // Nobody closed it: time does.
    const forgotten = forgottenAt(meeting, policyOf(box.state(), meeting)) + 30 * minute;
    diary.add(forgotten, () => {
      box.run({ type: 'time.pass', data: {} }, 'kiosk');
      followUp(world, meeting.id);
    });
  } else {
    diary.add(closing, () => close(world, meeting.id));
  }
}

function momentOf(world: World, meeting: Meeting, part: PartId): number {
  const parts = meeting.plan?.parts ?? [];
  const start = (parts.find(({ id }) => id === part) ?? parts[0])?.start ?? '09:00';
  return instant(today(world), start);
}

/** One box in ten has lost its clock over the weeks; the network or the secretary tells it the time later. */
function switchOn({ box, diary, random }: World): void {
  const stoodStill = random.chance(0.1);
  box.boot(stoodStill ? 'stood-still' : 'runs');
  if (!stoodStill) return;
  diary.add(box.now() + random.int(55, 65) * minute, () => box.learnClock(random.chance(0.5) ? 'ntp' : 'rtc'));
}

function open(world: World, { id: meeting, plan }: Meeting): void {
  const { box, random } = world;
  const on = { meeting, date: today(world), dateConfirmed: box.clockIsDoubtful() };
  const [deputy, recorder] = committee(world).filter((person) => person !== secretary(world));
  if (deputy !== undefined && random.chance(0.08)) {
    box.run({ type: 'chair.delegate', data: { meeting, person: deputy, reason: '书记外出开会' } });
  }
  if (recorder !== undefined && random.chance(world.diligence)) {
    box.run({ type: 'recorder.name', data: { meeting, person: recorder } });
  }
  if (plan !== null) box.run({ type: 'meeting.open', data: on });
}

/** Each step begins when the one before it has had its time. Returns when the last one is over, ms since the epoch. */
function runSteps(world: World, meeting: Meeting, from: number): number {
  const { diary, random } = world;
  const policy = policyOf(world.box.state(), meeting);
  const steps = stepsOf(policy, meeting.ownSteps);
  const atLeast = (policy.meeting.minutesAtLeast ?? 60) + 15;
  const share = Math.max(6, Math.ceil(atLeast / steps.length));
  let time = from;
  for (const [n, step] of steps.entries()) {
    const skipped = n > 0 && step.own === null && random.chance(0.01);
    const enters = n > 0;
    diary.add(time, () => (skipped ? passOver(world, meeting.id, step) : runStep(world, meeting.id, step, enters)));
    if (n === 1) diary.add(time + 2 * minute, () => readOutLast(world));
    time += (share + random.int(0, 3)) * minute;
  }
  return time;
}

/** The box comes up again some minutes later; what it had written is there, and the meeting stands where it stood. */
function powerCut({ box, diary, random }: World): void {
  box.reach(box.now() + 4 * minute);
  const stoodStill = random.chance(0.5);
  box.boot(stoodStill ? 'stood-still' : 'runs');
  if (stoodStill) diary.add(box.now() + 5 * minute, () => box.learnClock('ntp'));
}

function pause({ box, diary }: World, meeting: Id, from: number): void {
  const isOn = () => openMeeting(box.state())?.id === meeting;
  diary.add(from + 10_000, () => {
    if (!isOn()) return;
    box.run({ type: 'meeting.pause', data: { meeting } });
    box.reach(box.now() + 2 * minute);
    box.run({ type: 'meeting.resume', data: { meeting } });
  });
}

/** CX-01: the evening study has a sign-in of its own. Returns when it is over. */
function eveningOf(world: World, { id }: Meeting, time: LocalTime): number {
  const { box, diary } = world;
  const start = instant(today(world), time);
  diary.add(start - 60 * minute, () => {
    const meeting = box.state().meetings.get(id);
    if (meeting !== undefined) letArrive(world, meeting, 'evening', start);
  });
  diary.add(start - 15 * minute, () => box.run({ type: 'part.open', data: { meeting: id, part: 'evening' } }));
  diary.add(start + 16 * minute, () => settleParked(world));
  return start + 90 * minute;
}

function close(world: World, meeting: Id): void {
  const { box, random } = world;
  if (random.chance(0.3)) {
    box.run({ type: 'refusals.count', data: { meeting, counts: { 'bad-check': random.int(1, 3) } } }, 'kiosk');
  }
  box.run({ type: 'meeting.close', data: { meeting } });
  followUp(world, meeting);
}
