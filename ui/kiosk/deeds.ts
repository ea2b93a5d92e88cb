/** What is done at the room's own screens during a theme day, without the desk. */
import type { Id } from '../../server/domain/vocabulary.ts';
import type { View } from '../../server/kiosk/contract.ts';
import { type CommandOutcome, newId, postCommand } from '../elements/api.ts';

type Meeting = NonNullable<View['meeting']>;

export type Deed = (meeting: Meeting) => Promise<CommandOutcome>;

export const payDues =
  (person: Id): Deed =>
  ({ dues: { month } }) =>
    postCommand('dues.mark-paid', { month, person });

export const startSpeech =
  (person: Id): Deed =>
  ({ id: meeting }) =>
    postCommand('speech.start', { meeting, person });

export const endSpeech: Deed = ({ id: meeting }) => postCommand('speech.end', { meeting });

/** PL-09: the members vote on the theme day. */
export const openBallot: Deed = ({ id: meeting }) =>
  postCommand('ballot.open', { meeting, ballot: newId(), about: 'evaluation' });
