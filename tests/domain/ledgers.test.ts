import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../server/domain/events/ledger.ts';
import { fundsOf } from '../../server/domain/funds.ts';
import { developmentOf, inDevelopment, memberLedger, recordsNotReviewed } from '../../server/domain/member-ledger.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import type { Policy } from '../../server/domain/policy/schema.ts';
import { fold } from '../../server/domain/state.ts';
import { joinedBy, oldBranch, write } from './book-keeping.ts';
import { branch } from './scene.ts';

const money = (direction: 'in' | 'out', fen: number): FactOf<'money'> => ({
  what: 'money',
  direction,
  fen,
  purpose: direction === 'in' ? 'budget' : 'activities',
});

describe('the fund ledger', () => {
  it('WJ-15 carries over, counts what came and went, and a correction takes the place of what it names', () => {
    const scene = branch();
    write(scene, '2025-12-31', money('in', 100_000));
    write(scene, '2025-12-31', money('out', 40_000));
    write(scene, '2026-01-05', money('in', 300_000));
    write(scene, '2026-02-05', money('out', 25_000), { entry: 'wrong' });
    const funds = () => fundsOf(scene.state, cx6n, 'rural', '2026', '2026-12-31');
    expect(funds()).toMatchObject({ carried: 60_000, income: 300_000, spent: 25_000, balance: 335_000 });
    write(scene, '2026-02-05', money('out', 2_500), { corrects: { entry: 'wrong', reason: '多写一个零' } });
    expect(funds()).toMatchObject({ spent: 2_500, balance: 357_500, separateAccount: null, perHead: null });
    write(scene, '2026-03-01', { what: 'account', separate: true });
    expect(funds().separateAccount).toBe(true);
    expect(fundsOf(scene.state, cx6n, 'rural', '2026', '2026-01-04').income).toBe(0);
  });

  it('WJ-15 asks so much a head of the branches that the policy names', () => {
    const policy: Policy = { ...cx6n, fundsPerHead: { fen: 60_000, kinds: ['organ'] } };
    const scene = branch();
    write(scene, '2026-01-05', money('in', 5 * 60_000 - 1), { entry: 'm1' });
    const perHead = (kind: 'organ' | 'rural') => fundsOf(scene.state, policy, kind, '2026', '2026-12-31').perHead;
    expect(perHead('organ')).toMatchObject({ needed: 300_000, short: 1 });
    expect(perHead('rural')).toBe(null);
    write(scene, '2026-02-05', money('in', 1));
    expect(perHead('organ')).toMatchObject({ short: 0 });
    joinedBy(scene, '2027-01-01');
    expect(perHead('organ')).toMatchObject({ short: 0 });
    joinedBy(scene, '2026-12-31');
    expect(perHead('organ')?.heads.at(-1)).toBe('he');
  });
});

describe('the day of an entry', () => {
  it('KX-05 is one that has come, unless the clock is doubtful, and no year of a slipped finger', () => {
    const scene = branch();
    const on = (day: string) => {
      const data = { entry: day, on: day, fact: money('in', 1), text: '', evidence: [], corrects: null };
      return scene.do({ type: 'ledger.write', data });
    };
    expect(on('2026-11-15')).toEqual({ kind: 'done' });
    expect(on('2026-11-16')).toEqual({ kind: 'refused', why: 'date-ahead' });
    expect(on('1921-06-30')).toEqual({ kind: 'refused', why: 'date-too-early' });
    expect(on('1921-07-01')).toEqual({ kind: 'done' });
    scene.quality = 'none';
    expect(on('2026-11-16')).toEqual({ kind: 'done' });
  });
});

describe('ledgers on people', () => {
  it('WJ-16 keeps training, rewards, aid and the like apart by member; the words can be erased', () => {
    const scene = branch();
    write(scene, '2026-03-01', { what: 'record', person: 'chen', kind: 'training' }, { text: '县委党校轮训' });
    write(scene, '2026-05-01', { what: 'record', person: 'chen', kind: 'aid' }, { text: '住院慰问500元' });
    write(scene, '2026-05-01', { what: 'care', person: 'zhang', care: 'pre-1949' });
    write(scene, '2025-05-01', { what: 'record', person: 'chen', kind: 'penalty', penalty: 'warning' });
    scene.do({ type: 'dues.mark-paid', data: { month: '2026-03', person: 'chen' } });
    write(scene, '2024-03-01', { what: 'stage', person: 'chen', stage: 'full' });
    const ledger = memberLedger(scene.state, 'chen', '2026');
    expect(ledger.records.map(({ text }) => text)).toEqual(['县委党校轮训', '住院慰问500元']);
    expect(ledger).toMatchObject({ probationary: false, care: [], development: { person: 'chen' } });
    expect(ledger.dues.map((payment) => payment !== null).indexOf(true)).toBe(2);
    expect(memberLedger(scene.state, 'chen', '2025').records).toMatchObject([{ fact: { penalty: 'warning' } }]);
    expect(memberLedger(scene.state, 'zhang', '2026')).toMatchObject({ care: [{}], development: null });
    expect(memberLedger(scene.state, 'zhang', '2025').care).toEqual([]);
    const erased = scene.events.map((event) => (event.type === 'entry.worded' ? { ...event, data: undefined } : event));
    expect(memberLedger(fold(erased), 'chen', '2026').records).toMatchObject([
      { fact: { kind: 'training' }, text: '' },
      { fact: { kind: 'aid' }, text: '' },
    ]);
    const unknown = write(scene, '2026-05-01', { what: 'record', person: 'nobody', kind: 'aid' });
    expect(unknown).toEqual({ kind: 'refused', why: 'no-such-person' });
  });

  it('WJ-02 names the members whose record was not gone through in the year', () => {
    const scene = oldBranch();
    for (const person of ['lin', 'chen', 'wang', 'zhang'])
      write(scene, '2026-01-15', { what: 'record', person, kind: 'reviewed' });
    write(scene, '2025-12-31', { what: 'record', person: 'luo', kind: 'reviewed' });
    expect(recordsNotReviewed(scene.state, '2026')).toEqual(['luo']);
    expect(recordsNotReviewed(scene.state, '2025')).toEqual(['lin', 'chen', 'wang', 'zhang']);
    scene.do({ type: 'roster.remove', data: { person: 'wang', reason: '转出', on: '2026-02-01' } });
    const { state } = joinedBy(scene, '2026-02-01');
    expect(recordsNotReviewed(state, '2025')).toEqual(['lin', 'chen', 'wang', 'zhang']);
    expect(recordsNotReviewed(state, '2026')).toEqual(['luo', 'he']);
  });

  it('WJ-14 shows each stage with its papers, what is missing, and what was skipped', () => {
    const scene = branch();
    const stage = (stage: FactOf<'stage'>['stage'], on: string) =>
      write(scene, on, { what: 'stage', person: 'wang', stage });
    stage('applicant', '2025-03-01');
    stage('candidate', '2026-03-01');
    for (const document of ['minutes', 'form'] as const)
      write(
        scene,
        '2026-03-01',
        { what: 'document', person: 'wang', stage: 'candidate', document },
        { entry: document },
      );
    const development = developmentOf(scene.state, 'wang');
    expect(development.skipped).toEqual(['activist']);
    expect(development.stages.map(({ stage, on, missing }) => [stage, on, missing])).toEqual([
      ['applicant', '2025-03-01', ['minutes', 'form', 'writing']],
      ['activist', null, []],
      ['candidate', '2026-03-01', ['writing']],
      ['probationary', null, []],
      ['full', null, []],
    ]);
    expect(inDevelopment(scene.state).map(({ person }) => person)).toEqual(['wang']);
  });

  it('KX-08 KX-03 writes an entry once, corrects it only by name, and strikes it once', () => {
    const scene = branch();
    const enter = (entry: string, more = {}) => write(scene, '2026-03-01', money('in', 1), { entry, ...more });
    expect(enter('a').kind).toBe('done');
    expect(enter('a').kind).toBe('as-it-was');
    const corrects = { entry: 'a', reason: '错' };
    expect(enter('b', { corrects })).toEqual({ kind: 'done' });
    expect(enter('c', { corrects })).toEqual({ kind: 'refused', why: 'no-such-entry' });
    expect(enter('d', { corrects: { entry: 'z', reason: '错' } })).toEqual({ kind: 'refused', why: 'no-such-entry' });
    const strike = (entry: string) =>
      scene.do({ type: 'ledger.strike', data: { ledger: 'funds:2026', entry, reason: '重复' } }).kind;
    expect([strike('b'), strike('b'), strike('z')]).toEqual(['done', 'as-it-was', 'refused']);
    const entries = [...(scene.state.ledgers.get('funds:2026')?.entries.values() ?? [])];
    expect(entries).toMatchObject([
      { id: 'a', gone: { for: 'b' }, by: 'secretary' },
      { id: 'b', gone: { struck: '重复' }, corrects },
    ]);
  });
});
