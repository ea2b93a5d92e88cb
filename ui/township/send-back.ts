/** Sends a record back with a reason, which may be put in other words after a try whose answer was lost. */
import type { Answer, CommandDataOf } from '../../server/township/contract.ts';
import { newId } from '../elements/api.ts';
import { records as texts } from '../texts/township-approvals.ts';
import { giveCommand, troubleIn } from './run-command.ts';
import type { Answered, Fetch } from './server.ts';

type Written = CommandDataOf<'ledger.write'>;

/** `meeting`: whose record. What it returns may be called again until it resolves with null, done; else with what to tell the person. */
export function sendingBack(fetch: Fetch, unit: string, { meeting, on }: { meeting: string; on: string }) {
  const fact = { what: 'sent-back', of: meeting } as const;
  let last = { entry: '', text: '' };
  /** Entries in other words, the latest first: any may stand. */
  const before: string[] = [];

  return async (text: string): Promise<string | null> => {
    // Sent again as it was, it has the effect of one.
    if (text !== last.text) {
      if (last.entry !== '') before.unshift(last.entry);
      last = { entry: newId(), text };
    }
    const give = (corrects: Written['corrects']) =>
      giveCommand(fetch, unit, 'ledger.write', { ...last, on, fact, evidence: [], corrects });
    for (const entry of before) {
      const answered = await give({ entry, reason: texts.reworded });
      if (!isUnknown(answered)) return troubleIn(answered);
    }
    return troubleIn(await give(null));
  };
}

/** What was to be corrected never arrived, or has been corrected since. */
function isUnknown(answered: Answered<Answer>): boolean {
  return answered.ok && answered.value.kind === 'refused' && answered.value.why === 'no-such-entry';
}

export type SendBack = ReturnType<typeof sendingBack>;
