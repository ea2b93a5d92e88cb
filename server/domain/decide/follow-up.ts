/** Commands that follow up an absence (CX-09, CX-13, PL-03). The system reports, people decide: none of them is a penalty. */
import { dateOfMeeting, policyOf } from '../agenda.ts';
import { rollOf } from '../attendance.ts';
import type { CommandDataOf } from '../commands.ts';
import { dateOf, type LocalDate } from '../date.ts';
import { type Meeting, wasPresent } from '../meeting.ts';
import { isDoubtful } from '../stamp.ts';
import { branchOf } from '../state.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting, told } from './outcome.ts';

/** Runs `then` on a meeting that has begun, with a day that lies between it and today. */
function after(
  setting: Setting,
  id: Id,
  on: LocalDate | undefined,
  then: (meeting: Meeting, date: LocalDate) => Outcome,
): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined || meeting.withdrawn) return refused('no-such-meeting');
  if (meeting.opened === null) return refused('not-open');
  const today = dateOf(setting.now);
  const date = on ?? today;
  if (date < dateOfMeeting(meeting)) return refused('before-meeting');
  if (date > today && !isDoubtful(setting.stamp.quality)) return refused('date-ahead');
  return then(meeting, date);
}

/** Runs `then` if the person is on the roster and was not there. */
function forAbsentee(setting: Setting, meeting: Meeting, person: Id, then: () => Outcome): Outcome {
  const known = setting.state.people.get(person);
  if (known === undefined) return refused('no-such-person');
  if (known.standing !== 'member') return refused('not-a-member');
  return wasPresent(meeting, person, 'whole') ? refused('was-present') : then();
}

function makeUp(setting: Setting, data: CommandDataOf<'make-up.record'>): Outcome {
  return after(setting, data.meeting, data.date, (meeting, date) =>
    forAbsentee(setting, meeting, data.person, () => {
      const { person, form, text, by = secretary(setting) } = data;
      const { forms } = policyOf(setting.state, meeting).absence.makeUp;
      if (forms.every((one) => one.id !== form)) return refused('not-in-policy');
      const known = meeting.followUp.makeUps.some(
        (one) => one.person === person && one.form === form && one.date === date,
      );
      if (known) return asItWas;
      const fact = event(setting, `meeting:${meeting.id}`, 'make-up.recorded', { person, form, date, by });
      return told(setting, { fact, text });
    }),
  );
}

function contact(setting: Setting, data: CommandDataOf<'absentee.contact'>): Outcome {
  return after(setting, data.meeting, data.date, (meeting, date) =>
    forAbsentee(setting, meeting, data.person, () => {
      const { person, reason, by = secretary(setting) } = data;
      const known = meeting.followUp.contacts.some(
        (one) => one.person === person && one.reason === reason && one.date === date,
      );
      if (known) return asItWas;
      const fact = event(setting, `meeting:${meeting.id}`, 'absentee.contacted', { person, date, by });
      return told(setting, { fact, text: reason });
    }),
  );
}

function readOut(setting: Setting, data: CommandDataOf<'absences.read-out'>): Outcome {
  return after(setting, data.meeting, data.date, (meeting, date) => {
    const roll = rollOf(setting.state, meeting, 'whole');
    if (data.persons.some((person) => roll.get(person)?.attendance !== 'absent')) return refused('not-absent');
    const known = new Set(meeting.followUp.readOut.flatMap((one) => one.persons));
    const persons = [...new Set(data.persons)].filter((person) => !known.has(person));
    if (persons.length === 0) return asItWas;
    return done(event(setting, `meeting:${meeting.id}`, 'absences.read-out', { persons, date }));
  });
}

function undo(setting: Setting, { meeting: id, ...undone }: CommandDataOf<'follow-up.undo'>): Outcome {
  const meeting = setting.state.meetings.get(id);
  if (meeting === undefined) return refused('no-such-meeting');
  const { makeUps, contacts, readOut: read } = meeting.followUp;
  if ([...makeUps, ...contacts, ...read].every((entry) => entry.id !== undone.entry)) return refused('no-such-entry');
  return done(event(setting, `meeting:${id}`, 'follow-up.undone', undone));
}

function secretary(setting: Setting): Id | null {
  return branchOf(setting.state)?.secretary ?? null;
}

/** Commands that follow up an absence. */
export const followUpDeciders = {
  'make-up.record': makeUp,
  'absentee.contact': contact,
  'absences.read-out': readOut,
  'follow-up.undo': undo,
} satisfies Deciders;
