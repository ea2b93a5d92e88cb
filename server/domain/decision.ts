/** One decision (决议) of the members, and what was told of it later (XN-04, PL-15). */
import type { EventData, KnownEvent } from './events.ts';
import type { Id } from './vocabulary.ts';

export interface Decision {
  readonly id: Id;
  made: EventData<'decision.made'> | null;
  progress: readonly EventData<'decision.progressed'>[];
  withdrawn: boolean;
}

export function startDecision(id: Id): Decision {
  return { id, made: null, progress: [], withdrawn: false };
}

export const copyDecision = (decision: Decision): Decision => ({ ...decision });

export function evolveDecision(decision: Decision, event: KnownEvent): void {
  switch (event.type) {
    case 'decision.made':
      decision.made ??= event.data;
      return;
    case 'decision.progressed':
      decision.progress = [...decision.progress, event.data];
      return;
    case 'decision.withdrawn':
      decision.withdrawn = true;
      return;
  }
}
