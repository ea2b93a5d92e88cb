/** A card or booklet held to a reader: who it is, and what it counts for. Each case has an answer of its own. */

import { gatheringAt, plannedMeetings, policyOf } from '../agenda.ts';
import type { PresentAnswer } from '../answers.ts';
import { mayVote, openBallot } from '../ballot.ts';
import type { Credential } from '../commands.ts';
import { dateOf, type LocalDate, monthOf, timeOf } from '../date.ts';
import { paymentOf } from '../dues.ts';
import type { EventData, NewEvent } from '../events.ts';
import { isOpen, type Meeting, parkedTap } from '../meeting.ts';
import { isOwnMember, type Person } from '../person.ts';
import { trueTime } from '../stamp.ts';
import { currentRun, stepsOf } from '../steps.ts';
import type { PartId } from '../vocabulary.ts';
import { payment } from './dues.ts';
import { type Deciders, event, type Setting } from './outcome.ts';

export interface Presented {
  readonly events: readonly NewEvent[];
  readonly answer: PresentAnswer;
}

type Numbered = Extract<Credential, { key: string }>;

export function present(setting: Setting, credential: Credential): Presented {
  if (credential.kind === 'unreadable') return only({ kind: 'unreadable', reason: credential.reason });
  if (credential.kind !== 'card' && credential.kind !== 'booklet') return only({ kind: credential.kind });

  const gathering = gatheringAt(setting.state, setting.now, setting.stamp.quality);
  switch (gathering.kind) {
    case 'none':
      return only({ kind: 'nothing-today', ...nextDate(setting) });
    case 'over':
      return only({ kind: 'meeting-over' });
    case 'too-early':
      return only({ kind: 'too-early', from: timeOf(gathering.from), date: dateOf(gathering.from) });
    case 'on':
      return presentProven(setting, gathering.meeting, gathering.part, credential);
  }
}

/** A card that has once proven itself must do so each time, and anew: a copy of its number or of an old proof is refused. */
function presentProven(setting: Setting, meeting: Meeting, part: PartId, credential: Numbered): Presented {
  const { key, counter } = credential;
  const known = setting.state.credentials.get(key);
  if (known !== undefined && known.counter !== null) {
    if (counter === null) return only({ kind: 'unproven' });
    if (counter !== undefined && counter <= known.counter) return only({ kind: 'replayed' });
  }
  const { events, answer } = presentAt(setting, meeting, part, credential);
  // What is counted at the voting booth is kept nowhere: it would tell in which order, and when, who voted.
  if (known === undefined || counter == null || answer.kind === 'ballot') return { events, answer };
  return { events: [...events, event(setting, `credential:${key}`, 'credential.proven', { counter })], answer };
}

function presentAt(setting: Setting, meeting: Meeting, part: PartId, credential: Numbered): Presented {
  const known = setting.state.credentials.get(credential.key);
  const owner = known?.person == null ? undefined : setting.state.people.get(known.person);
  if (known === undefined || owner === undefined || owner.left) {
    return park(setting, meeting, part, credential, 'unknown', (code) =>
      code === null
        ? { kind: 'unknown-not-kept', credential: credential.kind }
        : { kind: 'unknown', credential: credential.kind, code },
    );
  }
  if (known.state !== 'good') {
    const state = known.state;
    return park(
      setting,
      meeting,
      part,
      credential,
      state,
      (code) => ({ kind: state, credential: credential.kind, code: code ?? '' }),
      owner,
    );
  }
  if (owner.standing === 'member' && owner.elsewhere && !owner.dual && !isOfPartner(owner, meeting)) {
    const branch = owner.home ?? '';
    return park(
      setting,
      meeting,
      part,
      credential,
      'other-branch',
      (code) => ({ kind: 'other-branch', branch, code: code ?? '' }),
      owner,
    );
  }
  return signIn(setting, meeting, part, owner, credential.kind);
}

/** CX-18, PL-10: at a joint meeting the members of the other branches are guests whom everybody knows. */
function isOfPartner(owner: Person, meeting: Meeting): boolean {
  return owner.home !== null && (meeting.plan?.joint?.with.includes(owner.home) ?? false);
}

/** A tap this soon after the sign-in is the same hand's second one and pays nothing. */
const secondTapMs = 10_000;

/** The second tap changes nothing, but in the dues step it marks the dues as paid (CX-05 ③). */
function signIn(setting: Setting, meeting: Meeting, part: PartId, person: Person, by: 'card' | 'booklet'): Presented {
  const { state } = setting;
  const month = monthOf(meeting.opened?.date ?? meeting.plan?.date ?? '');
  const paid = paymentOf(state.dues.get(month), person.id) !== undefined;
  const before = meeting.present[part].get(person.id);
  if (before === undefined) {
    const nth = meeting.present[part].size + 1;
    return {
      events: [event(setting, `meeting:${meeting.id}`, 'person.signed-in', { person: person.id, part, by })],
      answer: { kind: 'signed-in', person: person.id, part, at: timeOf(setting.now), nth, duesPaid: paid },
    };
  }
  const since = setting.now - trueTime(before.at, state.clocks);
  if (since >= secondTapMs && isDuesStep(setting, meeting) && isOwnMember(person)) {
    if (paid) return only({ kind: 'dues-already', person: person.id });
    return {
      events: [payment(setting, month, person.id, by)],
      answer: { kind: 'dues-marked', person: person.id },
    };
  }
  const ballot = openBallot(state)?.opened;
  if (ballot?.meeting === meeting.id && mayVote(meeting, ballot.about, person)) {
    return only({ kind: 'ballot', person: person.id });
  }
  const at = timeOf(trueTime(before.at, state.clocks));
  return only({ kind: 'already-signed-in', person: person.id, part, at });
}

/** One event per meeting and credential, however often it is held; capped, beyond it `code` is null. */
function park(
  setting: Setting,
  meeting: Meeting,
  part: PartId,
  credential: Numbered,
  why: EventData<'tap.parked'>['why'],
  answer: (code: string | null) => PresentAnswer,
  owner?: Person,
): Presented {
  const parked = parkedTap(meeting, credential.key, part);
  if (parked !== undefined) {
    if (parked.assigned === null) return only(answer(parked.code));
    const at = timeOf(trueTime(parked.at, setting.state.clocks));
    return only({ kind: 'already-signed-in', person: parked.assigned, part, at });
  }
  if (meeting.parked.size >= policyOf(setting.state, meeting).signIn.mostParked) return only(answer(null));
  const code = freeCode(meeting, setting.random);
  const tap = event(setting, `meeting:${meeting.id}`, 'tap.parked', {
    code,
    kind: credential.kind,
    key: credential.key,
    tail: credential.tail,
    part,
    why,
    ...(owner === undefined ? {} : { person: owner.id }),
  });
  return { events: [tap], answer: answer(code) };
}

/** A number of three digits that nobody in this meeting has been told yet. */
function freeCode(meeting: Meeting, random: number): string {
  const taken = new Set(meeting.parked.values().map((tap) => tap.code));
  const free: string[] = [];
  for (let code = 100; code < 1000; code += 1) if (!taken.has(String(code))) free.push(String(code));
  return free[Math.floor(random * free.length)] ?? '000';
}

function isDuesStep(setting: Setting, meeting: Meeting): boolean {
  const run = currentRun(meeting);
  if (run === undefined || !isOpen(meeting)) return false;
  return (
    stepsOf(policyOf(setting.state, meeting), meeting.ownSteps).find((step) => step.id === run.step)?.kind === 'dues'
  );
}

function nextDate(setting: Setting): { next?: LocalDate } {
  const today = dateOf(setting.now);
  const next = plannedMeetings(setting.state).find((meeting) => meeting.plan.date > today);
  return next === undefined ? {} : { next: next.plan.date };
}

function only(answer: PresentAnswer): Presented {
  return { events: [], answer };
}

/** What a reader asks for. */
export const presentDeciders = { 'credential.present': present } satisfies Deciders;
