import { describe, expect, it } from 'vitest';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../../server/domain/policy/pl-nine-step.ts';
import { plStudent } from '../../../server/domain/policy/pl-student.ts';
import type { Policy } from '../../../server/domain/policy/schema.ts';
import { xnPlus } from '../../../server/domain/policy/xn-plus.ts';
import { write } from '../book-keeping.ts';
import { BranchYear, first, ten } from '../branch-year.ts';
import { branch, type Scene } from '../scene.ts';
import { answer, close, lines, look, under } from './looking.ts';

const opened = (policy: Policy = cx6n): Scene => {
  const scene = policy === cx6n ? branch() : under(policy).at('08:40', '2026-11-15');
  scene.open();
  return scene;
};

describe('a meeting that was held', () => {
  it('KX-02 closed by itself: nobody knows when it ended', () => {
    const scene = opened();
    scene.at('10:00', '2026-11-16').do({ type: 'time.pass', data: {} });
    expect(lines(scene, '2026-11-16', 'closed-by-itself')).toEqual(['closed-by-itself:m1 branch KX answer open']);
    answer(scene, 'closed-by-itself:m1', '忘记结束');
    expect(look(scene, '2026-11-16', 'closed-by-itself')).toMatchObject([{ standing: 'closed', since: '2026-11-15' }]);
    const good = opened();
    close(good);
    expect(look(good, '2026-11-16', 'closed-by-itself')).toEqual([]);
  });

  describe('and its theme', () => {
    const menu = (scene: Scene) => {
      for (const [title, must] of [
        ['党代会精神', true],
        ['服务企业', false],
      ] as const)
        write(scene, '2026-11-15', { what: 'theme', year: '2026', title, must }, { entry: title });
    };
    const take = (scene: Scene, theme: string) =>
      write(scene, '2026-11-15', { what: 'taken', year: '2026', theme, meeting: 'm1' });

    it('CX-03 the township’s binds, where it has set any', () => {
      const scene = opened();
      close(scene);
      expect(look(scene, '2026-11-15', 'theme-own')).toEqual([]);
      menu(scene);
      expect(lines(scene, '2026-11-15', 'theme-own')).toEqual(['theme-own:m1 branch CX-03 answer open']);
      take(scene, '服务企业');
      expect(look(scene, '2026-11-15', 'theme-own')).toHaveLength(1);
      take(scene, '党代会精神');
      expect(look(scene, '2026-11-15', 'theme-own')).toEqual([]);
      expect(look(scene, '2027-01-01', 'themes-untaken')).toEqual([]);
    });

    it('PL-12 the obligatory ones are taken by the end of the year, beside the branch’s own', () => {
      const scene = opened(plNineStep);
      menu(scene);
      close(scene);
      expect(look(scene, '2026-12-31', 'themes-untaken')).toEqual([]);
      expect(lines(scene, '2027-01-01', 'themes-untaken')).toEqual(['themes-untaken:2026 branch PL-12 answer open']);
      expect(look(scene, '2027-01-01', 'themes-untaken')[0]?.facts.themes).toEqual(['党代会精神']);
      expect(look(scene, '2027-01-01', 'theme-own')).toEqual([]);
      take(scene, '党代会精神');
      expect(look(scene, '2027-01-01', 'themes-untaken')).toEqual([]);
    });

    it('GB-01 XN-07 PL-01 is the branch’s own', () => {
      for (const policy of [gbRegular, xnPlus, plStudent]) {
        const scene = opened(policy);
        menu(scene);
        close(scene);
        expect(look(scene, '2027-01-01', 'theme-own')).toEqual([]);
        expect(look(scene, '2027-01-01', 'themes-untaken')).toEqual([]);
      }
    });
  });

  it.each([
    ['CX-26 二.5', cx6n],
    ['PL-08 b 六', plNineStep],
    ['PL-03 a 三(二)1', plStudent],
  ])('%s nobody was named to keep its record', (clause, policy) => {
    const held = (named: boolean, scene = opened(policy)) => {
      if (named) scene.do({ type: 'recorder.name', data: { meeting: 'm1', person: 'wang' } });
      close(scene);
      return look(scene, '2026-11-15', 'recorder-missing').map((notice) => [notice.clause, notice.closing]);
    };
    expect(held(true)).toEqual([]);
    expect(held(false)).toEqual([[clause, 'answer']]);
  });

  it('CX-26 GB-01 XN-09 no record keeper is missed where the document asks for none', () => {
    for (const policy of [gbRegular, xnPlus]) {
      const scene = opened(policy);
      close(scene);
      expect(look(scene, '2026-11-15', 'recorder-missing')).toEqual([]);
    }
  });

  it('CX-01 a rural meeting had no evening study, unless it was added to the month’s own', () => {
    const missing = (scene: Scene) =>
      look(scene, '2027-07-20', 'part-missing').map(({ clause, facts }) => [
        clause.split(' ')[0],
        facts.meeting,
        ...facts.parts,
      ]);
    const scene = opened();
    close(scene);
    expect(missing(scene)).toEqual([['CX-01', 'm1', 'evening']]);
    const both = opened();
    both.do({ type: 'part.open', data: { meeting: 'm1', part: 'evening' } });
    close(both);
    expect(missing(both)).toEqual([]);
    for (const day of ['2027-06-29', '2027-07-01']) {
      both.at('08:40', day).plan(day, day);
      both.open(day, day);
      close(both, day);
    }
    expect(missing(both)).toEqual([['CX-01', '2027-06-29', 'evening']]);
    for (const policy of [gbRegular, xnPlus, plNineStep, plStudent]) {
      const other = opened(policy);
      close(other);
      expect(missing(other)).toEqual([]);
    }
  });

  it('PL-11 XN-09 CX-06 the scene lacked what the document demands', () => {
    const check = (policy: Policy, item: string, ok: boolean) => {
      const scene = opened(policy);
      scene.do({ type: 'scene.check', data: { meeting: 'm1', item, ok } });
      close(scene);
      return look(scene, '2026-11-15', 'scene-fault').map(({ clause, facts }) => [clause, facts.items]);
    };
    expect(check(plNineStep, 'flag', true)).toEqual([]);
    expect(check(plNineStep, 'flag', false)).toEqual([['PL-11 b 六', ['flag']]]);
    expect(check(xnPlus, 'oath', false)).toEqual([['XN-09 二', ['oath']]]);
    expect(check(cx6n, 'badge', false)).toEqual([['CX-06 二.4', ['badge']]]);
  });

  it('PL-14 PL-05 was shorter than half a day, or a work meeting instead', () => {
    const lasting = (time: string) => {
      const scene = under(plNineStep).at('09:00', '2026-11-15');
      scene.open();
      scene.at(time);
      close(scene);
      return look(scene, '2026-11-15', 'flagged').map(({ facts }) => facts.flags.map(({ why }) => why));
    };
    expect(lasting('13:00')).toEqual([]);
    expect(lasting('12:59')).toEqual([['shortened']]);
    const scene = opened();
    scene.do({ type: 'meeting.flag', data: { meeting: 'm1', why: 'work-meeting', text: '只谈工作' } });
    close(scene);
    expect(lines(scene, '2026-11-15', 'flagged')).toEqual(['flagged:m1 branch KX answer open']);
  });

  it('KX-07 has taps that nobody has said whose they are', () => {
    const scene = opened();
    scene.card('77');
    expect(look(scene, '2026-11-15', 'parked-taps')).toEqual([]);
    close(scene);
    const [notice] = look(scene, '2026-11-16', 'parked-taps');
    expect(notice).toMatchObject({ id: 'parked-taps:m1', clause: 'KX-07', closing: 'fact', since: '2026-11-15' });
    const tap = notice?.facts.taps[0] ?? '';
    scene.do({ type: 'parked-tap.dismiss', data: { meeting: 'm1', tap, reason: '路过' } });
    expect(look(scene, '2026-11-16', 'parked-taps')).toEqual([]);
  });

  it('CX-10 lacks some of the six haves until they are filed, the year’s list included', () => {
    const scene = opened();
    close(scene);
    const missing = () => look(scene, '2026-11-16', 'traces-missing').map(({ id, facts }) => [id, ...facts.traces]);
    expect(missing()).toEqual([
      ['traces-missing:2026', 'year-list'],
      ['traces-missing:m1', 'material', 'record', 'pictures', 'sign-in-sheet'],
    ]);
    expect(look(scene, '2026-11-16', 'traces-missing')[0]?.clause).toBe('CX-10 二.5');
    for (const trace of ['material', 'record', 'pictures', 'sign-in-sheet'])
      write(scene, '2026-11-16', { what: 'trace', of: 'm1', trace });
    expect(missing()).toEqual([['traces-missing:2026', 'year-list']]);
    write(scene, '2026-11-16', { what: 'trace', of: '2026', trace: 'year-list' });
    expect(missing()).toEqual([]);
  });

  it('PL-08 its record is late from the third day, and late for good when it comes', () => {
    const scene = opened(plNineStep);
    close(scene);
    expect(look(scene, '2026-11-17', 'record-late')).toEqual([]);
    expect(lines(scene, '2026-11-18', 'record-late')).toEqual(['record-late:m1 branch PL-08 fact open']);
    scene.at('09:00', '2026-11-18');
    write(scene, '2026-11-18', { what: 'filed', of: 'm1', to: 'township' });
    expect(look(scene, '2026-11-20', 'record-late')).toMatchObject([
      { standing: 'closed', due: '2026-11-17', facts: { filed: '2026-11-18' } },
    ]);
    expect(look(opened(cx6n), '2026-12-31', 'record-late')).toEqual([]);
  });
});

describe('the evaluation', () => {
  /** So many meetings, each with 5 votes on one point of which `satisfied` count. */
  function evaluated(...satisfied: number[]): BranchYear {
    const year = new BranchYear(plNineStep);
    for (const [n, count] of satisfied.entries()) {
      const meeting = `2026-0${n + 1}-15`;
      year.hold(meeting, { came: ten, open: true });
      year.do({ type: 'ballot.open', data: { meeting, ballot: `v${n}`, about: 'evaluation' } });
      const counts = Array.from({ length: 4 }, () => [count, 0, 10 - count, 0]);
      year.do({ type: 'ballot.close', data: { ballot: `v${n}`, cast: 10, counts } });
      close(year, meeting);
    }
    return year;
  }

  it('PL-09 below 60 % is told; three times in a year bar branch and committee, 60 % itself does not count', () => {
    const short = (year: BranchYear) => lines(year, '2026-12-01', 'evaluation-short');
    const barred = (year: BranchYear) => lines(year, '2026-12-01', 'evaluation-barred');
    expect(short(evaluated(6))).toEqual([]);
    expect(short(evaluated(5))).toEqual(['evaluation-short:2026-01-15 branch PL-09 answer open']);
    expect(barred(evaluated(5, 5))).toEqual([]);
    expect(barred(evaluated(5, 6, 5))).toEqual([]);
    expect(barred(evaluated(5, 6, 5, 5))).toEqual(['evaluation-barred:2026 branch PL-09 answer open']);
  });
});

describe('decisions', () => {
  it('XN-04 were not reported on at the meeting after, until it is made up; a deadline that passed is told', () => {
    const scene = opened(xnPlus);
    const made = { decision: 'road', meeting: 'm1', text: '修村道', measures: '', due: '2026-12-20', person: 'chen' };
    scene.do({ type: 'decision.make', data: made });
    close(scene);
    expect(look(scene, '2026-12-14', 'decision-unreported')).toEqual([]);
    scene.at('08:00', '2026-12-01').plan('m2', '2026-12-15');
    scene.at('08:40', '2026-12-15').open('m2', '2026-12-15');
    close(scene, 'm2');
    expect(lines(scene, '2026-12-15', 'decision-unreported')).toEqual([
      'decision-unreported:road branch XN-04 fact open',
    ]);
    expect(look(scene, '2026-12-20', 'decision-overdue')).toEqual([]);
    expect(look(scene, '2026-12-21', 'decision-overdue')).toMatchObject([
      { id: 'decision-overdue:road', since: '2026-12-21', facts: { person: 'chen' } },
    ]);
    scene.do({ type: 'decision.report', data: { decision: 'road', meeting: 'm2', text: '完工', done: true } });
    expect(look(scene, '2026-12-21', 'decision-unreported')).toEqual([]);
    expect(look(scene, '2026-12-21', 'decision-overdue')).toEqual([]);
    expect(look(branch(), '2026-12-21', 'decision-overdue')).toEqual([]);
  });
});

describe('signed figures and late policies', () => {
  it('KX-08 a fact that comes years after is told, and gone from the list once it was answered', () => {
    const year = new BranchYear(cx6n).hold('2026-03-15', { came: first(8) }).at('10:00', '2029-05-01');
    expect(look(year, '2029-05-01', 'changed-since')).toEqual([]);
    year.grant('2026-03-15', 'p9');
    const [notice] = look(year, '2029-05-01', 'changed-since');
    expect(notice?.standing).toBe('open');
    year.do({ type: 'notice.answer', data: { notice: notice?.id ?? '', answer: 'a1', what: '补假条', by: null } });
    expect(look(year, '2029-05-01', 'changed-since')).toEqual([]);
  });

  it('KX-08 a fact after the closing is told with its cause; another one is another notice; undone, it is gone', () => {
    const year = new BranchYear(cx6n).hold('2026-03-15', { came: first(8) });
    const changed = () => look(year, '2026-04-01', 'changed-since');
    expect(changed()).toEqual([]);
    year.grant('2026-03-15', 'p9');
    const [notice] = changed();
    const cause = year.lastFact();
    expect(notice).toMatchObject({ clause: 'KX-08', closing: 'answer', standing: 'open' });
    expect(notice?.facts.changes).toEqual([{ person: 'p9', signed: 'missing', now: 'leave', causes: [cause] }]);
    year.do({ type: 'notice.answer', data: { notice: notice?.id ?? '', answer: 'a1', what: '补假条', by: null } });
    expect(changed()).toMatchObject([{ standing: 'closed' }]);
    year.grant('2026-03-15', 'p8');
    expect(changed()).toMatchObject([{ standing: 'open' }]);
    for (const person of ['p8', 'p9'])
      year.do({ type: 'leave.withdraw', data: { meeting: '2026-03-15', person, reason: '记错' } });
    expect(changed()).toEqual([]);
  });
});
