import { describe, expect, it } from 'vitest';
import { suggestionsOf } from '../../server/domain/assessment-evidence.ts';
import { assessmentSheet, type Sheet } from '../../server/domain/assessment-sheet.ts';
import type { ScoreLevel } from '../../server/domain/events/assessment.ts';
import type { EventData } from '../../server/domain/events.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { fold } from '../../server/domain/state.ts';
import { activity, write } from './book-keeping.ts';
import { branch, type Scene } from './scene.ts';

const done = { kind: 'done' };
const refused = (why: string) => ({ kind: 'refused', why });
const today = '2027-01-20';

/** Assessed for 2026 in January of the year after, with its money provided. */
function assessed(policy: Policy = withAssessment(cx6n)): Scene {
  const scene = branch().at('10:00', '2026-11-05');
  scene.do({ type: 'policy.adopt', data: { policy, from: '2026-11-01' } });
  write(scene, '2026-11-05', { what: 'money', direction: 'in', fen: 500_000, purpose: 'budget' }, { entry: 'money' });
  return scene.at('10:00', today);
}

function sheet(scene: Scene, on = today): Sheet {
  const found = assessmentSheet(scene.state, '2026', on);
  if (found === null) throw new Error('no assessment');
  return found;
}

let scores = 0;
const score = (scene: Scene, row: string, points: number, level: ScoreLevel = 'district', note = '') => {
  scores += 1;
  const data = { year: '2026', score: `s${scores}`, row, level, points, note };
  return scene.do({ type: 'assessment.score', data });
};

/** Every row with its full points, less what is taken off some of them. */
function scored(scene: Scene, less: Readonly<Record<string, number>> = {}, level: ScoreLevel = 'district'): Scene {
  for (const { rows } of sheet(scene).sections)
    for (const { row } of rows) score(scene, row.id, row.points - (less[row.id] ?? 0), level);
  return scene;
}

const decide = (scene: Scene, qualified: boolean, decision = 'd1') =>
  scene.do({ type: 'assessment.decide', data: { year: '2026', decision, on: today, qualified } });
const publish = (scene: Scene) => scene.do({ type: 'assessment.publish', data: { year: '2026', on: today } });
const veto = (scene: Scene, ground: string | null, text = '') =>
  scene.do({ type: 'assessment.veto', data: { year: '2026', veto: 'v1', ground, text } });
const total = (scene: Scene, level: ScoreLevel = 'district') => sheet(scene).totals.get(level)?.points;

describe('the sheet', () => {
  it('WJ-09 has every printed row with its points; one heading says 30 where its rows add up to 32', () => {
    expect(
      sheet(assessed()).sections.map(({ section, rows, discrepancy }) => [
        section.title,
        section.points,
        rows.map(({ row }) => row.points),
        discrepancy,
      ]),
    ).toEqual([
      ['组织设置合理', 10, [2, 2, 3, 3], 0],
      ['党员管理规范', 30, [3, 3, 3, 3, 3, 3, 3, 3, 3, 3], 0],
      ['活动开展有序', 30, [2, 6, 6, 2, 8, 8], 2],
      ['保障措施到位', 30, [3, 3, 3, 3, 3, 5, 5, 5], 0],
    ]);
  });

  it('WJ-09 is there only where the policy has an assessment', () => {
    expect(assessmentSheet(branch().state, '2026', today)).toBeNull();
    expect(score(branch(), 'groups', 1)).toEqual(refused('not-in-policy'));
  });

  it('WJ-09 counts that section never above 30, whatever its rows bring', () => {
    const scene = scored(assessed());
    const [, , activities] = sheet(scene).sections;
    expect(activities?.sums.get('district')).toEqual({ sum: 32, counted: 30 });
    expect(total(scene)).toBe(100);
    score(scene, 'service', 6);
    expect(total(scene)).toBe(100);
    score(scene, 'service', 5.5);
    expect(total(scene)).toBe(99.5);
  });

  it('WJ-09 takes half points up to the printed ones, at three levels apart', () => {
    const scene = assessed();
    expect(score(scene, 'groups', 2.5)).toEqual(refused('too-many-points'));
    expect(score(scene, 'no-such-row', 1)).toEqual(refused('not-in-policy'));
    expect(score(scene, 'groups', 2, 'branch', '三个小组')).toEqual(done);
    expect(score(scene, 'groups', 1.5, 'committee')).toEqual(done);
    expect(score(scene, 'groups', 1)).toEqual(done);
    expect((['branch', 'committee', 'district'] as const).map((level) => total(scene, level))).toEqual([2, 1.5, 1]);
    const row = sheet(scene).sections[0]?.rows[1];
    expect(row?.scores.get('branch')).toMatchObject({ points: 2, note: '三个小组', by: 'secretary', replaces: null });
    expect(sheet(scene).totals.get('district')?.missing).toHaveLength(27);
  });

  it('KX-08 WJ-09 a correction names the score before it, and its undoing brings that back', () => {
    const scene = assessed();
    score(scene, 'groups', 1);
    const first = `s${scores}`;
    score(scene, 'groups', 2);
    const second = `s${scores}`;
    expect(scene.events.findLast(({ type }) => type === 'assessment.scored')?.data).toMatchObject({ replaces: first });
    expect(score(scene, 'groups', 2)).toEqual({ kind: 'as-it-was' });
    expect(total(scene)).toBe(2);
    const undo = {
      type: 'assessment.withdraw-score',
      data: { year: '2026', score: second, reason: '看错一行' },
    } as const;
    expect(scene.do(undo)).toEqual(done);
    expect(scene.do(undo)).toEqual({ kind: 'as-it-was' });
    expect(total(scene)).toBe(1);
    expect(scene.state.assessments.get('2026')?.scores).toMatchObject([{ withdrawn: null }, { withdrawn: '看错一行' }]);
    expect(fold(scene.events.toReversed())).toEqual(scene.state);
  });
});

describe('what the log proves', () => {
  const suggestion = (scene: Scene, row: string) => suggestionsOf(scene.state, '2026', today).get(row);

  it('WJ-09 fills in rows with their evidence, in half points and never rounded up; the rest is for people', () => {
    const scene = assessed().at('10:00', '2026-12-31');
    // Two of the two months since the log began would be six points, one of them is three.
    expect(suggestion(scene, 'committee-meeting')).toMatchObject({ points: 0, proofs: [{ done: 0, of: 2, ids: [] }] });
    write(scene, '2026-11-20', activity('committee-meeting'), { entry: 'c1' });
    expect(suggestion(scene, 'committee-meeting')).toEqual({ points: 3, proofs: [{ done: 1, of: 2, ids: ['c1'] }] });
    write(scene, '2026-12-20', activity('committee-meeting'), { entry: 'c2' });
    expect(suggestion(scene, 'committee-meeting')?.points).toBe(6);
    expect(suggestion(scene, 'discipline')).toBeNull();
    expect(suggestion(scene, 'committee-size')).toBeNull();
    const seat = (seat: string, person: string | null) => ({ seat, post: 'member', person }) as const;
    const seats = [seat('a', 'lin'), seat('b', 'chen'), seat('c', null)];
    write(scene, '2026-11-10', { what: 'election', years: 3, seats }, { entry: 'e1' });
    expect(suggestion(scene, 'committee-size')).toEqual({ points: 2, proofs: [{ done: 1, of: 1, ids: ['e1'] }] });
    expect(suggestion(scene, 'posts')).toEqual({ points: 2, proofs: [{ done: 2, of: 3, ids: ['e1'] }] });
  });

  it('WJ-09 WJ-03 WJ-08 WJ-15 from the bases, the room, the money and the ledgers', () => {
    const scene = assessed().at('10:00', '2026-12-31');
    scene.do({ type: 'dues-base.review', data: { year: '2026', people: ['lin', 'chen', 'wang'] } });
    expect(suggestion(scene, 'dues')).toMatchObject({ points: 1.5, proofs: [{ done: 3, of: 5 }] });
    expect(suggestion(scene, 'room')).toBeNull();
    write(scene, '2026-12-01', { what: 'checked', item: 'wj-flag', ok: true });
    expect(suggestion(scene, 'room')?.points).toBe(3);
    expect(suggestion(scene, 'funds-provided')).toEqual({ points: 3, proofs: [{ done: 1, of: 1, ids: ['money'] }] });
    expect(suggestion(scene, 'funds-account')).toBeNull();
    write(scene, '2026-12-01', { what: 'account', separate: false });
    expect(suggestion(scene, 'funds-account')?.points).toBe(0);
    for (const person of ['lin', 'chen', 'wang', 'zhang'])
      write(scene, '2026-12-01', { what: 'record', person, kind: 'reviewed' });
    expect(suggestion(scene, 'member-ledger')).toMatchObject({ points: 4, proofs: [{ done: 4, of: 5 }] });
  });
});

describe('the verdict', () => {
  /** 17 points off, two of them above the cap of their section. */
  const off = { 'organisation-life': 7, 'service-ledger': 5, 'life-ledger': 5 };

  it('WJ-09 85 points are enough, 84.5 are not', () => {
    const enough = scored(assessed(), off);
    expect(total(enough)).toBe(85);
    expect(decide(enough, true)).toEqual(done);
    const half = scored(assessed(), { ...off, groups: 0.5 });
    expect(total(half)).toBe(84.5);
    expect(decide(half, true)).toEqual(refused('not-qualified'));
    expect(decide(half, false)).toEqual(done);
    expect(sheet(half).verdict).toBe('not-qualified');
    const policy = withAssessment(cx6n);
    const exclusive = policy.assessment === null ? null : { ...policy.assessment, inclusive: false };
    const strict = scored(assessed({ ...policy, assessment: exclusive }), off);
    expect(decide(strict, true)).toEqual(refused('not-qualified'));
  });

  it('WJ-09 is scored, decided by the district, made public, and stands if nobody objects', () => {
    const scene = assessed();
    expect(sheet(scene).verdict).toBe('scoring');
    expect(decide(scene, true)).toEqual(refused('scores-missing'));
    scored(scene, {}, 'branch');
    expect(sheet(scene).verdict).toBe('scoring');
    expect(publish(scored(scene))).toEqual(refused('not-decided'));
    expect(sheet(scene).verdict).toBe('undecided');
    expect(decide(scene, true)).toEqual(done);
    expect(decide(scene, true)).toEqual({ kind: 'as-it-was' });
    expect(sheet(scene).verdict).toBe('unpublished');
    const objected = { year: '2026', objection: 'o1', on: today, text: '活动次数不实' };
    expect(scene.do({ type: 'assessment.object', data: objected })).toEqual(refused('not-decided'));
    expect(publish(scene)).toEqual(done);
    expect(sheet(scene).verdict).toBe('qualified');
    scene.do({ type: 'assessment.object', data: objected });
    expect(sheet(scene).verdict).toBe('objected');
    const answered = (upheld: boolean) =>
      scene.do({ type: 'assessment.answer-objection', data: { year: '2026', objection: 'o1', upheld } });
    answered(true);
    expect(sheet(scene).verdict).toBe('objected');
    answered(false);
    expect(sheet(scene).verdict).toBe('qualified');
    expect(scene.state.assessments.get('2026')?.objections).toMatchObject([{ text: '活动次数不实', upheld: false }]);
  });

  it('WJ-09 an objection that was upheld is remedied by deciding anew, and stays on record with the old decision', () => {
    const scene = scored(assessed());
    decide(scene, true);
    publish(scene);
    scene.do({ type: 'assessment.object', data: { year: '2026', objection: 'o1', on: today, text: '名次有误' } });
    scene.do({ type: 'assessment.answer-objection', data: { year: '2026', objection: 'o1', upheld: true } });
    const object = { year: '2026', objection: 'o2', on: today, text: '未公示全部结果' };
    scene.do({ type: 'assessment.object', data: object });
    // The same points and the same word, found once more after the objection.
    expect(decide(scene, true, 'd2')).toEqual(done);
    expect(sheet(scene).verdict).toBe('unpublished');
    publish(scene);
    // Deciding anew is no answer to the one that waits.
    expect(sheet(scene).verdict).toBe('objected');
    scene.do({ type: 'assessment.answer-objection', data: { year: '2026', objection: 'o2', upheld: true } });
    expect(sheet(scene).verdict).toBe('qualified');
    expect(scene.state.assessments.get('2026')?.objections).toMatchObject([
      { decision: 'd1', upheld: true },
      { decision: 'd1', upheld: true },
    ]);
    expect(decide(scene, true, 'd3')).toEqual({ kind: 'as-it-was' });
  });

  it('WJ-09 that a branch is not qualified can be decided before every row is scored, the contrary cannot', () => {
    const scene = assessed();
    score(scene, 'groups', 2);
    veto(scene, 'secretary-warned', '党内严重警告');
    expect(decide(scene, true)).toEqual(refused('scores-missing'));
    expect(decide(scene, false)).toEqual(done);
    expect(sheet(scene)).toMatchObject({ verdict: 'not-qualified', changedSince: null });
    expect(scene.state.assessments.get('2026')?.decisions).toMatchObject([{ points: 2, qualified: false }]);
  });

  it('WJ-09 KX-08 keeps the points on which it was decided; what changes since is shown, and can be decided anew', () => {
    const scene = scored(assessed());
    decide(scene, true);
    publish(scene);
    score(scene, 'groups', 0);
    expect(sheet(scene)).toMatchObject({ changedSince: { points: 100, bars: [] }, verdict: 'qualified' });
    expect(decide(scene, true, 'd2')).toEqual(done);
    expect(sheet(scene)).toMatchObject({ changedSince: null, verdict: 'unpublished' });
  });

  it('WJ-09 a ground that bars: stated by a person, withdrawn with a reason, or another one in words', () => {
    const scene = scored(assessed());
    expect(veto(scene, 'no-such-ground')).toEqual(refused('not-in-policy'));
    expect(veto(scene, null)).toEqual(refused('reason-missing'));
    expect(veto(scene, 'secretary-warned', '党内严重警告')).toEqual(done);
    expect(sheet(scene).bars).toEqual([{ ground: 'secretary-warned', stated: 'v1', text: '党内严重警告' }]);
    expect(decide(scene, true)).toEqual(refused('not-qualified'));
    const withdraw = {
      type: 'assessment.withdraw-veto',
      data: { year: '2026', veto: 'v1', reason: '处分撤销' },
    } as const;
    expect(scene.do(withdraw)).toEqual(done);
    expect(scene.do(withdraw)).toEqual({ kind: 'as-it-was' });
    expect(sheet(scene).bars).toEqual([]);
    expect(decide(scene, true)).toEqual(done);
    expect(veto(scored(assessed()), null, '弄虚作假')).toEqual(done);
  });

  it('WJ-09 sees in the log that the secretary’s post is vacant, or that no money was provided all year', () => {
    const grounds = (scene: Scene, on = today) => sheet(scene, on).bars.map(({ ground }) => ground);
    expect(grounds(assessed())).toEqual([]);
    const left = assessed().at('10:00', '2026-12-31');
    left.do({ type: 'roster.remove', data: { person: 'lin', reason: '调离' } });
    expect(grounds(left)).toEqual(['no-secretary']);
    const vacant = assessed();
    const seats = [{ seat: 'a', post: 'secretary' as const, person: null }];
    write(vacant, '2026-12-01', { what: 'election', years: 3, seats });
    expect(grounds(vacant)).toEqual(['no-secretary']);
    const poor = assessed();
    poor.do({ type: 'ledger.strike', data: { ledger: 'funds:2026', entry: 'money', reason: '记错' } });
    expect(grounds(poor, '2026-12-31')).toEqual([]);
    expect(grounds(poor, '2027-01-01')).toEqual(['no-funds']);
    expect(decide(scored(poor), true)).toEqual(refused('not-qualified'));
  });

  it('WJ-09 KX-08 judges the post by the last day of the year: who leaves or is named later changes nothing', () => {
    const grounds = (scene: Scene) => sheet(scene).bars.map(({ ground }) => ground);
    const later = assessed().at('10:00', '2027-01-01');
    later.do({ type: 'roster.remove', data: { person: 'lin', reason: '调离' } });
    expect(grounds(later)).toEqual([]);
    const filled = assessed().at('10:00', '2026-12-31');
    filled.do({ type: 'roster.remove', data: { person: 'lin', reason: '调离' } });
    filled.at('10:00', '2027-01-01').do({ type: 'branch.name-secretary', data: { person: 'chen' } });
    expect(grounds(filled)).toEqual(['no-secretary']);
  });

  it('WJ-09 sees a penalty of the year: any of the secretary, a serious warning or more of the committee', () => {
    const grounds = (person: string, penalty: 'warning' | 'serious-warning' | 'removal', on: string) => {
      const scene = assessed();
      const seat = (seat: string, person: string) => ({ seat, post: 'member', person }) as const;
      write(scene, '2026-11-10', { what: 'election', years: 3, seats: [seat('a', 'chen')] });
      write(scene, on, { what: 'record', person, kind: 'penalty', penalty });
      return sheet(scene).bars.map(({ ground }) => ground);
    };
    expect(grounds('lin', 'warning', '2026-12-31')).toEqual(['secretary-warned']);
    expect(grounds('lin', 'removal', '2026-12-31')).toEqual(['secretary-warned']);
    expect(grounds('lin', 'warning', '2027-01-01')).toEqual([]);
    expect(grounds('chen', 'warning', '2026-11-10')).toEqual([]);
    expect(grounds('chen', 'serious-warning', '2026-11-10')).toEqual(['committee-seriously-warned']);
    expect(grounds('chen', 'removal', '2026-11-10')).toEqual(['committee-seriously-warned']);
    // Not on the committee before the election, or not at all.
    expect(grounds('chen', 'removal', '2026-11-09')).toEqual([]);
    expect(grounds('wang', 'removal', '2026-11-10')).toEqual([]);
  });

  it('WJ-09 KX-08 shows which grounds stood when it was decided, where others stand now', () => {
    const scene = scored(assessed());
    veto(scene, null, '弄虚作假');
    decide(scene, false);
    expect(sheet(scene).changedSince).toBeNull();
    write(scene, '2026-12-01', { what: 'record', person: 'lin', kind: 'penalty', penalty: 'warning' });
    expect(sheet(scene).changedSince).toEqual({ points: 100, bars: ['v1'] });
    expect(decide(scene, false, 'd2')).toEqual(done);
    expect(sheet(scene).changedSince).toBeNull();
    const withdrawn = { year: '2026', veto: 'v1', reason: '查无此事' };
    scene.do({ type: 'assessment.withdraw-veto', data: withdrawn });
    expect(sheet(scene).changedSince).toEqual({ points: 100, bars: ['secretary-warned', 'v1'] });
  });

  it('KX-08 a decision from before the grounds were kept is shown as it was', () => {
    const older = (qualified: boolean) => {
      const scene = scored(assessed());
      if (!qualified) veto(scene, null, '弄虚作假');
      decide(scene, qualified);
      write(scene, '2026-12-01', { what: 'record', person: 'lin', kind: 'penalty', penalty: 'warning' });
      const events = scene.events.map((event) => {
        if (event.type !== 'assessment.decided') return event;
        const { bars: _, ...data } = event.data as EventData<'assessment.decided'>;
        return { ...event, data };
      });
      return assessmentSheet(fold(events), '2026', today)?.changedSince;
    };
    expect(older(true)).toEqual({ points: 100, bars: [] });
    expect(older(false)).toBeNull();
  });
});
