/** Whether an answer was made from rows that are being caught up: noted where they are read, told where it is sent. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Answering {
  isBehind: boolean;
}

const answering = new AsyncLocalStorage<Answering>();

/** What `act` begins is one answer. */
export function asOneAnswer(act: () => void): void {
  answering.run({ isBehind: false }, act);
}

/** Something of this answer will be otherwise in a moment. Where nothing is being answered, nobody needs to know. */
export function noteBehind(): void {
  const answer = answering.getStore();
  if (answer !== undefined) answer.isBehind = true;
}

export const isAnswerBehind = (): boolean => answering.getStore()?.isBehind === true;
