/** KX-09: the words of a fact about a person can be erased, and the fact goes on counting. */
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { namesOf, rollOf } from '../../server/domain/attendance.ts';
import type { Event } from '../../server/domain/events.ts';
import { noticesOf } from '../../server/domain/notices.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plStudent } from '../../server/domain/policy/pl-student.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { preparationOf } from '../../server/domain/preparation.ts';
import { fold, type State } from '../../server/domain/state.ts';
import { classOn } from '../../server/domain/turns.ts';
import { write } from './book-keeping.ts';
import { allBut, BranchYear } from './branch-year.ts';

const today = '2026-06-01';
const day = '2026-01-15';
const p1 = { meeting: day, person: 'p1' };

/** A meeting that `p1` missed, and months in which nothing more happened. */
const missed = (policy: Policy) => new BranchYear(policy).hold(day, { came: allBut('p1') }).at('10:00', today);

const exemption = { person: 'p1', category: 'frail', from: '2026-01-01', written: true } as const;
function exempted(): { readonly year: BranchYear; readonly asked: string } {
  const year = missed(gbRegular);
  year.do({ type: 'exemption.ask', data: { ...exemption, reason: '长期卧床' } });
  return { year, asked: year.state.people.get('p1')?.exemptions[0]?.id ?? '' };
}

/** What is done, and the words that it leaves; `kept`: in the log alone, no view asks for them. */
const kinds: Record<string, { run(): BranchYear; words: readonly string[]; kept?: boolean }> = {
  'leave.granted': {
    run: () => new BranchYear().hold(day, { came: allBut('p1'), leave: ['p1'] }),
    words: ['住院'],
  },
  'leave.asked': {
    run() {
      const year = missed(cx6n);
      year.do({ type: 'leave.ask', data: { ...p1, reason: '照顾病人', written: false } });
      return year;
    },
    words: ['照顾病人'],
  },
  'leave.answered': {
    run() {
      const year = missed(cx6n);
      year.do({ type: 'leave.ask', data: { ...p1, reason: '照顾病人', written: true } });
      year.do({ type: 'leave.answer', data: { ...p1, approved: false, reason: '家中另有人照顾' } });
      return year;
    },
    words: ['照顾病人', '家中另有人照顾'],
  },
  'leave.withdrawn': {
    run() {
      const year = new BranchYear().hold(day, { came: allBut('p1'), leave: ['p1'] });
      year.do({ type: 'leave.withdraw', data: { ...p1, reason: '已经出院' } });
      return year;
    },
    words: ['已经出院'],
    kept: true,
  },
  'absentee.contacted': {
    run() {
      const year = missed(plStudent);
      year.do({ type: 'absentee.contact', data: { ...p1, reason: '情绪低落' } });
      return year;
    },
    words: ['情绪低落'],
  },
  'make-up.recorded': {
    run() {
      const year = missed(plStudent);
      year.do({ type: 'make-up.record', data: { ...p1, form: 'make-up', text: '到病床前送学' } });
      return year;
    },
    words: ['到病床前送学'],
  },
  'chair.delegated': {
    run() {
      const year = new BranchYear().hold(day, { came: allBut('p0'), open: true });
      year.do({ type: 'chair.delegate', data: { ...p1, reason: '书记生病' } });
      return year;
    },
    words: ['书记生病'],
    kept: true,
  },
  'preparation.done': {
    run() {
      const year = missed(cx6n);
      const agreed = { meeting: day, step: 'committee', on: '2026-01-10', by: '陈委员', text: '老陈家中有事未到' };
      year.do({ type: 'preparation.record', data: agreed });
      return year;
    },
    words: ['陈委员', '老陈家中有事未到'],
  },
  'person.left': {
    run() {
      const year = missed(cx6n);
      year.do({ type: 'roster.remove', data: { person: 'p1', reason: '因病去世', on: '2026-03-01' } });
      return year;
    },
    words: ['因病去世'],
    kept: true,
  },
  'exemption.asked': { run: () => exempted().year, words: ['长期卧床'] },
  'exemption.answered': {
    run() {
      const { year, asked } = exempted();
      const refused = { person: 'p1', asked, approved: false, reason: '行动自如' } as const;
      year.do({ type: 'exemption.answer', data: refused });
      return year;
    },
    words: ['长期卧床', '行动自如'],
  },
  'exemption.ended': {
    run() {
      const { year, asked } = exempted();
      year.do({ type: 'exemption.answer', data: { person: 'p1', asked, approved: true } });
      year.do({ type: 'exemption.end', data: { person: 'p1', asked, on: '2026-05-01', reason: '已经康复' } });
      return year;
    },
    words: ['长期卧床', '已经康复'],
  },
  'dues.paid': {
    run() {
      const year = missed(xnPlus);
      const paid = { person: 'p1', months: ['2026-01', '2026-02'], fen: 500, how: 'proxy' as const };
      year.do({ type: 'dues.pay', data: { ...paid, who: '王小明', reason: '住院' } });
      return year;
    },
    words: ['王小明', '住院'],
  },
  talk: {
    run() {
      const year = missed(cx6n);
      const last = ['2026-02-15', '2026-03-15'].map((date) => year.hold(date, { came: allBut('p1') }) && date).at(-1);
      write(year, today, { what: 'talk', person: 'p1', meeting: last ?? '', by: '周书记' }, { text: '家中老人病重' });
      return year;
    },
    words: ['周书记', '家中老人病重'],
  },
  contact: {
    run() {
      const year = missed(cx6n);
      year.do({ type: 'roster.change', data: { ...ordinaryFrail, person: 'p1' } });
      write(year, today, { what: 'contact', person: 'p1', measure: 'frail-contact', by: '林委员' });
      return year;
    },
    words: ['林委员'],
  },
};

const ordinaryFrail = {
  name: 'p1',
  standing: 'member',
  category: 'frail',
  probationary: false,
  from: '2026-01-01',
} as const;

const isWords = ({ type }: Event) => type === 'fact.worded' || type === 'entry.worded';

function erased(events: readonly Event[]): Event[] {
  return events.map((event) => (isWords(event) ? { ...event, data: undefined } : event));
}

/** Whatever is asked of the facts: who was there and why not, who is on the roster, what is paid, what must be looked at. */
function figures(state: State): unknown {
  return {
    meetings: [...state.meetings.values()].map((meeting) => ({
      names: namesOf(rollOf(state, meeting, 'whole')),
      leaves: [...meeting.leaves.values()].map((leave) => [leave.answer?.approved, leave.withdrawn]),
      chair: meeting.chair,
      followUp: [meeting.followUp.makeUps, meeting.followUp.contacts].map((list) =>
        list.map(({ id, date }) => [id, date]),
      ),
      prepared: preparationOf(state, meeting, today).map((one) => [one.step, one.on, one.state]),
    })),
    people: [...state.people.values()].map((person) => [
      person.left,
      classOn(person, today, state.clocks),
      person.exemptions.map(({ asked, answer, ended }) => [asked?.category, answer?.approved, ended?.on]),
    ]),
    dues: [...state.dues.values()].map(({ month, paid }) => [
      month,
      [...paid.values()].map(({ fen, proxy }) => [fen, proxy !== null]),
    ]),
    notices: noticesOf(state, today),
  };
}

const inFull = (value: unknown) => inspect(value, { depth: null, maxArrayLength: null });

describe('KX-09 the words of a fact are erased, the fact stays', () => {
  it.each(Object.entries(kinds))('KX-09 %s', (_, { run, words, kept = false }) => {
    const { events, state } = run();
    const without = erased(events);
    for (const word of words) {
      expect(inFull(state).includes(word)).toBe(!kept);
      expect(inFull(events)).toContain(word);
      expect(inFull(without)).not.toContain(word);
    }
    expect(figures(fold(without))).toEqual(figures(state));
    // And they would not be the same without the facts.
    const commands = new Set(events.filter(isWords).map(({ command }) => command));
    expect(figures(fold(events.filter(({ command }) => !commands.has(command))))).not.toEqual(figures(state));
  });
});

type Words = { readonly text: string; readonly who?: string };

/** How an older program wrote the same: the words within the fact. */
const within: Record<string, (words: Words) => object> = {
  'make-up.recorded': ({ text }) => ({ text }),
  'preparation.done': ({ text, who }) => ({ text, by: who }),
  'dues.paid': ({ text, who }) => ({ proxy: { who, reason: text } }),
};

function olderForm(events: readonly Event[]): Event[] {
  const wordsOf = new Map(
    events.flatMap(({ type, data }) => (type === 'fact.worded' ? [[(data as { of: string }).of, data as Words]] : [])),
  );
  return events.flatMap((event): Event[] => {
    const words = wordsOf.get(event.id);
    if (event.type === 'fact.worded') return [];
    if (words === undefined) return [event];
    const said = within[event.type]?.(words) ?? { reason: words.text };
    return [{ ...event, data: { ...(event.data as object), ...said } }];
  });
}

describe('facts that carry their words themselves, as older programs wrote them', () => {
  it.each(Object.entries(kinds))('%s', (_, { run }) => {
    const { events, state } = run();
    expect(fold(olderForm(events))).toEqual(state);
  });

  it('talk, who talked in the fact', () => {
    const { events, state } = kinds.talk?.run() ?? expect.fail();
    const older = events.map((event): Event => {
      const { fact, entry, text } = event.data as { fact?: object; entry?: string; text?: string };
      if (event.type === 'entry.worded') return { ...event, data: { entry, text } };
      if (event.type !== 'entry.written') return event;
      return { ...event, data: { ...(event.data as object), fact: { ...fact, by: '周书记' } } };
    });
    expect(figures(fold(older))).toEqual(figures(state));
    const [talk] = fold(older).ledgers.get('member:p1')?.entries.values() ?? [];
    expect(talk).toMatchObject({ who: '周书记', text: '家中老人病重' });
  });
});
