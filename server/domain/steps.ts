/** The steps of a meeting: the policy's fixed ones in their order, the branch's own between or after them (CX-05). */
import type { Meeting, StepRun } from './meeting.ts';
import type { Policy } from './policy/schema.ts';
import type { PassOver } from './proceedings.ts';
import { type Id, type OwnStep, PaperworkKind, type StepKind } from './vocabulary.ts';

export interface Step {
  readonly id: Id;
  readonly kind: StepKind;
  readonly title: string;
  readonly short: string;
  readonly own: OwnStep | null;
}

/**
 * All steps of the day in the order in which they are held; what comes before the day is `preparation.ts`. Own steps behind
 * one step keep the order in which they were placed.
 */
export function stepsOf(policy: Policy, ownSteps: readonly OwnStep[]): Step[] {
  const after = Map.groupBy(ownSteps, (step) => step.after);
  const withFollowers = (step: Step): Step[] => [
    step,
    ...(after.get(step.id) ?? []).flatMap((own) =>
      withFollowers({ id: own.id, kind: 'own', title: own.title, short: own.title, own }),
    ),
  ];
  return policy.steps
    .filter(({ kind }) => PaperworkKind.options.every((paperwork) => paperwork !== kind))
    .flatMap(({ id, kind, title, short }) => withFollowers({ id, kind, title, short, own: null }));
}

/** The stay that is on, if any. */
export function currentRun(meeting: Meeting): StepRun | undefined {
  const last = meeting.runs.at(-1);
  return last?.to === null ? last : undefined;
}

export function wasRun(meeting: Meeting, step: Id): boolean {
  return meeting.runs.some((run) => run.step === step);
}

/** The pass-over that stands for a step which was not held after all. */
export function passOverOf(meeting: Meeting, step: Id): PassOver | undefined {
  return wasRun(meeting, step) ? undefined : meeting.proceedings.passedOver.find((one) => one.step === step);
}

/** Whether `target` may be entered now: it comes later than all that was held, and no fixed step is left out in silence. */
export function mayEnter(meeting: Meeting, steps: readonly Step[], target: Id): boolean {
  const index = steps.findIndex((step) => step.id === target);
  const last = steps.findLastIndex((step) => wasRun(meeting, step.id));
  return index > last && steps.slice(last + 1, index).every((step) => !isLeft(meeting, step));
}

/** Fixed steps that were neither held nor passed over with a reason. */
export function stepsLeft(meeting: Meeting, steps: readonly Step[]): Step[] {
  return steps.filter((step) => isLeft(meeting, step));
}

function isLeft(meeting: Meeting, { own, id }: Step): boolean {
  return own === null && !wasRun(meeting, id) && passOverOf(meeting, id) === undefined;
}
