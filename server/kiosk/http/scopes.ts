/** Who may do what: `chair` runs the meeting, `desk` sees and changes personal data. */
import type { FastifyRequest } from 'fastify';
import type { CommandType } from '../../domain/commands.ts';
import { HttpFault } from '../../service/http/faults.ts';
import type { Scope, Sessions } from '../session.ts';

export const cookieName = 'kiosk-session';

export const commandScopes: Readonly<Record<CommandType, Scope>> = {
  'branch.describe': 'desk',
  'branch.name-secretary': 'desk',
  'branch.choose-day': 'desk',
  'roster.add': 'desk',
  'roster.change': 'desk',
  'roster.remove': 'desk',
  'roster.undo': 'desk',
  'roster.mark': 'desk',
  'credential.bind': 'desk',
  'credential.report-lost': 'desk',
  'credential.report-found': 'desk',
  'credential.unbind': 'desk',
  'meeting.plan': 'desk',
  'meeting.withdraw': 'desk',
  'meeting.reschedule': 'desk',
  'rescheduling.answer': 'desk',
  'preparation.record': 'desk',
  'preparation.undo': 'desk',
  'leave.ask': 'desk',
  'leave.answer': 'desk',
  'leave.grant': 'desk',
  'leave.withdraw': 'desk',
  'make-up.record': 'desk',
  'absentee.contact': 'desk',
  'absences.read-out': 'desk',
  'follow-up.undo': 'desk',
  'exemption.ask': 'desk',
  'exemption.answer': 'desk',
  'exemption.end': 'desk',
  'meeting.open': 'chair',
  'part.open': 'chair',
  'meeting.pause': 'chair',
  'meeting.resume': 'chair',
  'meeting.close': 'chair',
  'step.enter': 'chair',
  'step.end': 'chair',
  'step.revert': 'chair',
  'step.pass-over': 'chair',
  'chapters.record': 'chair',
  'publicity.list': 'chair',
  'scene.check': 'chair',
  'problem.name': 'chair',
  'meeting.flag': 'chair',
  'flag.withdraw': 'chair',
  'decision.make': 'chair',
  'decision.report': 'chair',
  'decision.withdraw': 'chair',
  'own-step.place': 'chair',
  'own-step.remove': 'chair',
  'chair.delegate': 'chair',
  'recorder.name': 'chair',
  'speech.start': 'chair',
  'speech.end': 'chair',
  'summary.write': 'chair',
  'sign-in.by-hand': 'chair',
  'sign-in.undo': 'chair',
  'visitor.sign-in': 'chair',
  'mark.set': 'chair',
  'parked-tap.assign': 'chair',
  'parked-tap.dismiss': 'chair',
  'dues.mark-paid': 'chair',
  'dues.undo': 'chair',
  'dues.pay': 'desk',
  'dues-base.set': 'desk',
  'dues-base.review': 'desk',
  'item.raise': 'desk',
  'item.reword': 'desk',
  'item.assign': 'desk',
  'item.progress': 'desk',
  'item.review': 'desk',
  'item.read': 'desk',
  'item.close': 'desk',
  'item.reopen': 'desk',
  'item.withdraw': 'desk',
  'ledger.write': 'desk',
  'ledger.strike': 'desk',
  'theme.take': 'desk',
  'notice.answer': 'desk',
  'notice.reopen': 'desk',
  'assessment.score': 'desk',
  'assessment.withdraw-score': 'desk',
  'assessment.veto': 'desk',
  'assessment.withdraw-veto': 'desk',
  'assessment.decide': 'desk',
  'assessment.publish': 'desk',
  'assessment.object': 'desk',
  'assessment.answer-objection': 'desk',
  'clock.confirm': 'chair',
  'ballot.open': 'chair',
  'ballot.cancel': 'chair',
};

export const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[cookieName];

/** Throws the fault that makes the page ask for the PIN. */
export function demand(scope: Scope, sessions: Sessions, request: FastifyRequest): void {
  const state = sessions.state(tokenOf(request));
  if (!state.chair) throw new HttpFault('pin-needed');
  if (scope === 'desk' && !state.desk) throw new HttpFault('desk-lapsed');
}

/** As a route's `onRequest`: before the body is read. */
export const needs =
  (scope: Scope, sessions: Sessions) => (request: FastifyRequest, _reply: unknown, done: () => void) => {
    demand(scope, sessions, request);
    done();
  };
