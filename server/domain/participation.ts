/** 参与率: per meeting, over the calendar year, and per member; each figure with the people or meetings behind it. */
import { dateOfMeeting, policyOf } from './agenda.ts';
import { countNames, type Figures, type Names, namesOf, rollOf } from './attendance.ts';
import { policyOn } from './branch.ts';
import type { LocalDate } from './date.ts';
import type { Meeting } from './meeting.ts';
import type { Participation } from './policy/schema.ts';
import { compare, decimal, mean, type Ratio, ratio, toNumber } from './ratio.ts';
import { branchOf, type State } from './state.ts';
import type { Id } from './vocabulary.ts';

/** `none-yet`: nothing to go by; `unjudged`: the policy asks for no rate here. */
export type Verdict = 'reached' | 'missed' | 'none-yet' | 'unjudged';

export interface MeetingParticipation {
  readonly meeting: Id;
  readonly date: LocalDate;
  readonly figures: Figures;
  readonly names: Names;
  /** 0…1; null where nobody was expected. */
  readonly rate: number | null;
  /** Judged meeting by meeting only where the policy does so (PL-06). */
  readonly verdict: Verdict;
}

export interface YearParticipation {
  readonly meetings: readonly MeetingParticipation[];
  /** 0…1; null before the first meeting. */
  readonly rate: number | null;
  readonly threshold: number | null;
  readonly verdict: Verdict;
}

/** Meetings that were held and are closed, earliest first: of the others nobody knows yet who was absent. */
export function closedMeetings(state: State, from: LocalDate, to: LocalDate): Meeting[] {
  return state.meetings
    .values()
    .filter((meeting) => meeting.closed !== null && from <= dateOfMeeting(meeting) && dateOfMeeting(meeting) <= to)
    .toArray()
    .sort((a, b) => (dateOfMeeting(a) < dateOfMeeting(b) ? -1 : 1));
}

export function meetingParticipation(state: State, meeting: Meeting): MeetingParticipation {
  const rules = policyOf(state, meeting).participation;
  const names = namesOf(rollOf(state, meeting, 'whole'));
  const figures = countNames(names, rules.leave);
  const rate = exactRate(figures);
  return {
    meeting: meeting.id,
    date: dateOfMeeting(meeting),
    figures,
    names,
    rate: rate === null ? null : toNumber(rate),
    verdict: rules.per === 'meeting' ? judge(rate, rules) : 'unjudged',
  };
}

/**
 * CX-07, PL-06: by the policy that holds at the end of the year, or today while the year is not over. Where that judges
 * meeting by meeting, those which were held under another that does not are not judged.
 */
export function yearParticipation(state: State, year: string, today: LocalDate): YearParticipation {
  const branch = branchOf(state);
  const last = `${year}-12-31`;
  const meetings = closedMeetings(state, `${year}-01-01`, last).map((one) => meetingParticipation(state, one));
  if (branch === null) return { meetings, rate: null, threshold: null, verdict: 'unjudged' };
  const rules = policyOn(branch, today < last ? today : last).participation;
  const rate = averageOf(meetings, rules);
  const verdicts = new Set(meetings.map((one) => one.verdict));
  const worst = (['missed', 'reached'] as const).find((verdict) => verdicts.has(verdict));
  return {
    meetings,
    rate: rate === null ? null : toNumber(rate),
    threshold: rules.threshold,
    verdict: rules.per === 'year' ? judge(rate, rules) : (worst ?? judge(null, rules)),
  };
}

function averageOf(meetings: readonly MeetingParticipation[], rules: Participation): Ratio | null {
  if (rules.average === 'mean-of-rates') return mean(meetings.flatMap(({ figures }) => exactRate(figures) ?? []));
  const sum = (count: (figures: Figures) => number) => meetings.reduce((all, { figures }) => all + count(figures), 0);
  return exactRate({ present: sum(({ present }) => present), expected: sum(({ expected }) => expected) });
}

function exactRate({ present, expected }: Pick<Figures, 'present' | 'expected'>): Ratio | null {
  return expected === 0 ? null : ratio(present, expected);
}

function judge(rate: Ratio | null, { threshold, inclusive }: Participation): Verdict {
  if (threshold === null) return 'unjudged';
  if (rate === null) return 'none-yet';
  const order = compare(rate, decimal(threshold));
  return order > 0 || (order === 0 && inclusive) ? 'reached' : 'missed';
}

/** CX-16: the year of one member, as meeting ids. */
export interface MemberParticipation {
  readonly present: readonly Id[];
  readonly leave: readonly Id[];
  readonly absent: readonly Id[];
  /** Came without being expected. */
  readonly came: readonly Id[];
  /** 0…1; null where the member was never expected. */
  readonly rate: number | null;
}

/** Of everyone who was expected at any of the year's closed meetings, or came to one. */
export function memberParticipation(state: State, year: string): ReadonlyMap<Id, MemberParticipation> {
  const members = new Map<Id, { present: Id[]; leave: Id[]; absent: Id[]; came: Id[]; base: number }>();
  for (const meeting of closedMeetings(state, `${year}-01-01`, `${year}-12-31`)) {
    const leaveCounts = policyOf(state, meeting).participation.leave === 'absent';
    for (const [person, { attendance }] of rollOf(state, meeting, 'whole')) {
      if (attendance === 'did-not-come' || attendance === 'not-reported') continue;
      const record = members.get(person) ?? { present: [], leave: [], absent: [], came: [], base: 0 };
      record[attendance].push(meeting.id);
      if (attendance !== 'came' && (attendance !== 'leave' || leaveCounts)) record.base += 1;
      members.set(person, record);
    }
  }
  return new Map(
    members
      .entries()
      .map(([person, { base, ...record }]) => [
        person,
        { ...record, rate: base === 0 ? null : record.present.length / base },
      ]),
  );
}
