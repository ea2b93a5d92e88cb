/** A branch's year on paper: meetings held in a line, with who came and who was on leave. */
import { type Attendance, type Figures, figuresOf, rollOf } from '../../server/domain/attendance.ts';
import { addDays, type LocalDate } from '../../server/domain/date.ts';
import type { Expectation } from '../../server/domain/expectation.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import type { Category } from '../../server/domain/vocabulary.ts';
import { ordinary, Scene } from './scene.ts';

/** Ten ordinary members, `p0` … `p9`. */
export const ten = Array.from({ length: 10 }, (_, index) => `p${index}`);

export const thePlace = { place: '活动室', requirements: '', agenda: [], pages: [] };

export interface Held {
  readonly came?: readonly string[];
  readonly leave?: readonly string[];
  /** The branches with which it was held together. */
  readonly joint?: string[];
  /** Left open: nobody is absent yet. */
  readonly open?: boolean;
}

const free = { kind: 'free' } as const;

/** Under any policy, but for its calendar: the days are the test's. */
export class BranchYear extends Scene {
  constructor(policy: Policy = cx6n, people: readonly string[] = ten, origin = 'kiosk-1') {
    super(origin);
    this.at('10:00', '2025-12-01');
    this.do({
      type: 'branch.describe',
      data: { branch: 'b1', name: '流岐岙村党支部', township: '赤溪镇', kind: 'rural', room: '' },
    });
    this.do({
      type: 'policy.adopt',
      data: {
        policy: { ...policy, calendar: { rural: free, organ: free, enterprise: free, other: free } },
        from: '2025-12-01',
      },
    });
    this.do({
      type: 'roster.add',
      data: { people: people.map((person) => ({ person, name: person, ...ordinary })) },
    });
    this.do({ type: 'branch.name-secretary', data: { person: people[0] ?? '' } });
  }

  /** Holds a meeting, whose id is its date. */
  hold(date: LocalDate, { came = [], leave = [], joint, open = false }: Held = {}): this {
    const meeting = date;
    const plan = { meeting, date, theme: '学习', ...thePlace, parts: [{ id: 'day' as const, start: '09:00' }] };
    this.at('10:00', addDays(date, -6));
    this.do({ type: 'meeting.plan', data: joint === undefined ? plan : { ...plan, joint: { with: joint } } });
    for (const person of leave) this.grant(date, person);
    this.at('08:50', date);
    for (const person of came) this.do({ type: 'sign-in.by-hand', data: { meeting, person } });
    this.open(meeting, date);
    this.at('11:30', date);
    if (!open) this.do({ type: 'meeting.close', data: { meeting, reason: '散会' } });
    return this;
  }

  grant(meeting: string, person: string, written = true) {
    return this.do({ type: 'leave.grant', data: { meeting, person, reason: '住院', written } });
  }
}

/** The first `count` of the ten. */
export const first = (count: number): string[] => ten.slice(0, count);
/** All of the ten but these. */
export const allBut = (...absent: string[]): string[] => ten.filter((person) => !absent.includes(person));

/** The ten, of whom p1 is changed to `category` in January. */
export function withOne(category: Category, policy: Policy = cx6n): BranchYear {
  const year = new BranchYear(policy);
  year.at('10:00', '2026-01-05');
  year.do({ type: 'roster.change', data: { person: 'p1', name: 'p1', ...ordinary, category } });
  return year;
}

export function placeOf(year: BranchYear, meeting: string, person: string): [Expectation, Attendance] | undefined {
  const place = rollOf(year.state, year.meeting(meeting), 'whole').get(person);
  return place === undefined ? undefined : [place.expectation, place.attendance];
}

export const figures = (year: BranchYear, meeting: string): Figures =>
  figuresOf(year.state, year.meeting(meeting), 'whole');
