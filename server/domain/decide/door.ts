/** What the secretary does at the door: by hand, visitors, undoing, marks, parked taps (CX-06, CX-19, KX-08). */

import { gatheringAt } from '../agenda.ts';
import type { CommandDataOf, Commands } from '../commands.ts';
import type { NewEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import type { Id, PartId } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting, told } from './outcome.ts';
import { personEvents } from './roster.ts';

/** Runs `then` with the part that takes sign-ins now, if the meeting takes any. */
function gathering(setting: Setting, id: Id, then: (meeting: Meeting, part: PartId) => Outcome): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.closed !== null) return refused('closed');
  const now = gatheringAt(setting.state, setting.now, setting.stamp.quality);
  if (now.kind !== 'on' || now.meeting.id !== id) return refused('not-open');
  return then(meeting, now.part);
}

function signInByHand(setting: Setting, data: CommandDataOf<'sign-in.by-hand'>): Outcome {
  const closed = setting.state.meetings.get(data.meeting);
  if (closed !== undefined && closed.closed !== null) return signInLate(setting, closed, data);
  return gathering(setting, data.meeting, (meeting, part) => {
    const known = setting.state.people.get(data.person);
    if (known === undefined || known.left) return refused('no-such-person');
    if (meeting.present[part].has(data.person)) return asItWas;
    return done(event(setting, `meeting:${meeting.id}`, 'person.signed-in', { person: data.person, part, by: 'hand' }));
  });
}

/**
 * KX-08: who was there and is not on record, as a sign-in was undone by mistake or the meeting closed itself. Also one who
 * has left the branch since, and a visitor, whose `entry` in the roster comes with it. The signed figures stay, and the difference is told with this as its cause.
 */
function signInLate(
  setting: Setting,
  meeting: Meeting,
  data: Pick<CommandDataOf<'sign-in.by-hand'>, 'person' | 'part' | 'reason'>,
  entry: readonly NewEvent[] = [],
): Outcome {
  const { person, part, reason } = data;
  if (part === undefined || reason === undefined) return refused('closed');
  if (entry.length === 0 && !setting.state.people.has(person)) return refused('no-such-person');
  if (meeting.plan?.parts.some(({ id }) => id === part) !== true) return refused('not-open');
  if (meeting.present[part].has(person)) return asItWas;
  const fact = event(setting, `meeting:${meeting.id}`, 'person.signed-in', { person, part, by: 'hand' });
  return told(setting, ...entry.map((described) => ({ fact: described })), { fact, text: reason });
}

/** Undoing adds to the record, it takes nothing away: who, when and why stay visible. Also after the closing. */
export function undoSignIn(setting: Setting, data: CommandDataOf<'sign-in.undo'>): Outcome {
  const meeting = setting.state.meetings.get(data.meeting);
  if (meeting === undefined) return refused('no-such-meeting');
  const signIn = meeting.present[data.part].get(data.person);
  if (signIn === undefined) return refused('not-signed-in');
  return done(event(setting, `meeting:${meeting.id}`, 'sign-in.undone', { signIn: signIn.id, reason: data.reason }));
}

/** A visitor enters the roster as a guest, so that the same person needs no second entry next month. */
function signInVisitor(setting: Setting, data: CommandDataOf<'visitor.sign-in'>): Outcome {
  const { person, name, invitee, from } = data;
  const guest = { name, standing: 'invitee' as const, category: 'ordinary' as const, probationary: false, invitee };
  const entry = setting.state.people.has(person)
    ? []
    : personEvents(setting, person, from === '' ? guest : { ...guest, home: from });
  const closed = setting.state.meetings.get(data.meeting);
  if (closed !== undefined && closed.closed !== null) return signInLate(setting, closed, data, entry);
  return gathering(setting, data.meeting, (meeting, part) => {
    if (meeting.present[part].has(person)) return asItWas;
    return done(...entry, event(setting, `meeting:${meeting.id}`, 'person.signed-in', { person, part, by: 'hand' }));
  });
}

export function setMark(setting: Setting, { meeting: id, ...mark }: CommandDataOf<'mark.set'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  if (!meeting.present[mark.part].has(mark.person)) return refused('not-signed-in');
  const stands = meeting.marks.get(`${mark.part}:${mark.person}`)?.has(mark.mark) ?? false;
  return stands === mark.on ? asItWas : done(event(setting, `meeting:${id}`, 'mark.set', mark));
}

/** Counts from the moment of the tap. Whether the card becomes that person's is asked separately. */
export function assignTap(
  setting: Setting,
  { meeting: id, tap: tapId, person }: CommandDataOf<'parked-tap.assign'>,
): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  const tap = meeting.parked.get(tapId);
  if (tap === undefined) return refused('no-such-tap');
  if (tap.assigned !== null) return tap.assigned === person ? asItWas : refused('already-signed-in');
  const known = setting.state.people.get(person);
  if (known === undefined || known.left) return refused('no-such-person');
  return done(event(setting, `meeting:${id}`, 'tap.assigned', { tap: tapId, person }));
}

function dismissTap(
  setting: Setting,
  { meeting: id, tap: tapId, reason }: CommandDataOf<'parked-tap.dismiss'>,
): Outcome {
  const tap = setting.state.meetings.get(id)?.parked.get(tapId);
  if (tap === undefined) return refused('no-such-tap');
  if (tap.assigned !== null) return refused('already-signed-in');
  return tap.dismissed ? asItWas : done(event(setting, `meeting:${id}`, 'tap.dismissed', { tap: tapId, reason }));
}

function countRefusals(setting: Setting, { meeting, counts }: Commands['refusals.count']): Outcome {
  if (setting.state.meetings.get(meeting) === undefined || Object.keys(counts).length === 0) return asItWas;
  return done(event(setting, `meeting:${meeting}`, 'refusals.counted', { counts }));
}

/** Commands at the door. */
export const doorDeciders = {
  'sign-in.by-hand': signInByHand,
  'sign-in.undo': undoSignIn,
  'visitor.sign-in': signInVisitor,
  'mark.set': setMark,
  'parked-tap.assign': assignTap,
  'parked-tap.dismiss': dismissTap,
  'refusals.count': countRefusals,
} satisfies Deciders;
