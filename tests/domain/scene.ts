/** A branch on paper: commands are decided and folded without disk or clock, and every event is kept for looking at. */
import type { Answer } from '../../server/domain/answers.ts';
import type { PersonEntry } from '../../server/domain/commands/roster.ts';
import type { Command } from '../../server/domain/commands.ts';
import { dateOf, instant, type LocalDate, type LocalTime } from '../../server/domain/date.ts';
import { decide } from '../../server/domain/decide/decide.ts';
import { type Event, type EventData, type EventType, eventIdOf, type NewEvent } from '../../server/domain/events.ts';
import type { Meeting } from '../../server/domain/meeting.ts';
import type { ClockQuality, Stamp } from '../../server/domain/stamp.ts';
import { apply, emptyState, type State } from '../../server/domain/state.ts';
import type { Office, Part } from '../../server/domain/vocabulary.ts';

type What = Command extends infer C ? (C extends Command ? Pick<C, 'type' | 'data'> : never) : never;

export class Scene {
  state: State = emptyState;
  readonly events: Event[] = [];
  /** Between 0 and 1, for whatever is left to chance. */
  random = 0.5;
  quality: ClockQuality = 'ntp';
  #now = instant('2026-11-15', '08:40');
  #commands = 0;
  readonly origin: string;

  constructor(origin = 'kiosk-1') {
    this.origin = origin;
  }

  at(time: LocalTime, date: LocalDate = '2026-11-15'): this {
    this.#now = instant(date, time);
    return this;
  }

  get today(): LocalDate {
    return dateOf(this.#now);
  }

  /** Decides, folds, and gives the answer; the new events are the last of `events`. */
  do(what: What, actor = 'secretary', office?: Office): Answer {
    const id = `${this.origin}-c${this.#commands++}`;
    const stamp = {
      wall: this.#now,
      mono: this.#now - instant('2026-11-01', '00:00'),
      boot: 'boot-1',
      quality: this.quality,
    };
    const circumstances = { id, actor, now: this.#now, random: this.random, ...(office && { office }) };
    const { events, answer } = decide({ ...circumstances, stamp, ...what } as Command, this.state, 'b1');
    this.#fold(events, { id, actor, stamp });
    return answer;
  }

  /** An event that no command of the room's comes to. */
  add<T extends EventType>(subject: string, type: T, data: EventData<T>): void {
    const stamp = { wall: this.#now, mono: 0, boot: 'boot-1', quality: this.quality };
    const event = { unit: 'b1', subject, type, data } as unknown as NewEvent;
    this.#fold([event], { id: `${this.origin}-c${this.#commands++}`, actor: 'township', stamp });
  }

  #fold(events: readonly NewEvent[], { id, actor, stamp }: { id: string; actor: string; stamp: Stamp }): void {
    const added = events.map((event, index): Event => {
      const seq = this.events.length + index + 1;
      const place = { id: eventIdOf(id, index), v: 1, command: id, actor, origin: this.origin, seq, tick: seq };
      return { ...stamp, ...event, ...place };
    });
    this.events.push(...added);
    this.state = apply(this.state, added);
  }

  /** Id of the last fact; its words may stand behind it. */
  lastFact(): string | undefined {
    return this.events.findLast(({ type }) => type !== 'fact.worded')?.id;
  }

  /** `counter` as in `Credential`. */
  card(number: string, counter?: number | null): Answer {
    const proof = counter === undefined ? {} : { counter };
    return this.do(
      { type: 'credential.present', data: { kind: 'card', key: `card-${number}`, tail: number, ...proof } },
      'reader:1',
    );
  }

  booklet(number: string): Answer {
    return this.do(
      { type: 'credential.present', data: { kind: 'booklet', key: `booklet-${number}`, tail: number } },
      'reader:1',
    );
  }

  bind(person: string, number: string, kind: 'card' | 'booklet' = 'card'): Answer {
    return this.do({ type: 'credential.bind', data: { key: `${kind}-${number}`, kind, tail: number, person } });
  }

  plan(meeting = 'm1', date: LocalDate = '2026-11-15', parts: Part[] = ruralParts): Answer {
    const data = { meeting, date, theme: '学习', place: '活动室', requirements: '', parts, agenda: [], pages: [] };
    return this.do({ type: 'meeting.plan', data: { ...data, reason: '防汛值守' } });
  }

  open(meeting = 'm1', date: LocalDate = '2026-11-15', dateConfirmed = false): Answer {
    return this.do({ type: 'meeting.open', data: { meeting, date, dateConfirmed } });
  }

  step(step: string, meeting = 'm1'): Answer {
    return this.do({ type: 'step.enter', data: { meeting, step } });
  }

  meeting(id = 'm1'): Meeting {
    const meeting = this.state.meetings.get(id);
    if (meeting === undefined) throw new Error(`no meeting ${id}`);
    return meeting;
  }
}

export const ruralParts: Part[] = [
  { id: 'day', start: '09:00' },
  { id: 'evening', start: '19:00' },
];

export const ordinary: Omit<PersonEntry, 'name'> = { standing: 'member', category: 'ordinary', probationary: false };

/** 林 (secretary), 陈 and 王 are ordinary, 张 is frail, 罗 floating; card 1 is 陈's, card 2 王's, booklet 9 陈's. */
export function branch(since: LocalDate = '2026-11-05'): Scene {
  const scene = new Scene();
  scene.at('10:00', since);
  scene.do({
    type: 'branch.describe',
    data: { branch: 'b1', name: '流岐岙村党支部', township: '赤溪镇', kind: 'rural', room: '' },
  });
  scene.do({
    type: 'roster.add',
    data: {
      people: [
        { person: 'lin', name: '林国栋', ...ordinary },
        { person: 'chen', name: '陈建国', ...ordinary },
        { person: 'wang', name: '王桂兰', ...ordinary },
        { person: 'zhang', name: '张德福', ...ordinary, category: 'frail' },
        { person: 'luo', name: '罗春香', ...ordinary, category: 'floating' },
      ],
    },
  });
  scene.do({ type: 'branch.name-secretary', data: { person: 'lin' } });
  scene.bind('chen', '1');
  scene.bind('wang', '2');
  scene.bind('chen', '9', 'booklet');
  scene.plan();
  scene.at('08:40');
  return scene;
}
