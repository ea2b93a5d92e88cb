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
  return meeting.steps.some((other) => other.state === 'todo') ? 'wall' : 'finished';
}

export function currentStep(meeting: MeetingView): StepView | undefined {
  return meeting.steps.find((step) => step.id === meeting.current);
}
