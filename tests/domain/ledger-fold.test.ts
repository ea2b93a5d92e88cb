import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activitiesOf } from '../../server/domain/activities.ts';
import { branchReport } from '../../server/domain/branch-report.ts';
import { type Event, eventSchemas } from '../../server/domain/events.ts';
import { publishingOf, recordsDue, tracesIn } from '../../server/domain/filing.ts';
import { fundsOf } from '../../server/domain/funds.ts';
import { itemsOf, monthlyProblems, serviceYear } from '../../server/domain/items.ts';
import { inDevelopment, recordsNotReviewed } from '../../server/domain/member-ledger.ts';
import { dutiesOf } from '../../server/domain/obligations.ts';
import { papersDue } from '../../server/domain/papers.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { fold } from '../../server/domain/state.ts';
import { termOf } from '../../server/domain/terms.ts';
import { activity, oldBranch, write } from './book-keeping.ts';
import type { Scene } from './scene.ts';

const runs = Math.min(Number(process.env.FC_RUNS ?? 40), 5000);

const entry = fc.constantFrom('a', 'b', 'c', 'd');
const day = fc.constantFrom('2026-01-31', '2026-03-31', '2026-04-01', '2026-12-31');
const correction = fc
  .option(entry, { nil: undefined })
  .map((one) => (one === undefined ? {} : { corrects: { entry: one, reason: '更正' } }));

/** A random year at the desk: entries, corrections, strikes, items on their way. */
const act = fc.oneof(
  fc.tuple(entry, day, correction, fc.constantFrom('lecture', 'appraisal', 'service' as const)).map(
    ([id, on, more, kind]) =>
      (scene: Scene) =>
        write(scene, on, activity(kind), { entry: id, ...more }),
  ),
  fc.tuple(entry, day, correction, fc.integer({ min: 1, max: 1_000_000 })).map(
    ([id, on, more, fen]) =>
      (scene: Scene) =>
        write(scene, on, { what: 'money', direction: 'in', fen, purpose: 'budget' }, { entry: id, ...more }),
  ),
  fc.tuple(entry, fc.constantFrom('life:2026', 'funds:2026')).map(
    ([id, ledger]) =>
      (scene: Scene) =>
        scene.do({ type: 'ledger.strike', data: { ledger, entry: id, reason: '误记' } }),
  ),
  fc.tuple(entry, day).map(
    ([item, on]) =>
      (scene: Scene) =>
        scene.do({
          type: 'item.progress',
          data: { item: 'i1', entry: item, on, stage: 'round', text: '', evidence: [] },
        }),
  ),
  fc.constant((scene: Scene) => scene.do({ type: 'item.close', data: { item: 'i1', on: '2026-06-01' } })),
  fc.constant((scene: Scene) => scene.do({ type: 'item.reopen', data: { item: 'i1', reason: '反弹' } })),
);

function play(acts: readonly ((scene: Scene) => unknown)[]): Scene {
  const scene = oldBranch();
  scene.do({
    type: 'item.raise',
    data: {
      item: 'i1',
      kind: 'service',
      on: '2026-01-05',
      from: 'branch',
      to: 'branch',
      look: null,
      meeting: null,
      parent: null,
      person: null,
      due: '2026-05-31',
      text: '助老',
      measures: '',
    },
  });
  for (const one of acts) one(scene);
  return scene;
}

const figures = ({ state }: Pick<Scene, 'state'>) => ({
  duties: dutiesOf(state, cx6n, 'rural', '2026', '2026-12-31').map(({ standing, held }) => [standing, held]),
  balance: fundsOf(state, cx6n, 'rural', '2026', '2026-12-31').balance,
  service: serviceYear(state, '2026', '2026-12-31'),
});

describe('ledgers and items', () => {
  it('give the same figures in whatever order their events come', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), fc.infiniteStream(fc.nat()), (acts, random) => {
        const scene = play(acts);
        const shuffled = scene.events
          .map((event) => ({ event, key: random.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ event }) => event);
        expect(fold(shuffled)).toEqual(scene.state);
        expect(figures({ state: fold([...shuffled, ...scene.events]) })).toEqual(figures(scene));
        for (const event of scene.events) {
          const schema = eventSchemas[event.type as keyof typeof eventSchemas];
          expect(schema.parse(event.data)).toEqual(event.data);
        }
      }),
      { numRuns: runs },
    );
  });

  it('restore the figures when what was entered is struck again', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 15 }), day, (acts, on) => {
        const scene = play(acts);
        const before = figures(scene);
        write(scene, on, activity('july-first'), { entry: 'more' });
        scene.do({ type: 'ledger.strike', data: { ledger: 'life:2026', entry: 'more', reason: '误记' } });
        expect(figures(scene)).toEqual(before);
      }),
      { numRuns: runs },
    );
  });
});

describe('ten years of four hundred members', () => {
  const state = fold(decade());
  const policy = withAssessment(cx6n);
  const today = '2026-12-31';
  const queries: Record<string, () => unknown> = {
    activitiesOf: () => activitiesOf(state, '2026'),
    dutiesOf: () => dutiesOf(state, policy, 'rural', '2026', today),
    papersDue: () => papersDue(state, policy, '2026', today),
    tracesIn: () => tracesIn(state, '2026'),
    recordsDue: () => recordsDue(state, '2026', today),
    publishingOf: () => publishingOf(state, policy, 'rural', '2026', today),
    itemsOf: () => itemsOf(state, 'rectification', today),
    monthlyProblems: () => monthlyProblems(state, policy, '2026', today),
    fundsOf: () => fundsOf(state, policy, 'organ', '2026', today),
    termOf: () => termOf(state, policy, today),
    inDevelopment: () => inDevelopment(state),
    recordsNotReviewed: () => recordsNotReviewed(state, '2026'),
    branchReport: () => branchReport(state, '2026', today),
  };

  // A busy machine takes the time away from some runs, a slow query from all of them.
  it.each(Object.entries(queries))('%s answers within 50 ms', (_, query) => {
    let best = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 50 && best >= 50; run += 1) {
      const start = performance.now();
      query();
      best = Math.min(best, performance.now() - start);
    }
    expect(best).toBeLessThan(50);
  });
});

/** The events of a branch that met every month, wrote everything down, and corrected a tenth of it. */
function decade(): Event[] {
  const scene = oldBranch();
  const events: Event[] = [];
  const last = scene.events.at(-1) ?? expect.fail('no events');
  const add = (subject: string, type: keyof typeof eventSchemas, data: unknown) => {
    const seq = scene.events.length + events.length + 1;
    events.push({ ...last, id: `x${seq}`, seq, tick: seq, subject, type, data });
  };
  const people = Array.from({ length: 400 }, (_, n) => `p${n}`);
  for (const person of people)
    add(`person:${person}`, 'person.classed', {
      standing: 'member',
      category: 'ordinary',
      probationary: false,
      elsewhere: false,
      day: '2016-01-01',
    });
  const enter = (ledger: string, on: string, fact: unknown) => {
    const id = `e${events.length}`;
    const written = { entry: id, on, fact, evidence: [], corrects: null };
    add(`ledger:${ledger}`, 'entry.written', written);
    if (events.length % 10 === 0)
      add(`ledger:${ledger}`, 'entry.written', { ...written, entry: `${id}'`, corrects: { entry: id, reason: '错' } });
  };
  for (let year = 2017; year <= 2026; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const date = `${year}-${String(month).padStart(2, '0')}-15`;
      const meeting = `m${date}`;
      const plan = { date, theme: '学习', place: '', requirements: '', agenda: [], pages: ['党章'] };
      add(`meeting:${meeting}`, 'meeting.planned', { ...plan, parts: [{ id: 'day', start: '09:00' }] });
      add(`meeting:${meeting}`, 'meeting.opened', { date, dateConfirmed: true, part: 'day', policy: cx6n });
      for (const person of people.slice(0, 350))
        add(`meeting:${meeting}`, 'person.signed-in', { person, part: 'day', by: 'card' });
      const figures = { expected: 400, present: 350, leave: 0, outside: 0, outsidePresent: 0, others: 0 };
      add(`meeting:${meeting}`, 'meeting.closed', { by: 'secretary', figures });
      for (const kind of ['members-meeting', 'committee-meeting', 'group-meeting', 'lecture', 'service'] as const)
        enter(`life:${year}`, date, activity(kind, { people: people.slice(0, 100) }));
      enter(`funds:${year}`, date, { what: 'money', direction: 'in', fen: 100_00, purpose: 'budget' });
      enter(`file:${meeting}`, date, { what: 'trace', of: meeting, trace: 'pictures' });
    }
    for (const person of people) {
      enter(`member:${person}`, `${year}-01-10`, { what: 'record', person, kind: 'reviewed' });
      enter(`member:${person}`, `${year}-06-10`, { what: 'record', person, kind: 'training' });
    }
  }
  return [...scene.events, ...events];
}
