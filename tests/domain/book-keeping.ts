/** Writing in a scene's ledgers, and holding meetings whose course does not matter. */
import type { Answer } from '../../server/domain/answers.ts';
import type { LocalDate } from '../../server/domain/date.ts';
import type { Fact, FactOf } from '../../server/domain/events/ledger.ts';
import type { ActivityKind, OwnStep, Part } from '../../server/domain/vocabulary.ts';
import { branch, ordinary, ruralParts, type Scene } from './scene.ts';

/** The scene's branch, set up so long ago that no duty lies before its log. */
export const oldBranch = (): Scene => branch('2016-01-01');

/** 何芳 is entered as a member from that day on; `he`. */
export function joinedBy(scene: Scene, from: LocalDate): Scene {
  scene.at('10:00', '2027-01-02');
  scene.do({ type: 'roster.add', data: { people: [{ person: 'he', name: '何芳', ...ordinary, from }] } });
  return scene;
}

interface More {
  readonly entry?: string;
  readonly text?: string;
  readonly evidence?: string[];
  readonly corrects?: { readonly entry: string; readonly reason: string };
}

/** Writes a fact of that day, on that day at the earliest; without `entry` under an id made of the day and how many events there are. */
export function write(scene: Scene, on: LocalDate, fact: Fact, more: More = {}): Answer {
  const { entry = `e${scene.events.length}-${on}`, text = '', evidence = [], corrects = null } = more;
  if (on > scene.today) scene.at('10:00', on);
  return scene.do({ type: 'ledger.write', data: { entry, on, fact, text, evidence, corrects } });
}

/** An activity beside the theme days. */
export function activity(kind: ActivityKind, more: Partial<FactOf<'activity'>> = {}): FactOf<'activity'> {
  return {
    what: 'activity',
    kind,
    title: '',
    place: '',
    level: 'branch',
    meeting: null,
    led: null,
    people: [],
    spoke: [],
    others: 0,
    score: null,
    grade: null,
    ...more,
  };
}

/** A theme day from the plan to its closing, with one card, and the own step of a kind if there is one. */
export function hold(
  scene: Scene,
  meeting: string,
  date: LocalDate,
  own?: ActivityKind,
  parts: Part[] = ruralParts,
): void {
  scene.at('08:40', date).plan(meeting, date, parts);
  scene.open(meeting, date, true);
  if (own !== undefined) placeOwn(scene, meeting, own);
  if (parts.some(({ id }) => id === 'evening')) scene.do({ type: 'part.open', data: { meeting, part: 'evening' } });
  scene.card('1');
  scene.at('20:00', date).do({ type: 'meeting.close', data: { meeting, reason: '散会' } });
}

function placeOwn(scene: Scene, meeting: string, activity: ActivityKind): void {
  const step: OwnStep = { id: `own-${activity}`, after: 'sign-in', title: '自创', host: '', minutes: 20, activity };
  scene.do({ type: 'own-step.place', data: { meeting, step } });
  scene.step(step.id, meeting);
}
