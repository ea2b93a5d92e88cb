/** What a form of the desk offers to choose from, by list. */
import { z } from 'zod';
import type { Sent } from '../../service/contract/sent.ts';

export const ChoiceList = z.enum([
  'meetings',
  'records', // meetings and sessions whose record goes up
  'traces',
  'trace-of', // meetings and years
  'publications',
  'publication-of',
  'papers',
  'periods',
  'rows',
  'themes',
  'measures',
  'works',
  'steps',
  'grades',
  'seats',
  'groups',
  'room',
  'ties',
  'activities',
  'veto-grounds',
  'taps',
]);
export type ChoiceList = z.infer<typeof ChoiceList>;

const Choice = z.object({
  /** What is entered. */
  id: z.string(),
  /** A title, a day, a period, a code; what is said of it is the page's. */
  title: z.string(),
  note: z.string(),
  /** Offered only beside one of these; empty: always. */
  beside: z.array(z.string()),
});

export const Choices = z.record(ChoiceList, z.array(Choice));
export type Choice = Sent<typeof Choice>;
export type Choices = Sent<typeof Choices>;
