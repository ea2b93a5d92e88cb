import { describe, expect, it } from 'vitest';
import { activitiesOf } from '../../server/domain/activities.ts';
import { monthlyProblems } from '../../server/domain/items.ts';
import { type Duty, dutiesOf } from '../../server/domain/obligations.ts';
import { papersDue } from '../../server/domain/papers.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plStudent } from '../../server/domain/policy/pl-student.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { type ActivityKind, ActivityKind as Kinds } from '../../server/domain/vocabulary.ts';
import { activity, hold, oldBranch, write } from './book-keeping.ts';
import { branch, type Scene } from './scene.ts';

/** One line a duty, its periods counted: what a person would write down of the document by hand. */
function table(duties: readonly Duty[]): string[] {
  return Array.from(
    Map.groupBy(duties, ({ obligation }) => obligation.id),
    ([id, [first, ...others]]) => {
      const { per, atLeast, duty, level } = first?.obligation ?? {};
      return `${id}: ${1 + others.length} × ${per} ≥ ${atLeast}, ${duty}, ${level}, first due ${first?.due}`;
    },
  );
}

const none = (policy: Policy, kind: 'rural' | 'organ' = 'rural') =>
  dutiesOf(oldBranch().state, policy, kind, '2026', '2026-01-01');

/** Which duties one activity of each kind helps to fulfil. */
function fulfilledBy(policy: Policy, on: string, kind: 'rural' | 'organ' = 'rural'): Record<string, string[]> {
  const scene = oldBranch();
  for (const one of Kinds.options) write(scene, on, activity(one), { entry: one });
  const held = dutiesOf(scene.state, policy, kind, '2026', on).flatMap((duty) =>
    duty.held.map((by) => ({ by, duty: duty.obligation.id })),
  );
  const byKind = Map.groupBy(held, ({ by }) => by);
  return Object.fromEntries(Array.from(byKind, ([by, duties]) => [by, duties.map(({ duty }) => duty)]));
}

function standing(scene: Scene, policy: Policy, obligation: string, today: string, period?: string) {
  return dutiesOf(scene.state, policy, 'rural', '2026', today).find(
    (duty) => duty.obligation.id === obligation && (period === undefined || duty.period === period),
  )?.standing;
}

describe('CX: the contents of a rural branch’s year', () => {
  it('CX-21 CX-17 has eight obligatory contents, seven choices, and the township’s visits', () => {
    expect(table(none(cx6n))).toEqual([
      'evening-study: 12 × month ≥ 1, must, branch, first due 2026-01-31',
      'lecture: 4 × quarter ≥ 1, must, branch, first due 2026-03-31',
      'development-debate: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'five-stars: 2 × half-year ≥ 1, must, branch, first due 2026-06-30',
      'july-first: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'publicity: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'organisation-life: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'appraisal: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'superior-duty: 1 × year ≥ 1, optional, branch, first due 2026-12-31',
      'economy: 1 × year ≥ 1, optional, branch, first due 2026-12-31',
      'village-beauty: 1 × year ≥ 1, optional, branch, first due 2026-12-31',
      'mediation: 1 × year ≥ 1, optional, branch, first due 2026-12-31',
      'tourism: 1 × year ≥ 1, optional, branch, first due 2026-12-31',
      'civility: 1 × year ≥ 1, optional, branch, first due 2026-12-31',
      'flood-defence: 1 × year ≥ 1, optional, branch, first due 2026-12-31',
      'monthly-visit: 12 × month ≥ 1, must, township, first due 2026-01-31',
      'inspection: 1 × year ≥ 1, optional, township, first due 2026-12-31',
    ]);
    expect(table(none(cx6n, 'organ'))).toEqual(['monthly-visit: 12 × month ≥ 1, must, township, first due 2026-01-31']);
  });

  it('CX-21 CX-17 takes for each content what the document names, and nothing else', () => {
    const own: ActivityKind[] = ['development-debate', 'july-first', 'publicity', 'organisation-life', 'appraisal'];
    const chosen: ActivityKind[] = [
      'superior-duty',
      'economy',
      'village-beauty',
      'mediation',
      'tourism',
      'civility',
      'flood-defence',
      'monthly-visit',
      'inspection',
    ];
    expect(fulfilledBy(cx6n, '2026-07-01')).toEqual({
      'evening-study': ['evening-study'],
      lecture: ['lecture'],
      'lecture-by-head': ['lecture'],
      'lecture-by-leader': ['lecture'],
      'pioneer-index': ['five-stars'],
      ...Object.fromEntries([...own, ...chosen].map((kind) => [kind, [kind]])),
    });
  });

  it('CX-21 fills itself from the theme days: twelve evenings, a lecture that was an own step', () => {
    const scene = oldBranch();
    const months = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'));
    scene.do({ type: 'meeting.withdraw', data: { meeting: 'm1', reason: '重排' } });
    for (const month of months.slice(0, 11))
      hold(scene, `m${month}`, `2026-${month}-15`, month === '05' ? 'lecture' : undefined);
    const evenings = () =>
      dutiesOf(scene.state, cx6n, 'rural', '2026', '2027-01-01').filter(
        (duty) => duty.obligation.id === 'evening-study',
      );
    expect(evenings().map((duty) => duty.standing)).toEqual([...Array(11).fill('done'), 'missed']);
    hold(scene, 'm12', '2026-12-15');
    expect(evenings().every((duty) => duty.standing === 'done')).toBe(true);
    expect(standing(scene, cx6n, 'lecture', '2026-12-31', '2026-Q2')).toBe('done');
    expect(standing(scene, cx6n, 'lecture', '2026-12-31', '2026-Q3')).toBe('missed');
  });

  it.each([
    ['2026-07-01', 'done'],
    ['2026-07-15', 'missed'],
  ])('CX-21 CX-01 a theme day held on %s fills the celebration of the first of July: %s', (date, expected) => {
    const scene = oldBranch();
    hold(scene, 'm7', date);
    expect(standing(scene, cx6n, 'july-first', '2027-01-01')).toBe(expected);
  });

  it('CX-21 counts a theme day without its evening part as no evening study', () => {
    const scene = oldBranch();
    hold(scene, 'm10', '2026-10-15', undefined, [{ id: 'day', start: '09:00' }]);
    expect(activitiesOf(scene.state, '2026').map(({ kind }) => kind)).toEqual(['theme-day']);
  });

  it('CX-21 is due up to the last day of the quarter, and missed from the day after; a choice is never missed', () => {
    const scene = oldBranch();
    expect(standing(scene, cx6n, 'lecture', '2025-12-31', '2026-Q1')).toBe('not-yet');
    expect(standing(scene, cx6n, 'lecture', '2026-01-01', '2026-Q1')).toBe('due');
    expect(standing(scene, cx6n, 'lecture', '2026-03-31', '2026-Q1')).toBe('due');
    expect(standing(scene, cx6n, 'lecture', '2026-04-01', '2026-Q1')).toBe('missed');
    expect(standing(scene, cx6n, 'tourism', '2027-01-01')).toBe('open');
    write(scene, '2026-03-31', activity('lecture'));
    expect(standing(scene, cx6n, 'lecture', '2026-04-01', '2026-Q1')).toBe('done');
    expect(standing(scene, cx6n, 'lecture', '2026-04-01', '2026-Q2')).toBe('due');
  });

  it('CX-21 KX-08 accuses nobody of what was due before the branch’s log began', () => {
    const scene = branch('2026-05-15');
    expect(standing(scene, cx6n, 'evening-study', '2026-12-31', '2026-04')).toBe('unrecorded');
    expect(standing(scene, cx6n, 'evening-study', '2026-12-31', '2026-05')).toBe('missed');
    write(scene, '2026-04-15', activity('evening-study'));
    expect(standing(scene, cx6n, 'evening-study', '2026-12-31', '2026-04')).toBe('done');
    const papers = (scene: Scene) => papersDue(scene.state, cx6n, '2026', '2026-12-31').map((one) => one.standing);
    expect([papers(scene), papers(oldBranch())]).toEqual([['unrecorded'], ['late']]);
    const problems = monthlyProblems(scene.state, cx6n, '2026', '2026-12-31').map((one) => one.standing);
    expect([problems[3], problems[4]]).toEqual(['unrecorded', 'missed']);
  });

  it('CX-21 counts one meeting once for each kind, a struck entry not at all, a correction in its place', () => {
    const scene = oldBranch();
    hold(scene, 'm10', '2026-10-15', 'lecture');
    write(scene, '2026-10-15', activity('lecture', { meeting: 'm10', title: '乡村振兴' }), { entry: 'l1' });
    const lectures = () => activitiesOf(scene.state, '2026').filter(({ kind }) => kind === 'lecture');
    expect(lectures()).toMatchObject([{ id: 'l1', title: '乡村振兴', people: ['chen'], on: '2026-10-15' }]);
    write(scene, '2026-10-20', activity('lecture'), { entry: 'l2' });
    const fix = { entry: 'l3', corrects: { entry: 'l2', reason: '日期写错' } };
    write(scene, '2026-10-21', activity('lecture'), fix);
    expect(lectures().map(({ id }) => id)).toEqual(['l1', 'l3']);
    scene.do({ type: 'ledger.strike', data: { ledger: 'life:2026', entry: 'l3', reason: '没有上' } });
    expect(lectures().map(({ id }) => id)).toEqual(['l1']);
  });

  it('CX-21 knows nothing of what lies ahead, and names the clause', () => {
    const scene = oldBranch();
    write(scene, '2026-11-20', activity('july-first'));
    expect(standing(scene, cx6n, 'july-first', '2026-11-19')).toBe('due');
    expect(none(cx6n).find(({ obligation }) => obligation.id === 'lecture')?.clause).toBe('CX-21 附1 五');
    expect(none(cx6n).find(({ obligation }) => obligation.id === 'monthly-visit')?.clause).toBe('CX-17 四');
  });
});

describe('GB, PL, XN: 三会一课 and the year’s duties', () => {
  it('GB-03 GB-04 GB-05 GB-08 asks for the numbers of the document, “at least” each', () => {
    expect(table(none(gbRegular))).toEqual([
      'members-meeting: 4 × quarter ≥ 1, must, branch, first due 2026-03-31',
      'committee-meeting: 12 × month ≥ 1, must, branch, first due 2026-01-31',
      'group-meeting: 12 × month ≥ 1, must, branch, first due 2026-01-31',
      'lecture: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'lecture-by-head: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'lesson-pack: 12 × month ≥ 1, must, township, first due 2026-01-31',
      'organisation-life: 1 × year ≥ 1, must, branch, first due 2027-02-28',
      'appraisal: 1 × year ≥ 1, must, branch, first due 2027-02-28',
      'pioneer-index: 2 × half-year ≥ 1, must, branch, first due 2026-06-30',
      'guiding-visit: 1 × year ≥ 1, must, district, first due 2026-12-31',
      'fixed-monitoring: 1 × year ≥ 1, optional, township, first due 2026-12-31',
      'site-observation: 1 × year ≥ 1, optional, township, first due 2026-12-31',
      'daily-supervision: 1 × year ≥ 1, optional, township, first due 2026-12-31',
      'spot-check: 1 × year ≥ 1, optional, township, first due 2026-12-31',
      'special-check: 1 × year ≥ 1, optional, township, first due 2026-12-31',
      'yearly-assessment: 1 × year ≥ 1, optional, township, first due 2026-12-31',
    ]);
    expect(table(none(gbRegular, 'organ'))).toEqual(table(none(gbRegular)));
  });

  it('GB-03 GB-04 GB-05 GB-08 takes for each what the document names', () => {
    const same: ActivityKind[] = [
      'members-meeting',
      'committee-meeting',
      'group-meeting',
      'lesson-pack',
      'organisation-life',
      'appraisal',
      'pioneer-index',
      'guiding-visit',
      'fixed-monitoring',
      'site-observation',
      'daily-supervision',
      'spot-check',
      'special-check',
      'yearly-assessment',
    ];
    expect(fulfilledBy(gbRegular, '2026-07-01')).toEqual({
      lecture: ['lecture'],
      'lecture-by-head': ['lecture', 'lecture-by-head'],
      'lecture-by-leader': ['lecture'],
      ...Object.fromEntries(same.map((kind) => [kind, [kind]])),
    });
  });

  it('GB-04 holds the appraisal around 七一 or early in the year after, which counts for the year before', () => {
    const held = (on: string) => {
      const scene = oldBranch();
      write(scene, on, activity('appraisal'));
      return ['2026', '2027'].map(
        (year) =>
          dutiesOf(scene.state, gbRegular, 'rural', year, '2028-03-01').find(
            ({ obligation }) => obligation.id === 'appraisal',
          )?.standing,
      );
    };
    expect(held('2026-05-31')).toEqual(['missed', 'missed']);
    expect(held('2026-06-01')).toEqual(['done', 'missed']);
    expect(held('2026-07-31')).toEqual(['done', 'missed']);
    expect(held('2026-08-01')).toEqual(['beside', 'missed']);
    expect(held('2026-12-31')).toEqual(['beside', 'missed']);
    expect(held('2027-01-01')).toEqual(['done', 'missed']);
    expect(held('2027-02-28')).toEqual(['done', 'missed']);
    expect(held('2027-03-01')).toEqual(['late', 'missed']);
    expect(held('2027-05-31')).toEqual(['late', 'missed']);
    expect(held('2027-06-01')).toEqual(['missed', 'done']);
    const scene = oldBranch();
    expect(standing(scene, gbRegular, 'appraisal', '2026-05-31')).toBe('not-yet');
    expect(standing(scene, gbRegular, 'appraisal', '2027-02-28')).toBe('due');
    expect(standing(scene, gbRegular, 'appraisal', '2027-03-01')).toBe('missed');
  });

  it('PL-01 PL-02 asks a student branch for the charter, the dues made known, the appraisal and 七一', () => {
    expect(table(none(plStudent))).toEqual([
      'charter-read: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'dues-published: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'appraisal: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'july-first: 1 × year ≥ 1, must, branch, first due 2026-12-31',
    ]);
    const kinds = ['charter-read', 'dues-published', 'appraisal', 'july-first'];
    expect(fulfilledBy(plStudent, '2026-07-01')).toEqual(Object.fromEntries(kinds.map((kind) => [kind, [kind]])));
  });

  it('PL-01 the theme day on the first of July is the celebration that the year asks for', () => {
    const celebrated = (date: string) => {
      const scene = oldBranch();
      scene.do({ type: 'policy.adopt', data: { policy: plStudent, from: '2016-01-01' } });
      hold(scene, 'm2', date, undefined, [{ id: 'day', start: '09:00' }]);
      return standing(scene, plStudent, 'july-first', '2027-01-01');
    };
    expect(['2026-06-30', '2026-07-01', '2026-07-02'].map(celebrated)).toEqual(['missed', 'done', 'missed']);
  });

  it('XN-02 XN-03 XN-05 XN-08 asks for the numbers of the document', () => {
    expect(table(none(xnPlus, 'organ'))).toEqual([
      'members-meeting: 12 × month ≥ 1, must, branch, first due 2026-01-31',
      'group-meeting: 12 × month ≥ 1, must, branch, first due 2026-01-31',
      'committee-meeting: 12 × month ≥ 1, must, branch, first due 2026-01-31',
      'lecture: 4 × quarter ≥ 1, must, branch, first due 2026-03-31',
      'lectures-of-the-year: 1 × year ≥ 4, must, branch, first due 2026-12-31',
      'organisation-life: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'appraisal: 1 × year ≥ 1, must, branch, first due 2026-12-31',
      'publicity: 4 × quarter ≥ 1, must, branch, first due 2026-03-31',
      'dues-published: 12 × month ≥ 1, must, branch, first due 2026-01-31',
      'inspection: 12 × month ≥ 1, must, district, first due 2026-01-31',
      'phone-check: 1 × year ≥ 1, optional, district, first due 2026-12-31',
      'site-check: 2 × half-year ≥ 1, must, district, first due 2026-06-30',
    ]);
  });

  it('XN-02 XN-03 XN-05 XN-08 takes for each what the document names; the theme day is members’ and group meeting', () => {
    const same: ActivityKind[] = [
      'members-meeting',
      'group-meeting',
      'committee-meeting',
      'organisation-life',
      'appraisal',
      'publicity',
      'dues-published',
      'inspection',
      'phone-check',
      'site-check',
    ];
    expect(fulfilledBy(xnPlus, '2026-12-01', 'organ')).toEqual({
      'theme-day': ['members-meeting', 'group-meeting'],
      lecture: ['lecture', 'lectures-of-the-year'],
      'lecture-by-head': ['lecture', 'lectures-of-the-year'],
      'lecture-by-leader': ['lecture', 'lectures-of-the-year'],
      ...Object.fromEntries(same.map((kind) => [kind, [kind]])),
    });
  });

  it('PL-02 has read the charter in full with the meeting that read the last chapter', () => {
    const scene = oldBranch();
    const read = (meeting: string, chapters: number[]) =>
      scene.do({ type: 'chapters.record', data: { meeting, chapters } });
    hold(scene, 'm10', '2026-10-15');
    hold(scene, 'm1', '2026-11-15');
    read('m1', [6, 7, 8, 9, 10]);
    read('m10', [0, 1, 2, 3, 4, 5, 6]);
    expect(standing(scene, plStudent, 'charter-read', '2026-12-31')).toBe('due');
    read('m1', [7, 8, 9, 10, 11]);
    expect(standing(scene, plStudent, 'charter-read', '2026-12-31')).toBe('done');
    expect(activitiesOf(scene.state, '2026').find(({ kind }) => kind === 'charter-read')?.on).toBe('2026-11-15');
  });

  it('XN-05 has made public what the theme day’s own step made public, led by its secretary', () => {
    const scene = oldBranch();
    scene.do({ type: 'policy.adopt', data: { policy: xnPlus, from: '2026-01-01' } });
    scene.open();
    const items = [{ class: 'finance' as const, text: '一季度收支' }];
    scene.do({ type: 'publicity.list', data: { meeting: 'm1', items } });
    for (const { id } of xnPlus.steps.slice(1)) scene.step(id);
    scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '散会' } });
    expect(activitiesOf(scene.state, '2026')).toMatchObject([{ kind: 'theme-day' }, { kind: 'publicity', led: 'lin' }]);
    expect(standing(scene, xnPlus, 'publicity', '2026-11-30', '2026-Q4')).toBe('done');
    expect(standing(scene, xnPlus, 'publicity', '2026-11-30', '2026-Q3')).toBe('missed');
  });

  it('XN-03 holds 组织生活会 and appraisal in December; in another month it was held beside it, not missed', () => {
    for (const kind of ['organisation-life', 'appraisal'] as const) {
      const scene = oldBranch();
      write(scene, '2026-11-30', activity(kind));
      expect(standing(scene, xnPlus, kind, '2026-11-30')).toBe('not-yet');
      expect(standing(scene, xnPlus, kind, '2026-12-31')).toBe('due');
      expect(standing(scene, xnPlus, kind, '2027-01-01')).toBe('beside');
      expect(standing(oldBranch(), xnPlus, kind, '2027-01-01')).toBe('missed');
      write(scene, '2026-12-01', activity(kind));
      expect(standing(scene, xnPlus, kind, '2027-01-01')).toBe('done');
    }
  });

  it('XN-03 shows what was in principle to be on the theme day and was on another', () => {
    const kinds: ActivityKind[] = [
      'committee-meeting',
      'lecture',
      'lecture-by-head',
      'lecture-by-leader',
      'organisation-life',
      'appraisal',
    ];
    const scene = oldBranch();
    hold(scene, 'm12', '2026-12-10', undefined, [{ id: 'day', start: '09:00' }]);
    for (const kind of kinds) {
      write(scene, '2026-12-10', activity(kind), { entry: `with-${kind}` });
      write(scene, '2026-12-11', activity(kind), { entry: `apart-${kind}` });
    }
    write(scene, '2026-12-11', activity('dues-published'));
    const apart = dutiesOf(scene.state, xnPlus, 'organ', '2026', '2026-12-31').flatMap((duty) => duty.apart);
    expect(new Set(apart)).toEqual(new Set(kinds.map((kind) => `apart-${kind}`)));
  });

  it('XN-03 is late when it was held after the months that the document names', () => {
    const early: Policy = {
      ...xnPlus,
      obligations: xnPlus.obligations.map((one) => (one.id === 'appraisal' ? { ...one, months: [6] } : one)),
    };
    const scene = oldBranch();
    write(scene, '2026-07-01', activity('appraisal'));
    expect(standing(scene, early, 'appraisal', '2026-07-01')).toBe('late');
    expect(standing(scene, early, 'appraisal', '2026-06-30')).toBe('due');
  });
});
