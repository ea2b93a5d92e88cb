/** What each kind of step brings: dues, speeches, decisions, what is made public, a ballot, the summary. */

import { policyOf } from '../domain/agenda.ts';
import { askedIn, mayVote } from '../domain/ballot.ts';
import { openDecisions } from '../domain/decisions.ts';
import type { EventData } from '../domain/events.ts';
import type { Meeting } from '../domain/meeting.ts';
import { currentRun, type Step } from '../domain/steps.ts';
import type { Id } from '../domain/vocabulary.ts';
import { payAtMeeting } from './dues.ts';
import { measures, problems, published, topics } from './words.ts';
import { inDays, minute, today, type World } from './world.ts';

/** The first step has begun with the meeting: then `enters` is false. */
export function runStep(world: World, id: Id, step: Step, enters: boolean): void {
  const { box } = world;
  if (enters) box.run({ type: 'step.enter', data: { meeting: id, step: step.id } });
  const meeting = box.state().meetings.get(id);
  if (meeting === undefined) return;
  switch (step.kind) {
    case 'sign-in':
      look(world, meeting);
      // Where the day has no step for it, they pay as they come.
      if (policyOf(box.state(), meeting).steps.every(({ kind }) => kind !== 'dues'))
        payAtMeeting(world, meeting, false);
      break;
    case 'dues':
      payAtMeeting(world, meeting, true);
      break;
    case 'discussion':
    case 'organisation-life':
      speak(world, meeting);
      if (world.random.chance(0.1)) endTooSoon(world, id, step.id);
      break;
    case 'deliberation':
      deliberate(world, meeting);
      break;
    case 'publicity':
      box.run({ type: 'publicity.list', data: { meeting: id, items: world.random.some(published, 2) } });
      sumUp(world, meeting);
      break;
    case 'evaluation':
      ballot(world, meeting, 'evaluation');
      break;
    case 'summary':
      sumUp(world, meeting);
      break;
  }
}

/** A finger on the wrong button, taken back at once. */
function endTooSoon({ box, diary }: World, meeting: Id, step: Id): void {
  diary.add(box.now() + minute / 2, () => {
    const known = box.state().meetings.get(meeting);
    if (known === undefined || currentRun(known)?.step !== step) return;
    box.run({ type: 'step.end', data: { meeting, step } });
    box.run({ type: 'step.revert', data: { meeting, step } });
  });
}

/** CX-05: a fixed step falls away only with a reason. */
export function passOver({ box, random }: World, meeting: Id, step: Step): void {
  const reason = random.pick(['时间不足，下月补上', '设备故障', '防汛值守，提前结束']);
  box.run({ type: 'step.pass-over', data: { meeting, step: step.id, reason } });
}

function look({ box, random }: World, meeting: Meeting): void {
  for (const { id: item } of policyOf(box.state(), meeting).scene) {
    box.run({ type: 'scene.check', data: { meeting: meeting.id, item, ok: random.chance(0.92) } });
  }
}

function speak({ box, diary, random }: World, meeting: Meeting): void {
  const speakers = random.some([...meeting.present.day.keys()], random.int(2, 4));
  for (const [n, person] of speakers.entries()) {
    diary.add(box.now() + (n + 1) * minute, () =>
      box.run({ type: 'speech.start', data: { meeting: meeting.id, person } }),
    );
  }
  diary.add(box.now() + (speakers.length + 1) * minute, () =>
    box.run({ type: 'speech.end', data: { meeting: meeting.id } }),
  );
}

/** XN-04: what was decided before is reported on, and something new is put to the vote. */
function deliberate(world: World, { id: meeting }: Meeting): void {
  const { box, random } = world;
  const known = box.state().meetings.get(meeting);
  if (known === undefined) return;
  for (const { id: decision } of openDecisions(box.state(), known)) {
    if (!random.chance(world.diligence)) continue;
    const done = random.chance(0.6);
    box.run({ type: 'decision.report', data: { decision, meeting, text: done ? '已落实' : '正在推进', done } });
  }
  const [person] = known.present.day.keys();
  if (person === undefined || !random.chance(0.7)) return;
  const voters = known.present.day
    .keys()
    .filter((one) => isVoter(world, known, one))
    .toArray().length;
  const against = random.int(0, Math.min(2, voters));
  const votes = { for: voters - against, against, abstain: 0 };
  const words = { text: random.pick(topics), measures: random.pick(measures), due: inDays(world, 60) };
  box.run({ type: 'decision.make', data: { decision: world.newId('decision'), meeting, person, votes, ...words } });
}

function isVoter({ box }: World, meeting: Meeting, person: Id): boolean {
  const known = box.state().people.get(person);
  return known !== undefined && mayVote(meeting, 'appraisal', known);
}

function sumUp(world: World, { id: meeting }: Meeting): void {
  const { box, random } = world;
  const known = box.state().meetings.get(meeting);
  if (known === undefined) return;
  const { monthlyProblem } = policyOf(box.state(), known).meeting;
  if (monthlyProblem && random.chance(world.diligence)) {
    box.run({ type: 'problem.name', data: { meeting, text: random.pick(problems), measures: random.pick(measures) } });
  }
  if (random.chance(world.diligence)) {
    const text = `${known.present.day.size}人参加，学习认真，讨论热烈。`;
    box.run({ type: 'summary.write', data: { meeting, text } });
  }
  if (today(world).slice(5, 7) === '12') ballot(world, known, 'appraisal');
}

/** Each vote is for itself: nobody here knows whose it is. Who does not vote stands in no list. */
function ballot(world: World, meeting: Meeting, about: EventData<'ballot.opened'>['about']): void {
  const { box, diary, random } = world;
  const asked = askedIn(box.state(), policyOf(box.state(), meeting), about);
  if (asked === null) return;
  const id = world.newId('ballot');
  box.run({ type: 'ballot.open', data: { ballot: id, meeting: meeting.id, about } });
  diary.add(box.now() + 4 * minute, () => {
    const voters = meeting.present.day
      .keys()
      .filter((person) => isVoter(world, meeting, person))
      .toArray().length;
    const cast = Math.max(0, voters - random.int(0, 2));
    const mood = random.chance(0.1) ? 0.4 : 0.85;
    const counts = asked.questions.map(() => votes(world, cast, asked.answers.length, mood));
    box.run({ type: 'ballot.close', data: { ballot: id, cast, counts } }, 'kiosk');
  });
}

function votes({ random }: World, cast: number, answers: number, mood: number): number[] {
  const counts = Array.from({ length: answers }, () => 0);
  for (let n = 0; n < cast; n += 1) {
    const answer = random.chance(mood) ? random.int(0, Math.min(1, answers - 1)) : random.int(0, answers - 1);
    counts[answer] = (counts[answer] ?? 0) + 1;
  }
  return counts;
}
