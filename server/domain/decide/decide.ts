/** `decide(command, state)`: what a command adds to the log, and its answer. Pure: time, ids and chance come with it. */
import type { Command } from '../commands.ts';
import type { State } from '../state.ts';
import { unreachable } from '../unreachable.ts';
import { bindCredential, reportFound, reportLost, unbindCredential } from './credentials.ts';
import * as door from './door.ts';
import { done, event, type Outcome } from './outcome.ts';
import * as prepare from './prepare.ts';
import { present } from './present.ts';
import * as roster from './roster.ts';
import * as running from './running.ts';

/** `unit` is the branch whose log the events go to. */
export function decide(command: Command, state: State, unit: string): Outcome {
  const { type: _type, data: _data, ...circumstances } = command;
  const setting = { ...circumstances, state, unit };
  switch (command.type) {
    case 'credential.present':
      return present(setting, command.data);
    case 'time.pass':
      return running.closeForgotten(setting);
    case 'refusals.count':
      return door.countRefusals(setting, command.data.meeting, command.data.counts);
    case 'policy.adopt':
      return roster.adoptPolicy(setting, command.data);
    case 'clock.learn':
      return prepare.learnClock(setting, command.data);
    case 'desk.open':
      return done(event(setting, `desk:${unit}`, 'desk.opened', {}));
    case 'branch.describe':
      return roster.describeBranch(setting, command.data);
    case 'branch.name-secretary':
      return roster.nameSecretary(setting, command.data);
    case 'roster.add':
      return roster.addPeople(setting, command.data);
    case 'roster.change':
      return roster.changePerson(setting, command.data);
    case 'roster.remove':
      return roster.removePerson(setting, command.data);
    case 'credential.bind':
      return bindCredential(setting, command.data);
    case 'credential.report-lost':
      return reportLost(setting, command.data);
    case 'credential.report-found':
      return reportFound(setting, command.data);
    case 'credential.unbind':
      return unbindCredential(setting, command.data);
    case 'meeting.plan':
      return prepare.planMeeting(setting, command.data);
    case 'meeting.withdraw':
      return prepare.withdrawMeeting(setting, command.data);
    case 'leave.grant':
      return prepare.grantLeave(setting, command.data);
    case 'leave.withdraw':
      return prepare.withdrawLeave(setting, command.data);
    case 'clock.confirm':
      return prepare.confirmClock(setting, command.data);
    case 'meeting.open':
      return running.openTheMeeting(setting, command.data);
    case 'part.open':
      return running.openPart(setting, command.data);
    case 'meeting.pause':
      return running.pause(setting, command.data);
    case 'meeting.resume':
      return running.resume(setting, command.data);
    case 'meeting.close':
      return running.closeMeeting(setting, command.data);
    case 'step.enter':
      return running.enterStep(setting, command.data);
    case 'step.end':
      return running.endStep(setting, command.data);
    case 'step.revert':
      return running.revertStep(setting, command.data);
    case 'own-step.place':
      return running.placeOwnStep(setting, command.data);
    case 'own-step.remove':
      return running.removeOwnStep(setting, command.data);
    case 'chair.delegate':
      return running.delegateChair(setting, command.data);
    case 'recorder.name':
      return running.nameRecorder(setting, command.data);
    case 'speech.start':
      return running.startSpeech(setting, command.data);
    case 'speech.end':
      return running.endSpeech(setting, command.data);
    case 'summary.write':
      return running.writeSummary(setting, command.data);
    case 'sign-in.by-hand':
      return door.signInByHand(setting, command.data);
    case 'sign-in.undo':
      return door.undoSignIn(setting, command.data);
    case 'visitor.sign-in':
      return door.signInVisitor(setting, command.data);
    case 'mark.set':
      return door.setMark(setting, command.data);
    case 'parked-tap.assign':
      return door.assignTap(setting, command.data);
    case 'parked-tap.dismiss':
      return door.dismissTap(setting, command.data);
    case 'dues.mark-paid':
      return door.markDuesPaid(setting, command.data);
    case 'dues.undo':
      return door.undoDues(setting, command.data);
    default:
      return unreachable(command);
  }
}
