/** Which screen stands, as a function of the view. */
import type { MeetingView, StepView } from '../../server/kiosk/contract.ts';

export type ScreenName = 'board' | 'paused' | 'closed' | 'finished' | 'wall' | Exclude<StepView['kind'], 'sign-in'>;

export function whichScreen(meeting: MeetingView | null): ScreenName {
  if (meeting === null) return 'board';
  if (meeting.phase === 'gathering') return 'wall';
  if (meeting.phase === 'paused') return 'paused';
  if (meeting.phase === 'closed') return 'closed';
  const step = currentStep(meeting);
  if (step !== undefined) return step.kind === 'sign-in' ? 'wall' : step.kind;
  if (meeting.steps.some((other) => other.state === 'todo')) return 'wall';
  // The evening part takes its own sign-in after the day's steps are done (CX-01).
  return meeting.part === meeting.parts[0]?.id ? 'finished' : 'wall';
}

export function currentStep(meeting: MeetingView): StepView | undefined {
  return meeting.steps.find((step) => step.id === meeting.current);
}
