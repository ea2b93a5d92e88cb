/** `decide(command, state)`: what a command adds to the log, and its answer. Pure: time, ids and chance come with it. */
import type { Command, Commands } from '../commands.ts';
import type { State } from '../state.ts';
import { assessmentDeciders } from './assessment.ts';
import { ballotDeciders } from './ballots.ts';
import { boxDeciders } from './box.ts';
import { credentialDeciders } from './credentials.ts';
import { decisionDeciders } from './decisions.ts';
import { doorDeciders } from './door.ts';
import { duesDeciders } from './dues.ts';
import { exemptionDeciders } from './exemptions.ts';
import { followUpDeciders } from './follow-up.ts';
import { guidanceDeciders } from './guidance.ts';
import { heedDeciders } from './heed.ts';
import { itemDeciders } from './items.ts';
import { leaveDeciders } from './leave.ts';
import { ledgerDeciders } from './ledgers.ts';
import { noticeDeciders } from './notices.ts';
import type { Decider, Deciders, Outcome } from './outcome.ts';
import { prepareDeciders } from './prepare.ts';
import { presentDeciders } from './present.ts';
import { proceedingsDeciders } from './proceedings.ts';
import { reschedulingDeciders } from './rescheduling.ts';
import { rosterDeciders } from './roster.ts';
import { runningDeciders } from './running.ts';
import { themesDeciders } from './themes.ts';

const deciders: Required<Deciders> = {
  ...presentDeciders,
  ...rosterDeciders,
  ...credentialDeciders,
  ...prepareDeciders,
  ...reschedulingDeciders,
  ...leaveDeciders,
  ...exemptionDeciders,
  ...followUpDeciders,
  ...runningDeciders,
  ...proceedingsDeciders,
  ...decisionDeciders,
  ...doorDeciders,
  ...duesDeciders,
  ...heedDeciders,
  ...itemDeciders,
  ...ledgerDeciders,
  ...themesDeciders,
  ...ballotDeciders,
  ...noticeDeciders,
  ...assessmentDeciders,
  ...boxDeciders,
  ...guidanceDeciders,
};

/** `unit` is the branch whose log the events go to. */
export function decide(command: Command, state: State, unit: string): Outcome {
  const { type, data, ...circumstances } = command;
  // The type says which decider the data is for; TypeScript does not follow that through a union.
  const decider = deciders[type] as Decider<keyof Commands>;
  return decider({ ...circumstances, state, unit }, data);
}
