import { describe, expect, it } from 'vitest';
import type { FactOf } from '../../../server/domain/events/ledger.ts';
import type { NoticeKind } from '../../../server/domain/notices.ts';
import { cx6n } from '../../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../../server/domain/policy/gb-regular.ts';
import { withAssessment } from '../../../server/domain/policy/with-assessment.ts';
import { xnPlus } from '../../../server/domain/policy/xn-plus.ts';
import { write } from '../book-keeping.ts';
import { branch, type Scene } from '../scene.ts';
import { lines, look, under } from './looking.ts';

const wj = () => under(withAssessment(cx6n));
const elected = (count: number, years = 3): FactOf<'election'> => ({
  what: 'election',
  years,
  seats: Array.from({ length: count }, (_, n) => ({ seat: `s${n}`, post: 'member', person: 'lin' })),
});

describe('the committee', () => {
  it('WJ-01 the election is said three months before, and is the township’s once it is overdue', () => {
    const scene = wj();
    write(scene, '2024-03-10', elected(3));
    expect(look(scene, '2026-12-09', 'term-ending')).toEqual([]);
    expect(lines(scene, '2026-12-10', 'term-ending')).toEqual(['term-ending:2024-03-10 branch WJ-01 fact open']);
    expect(lines(scene, '2027-03-10', 'term-ending')).toEqual(['term-ending:2024-03-10 branch WJ-01 fact open']);
    expect(lines(scene, '2027-03-11', 'term-ending')).toEqual(['term-ending:2024-03-10 township WJ-01 fact open']);
    write(scene, '2027-03-11', elected(3));
    expect(look(scene, '2027-03-11', 'term-ending')).toEqual([]);
  });

  it('WJ-01 has at most seven seats and a term of two or three years, put off by a year at most, with approval', () => {
    const of = (fact: FactOf<'election'>, kind: NoticeKind) => {
      const scene = wj();
      write(scene, '2026-11-01', fact);
      return look(scene, '2026-11-15', kind).map(({ clause }) => clause);
    };
    expect(of(elected(7), 'committee-too-many')).toEqual([]);
    expect(of(elected(8), 'committee-too-many')).toEqual(['WJ-01 二(一)1']);
    expect(of(elected(3, 3), 'term-length')).toEqual([]);
    expect(of(elected(3, 4), 'term-length')).toEqual(['WJ-01 二(一)3']);
    const extended = (months: number, approved: boolean) => {
      const scene = wj();
      write(scene, '2024-03-10', elected(3));
      write(scene, '2026-12-01', { what: 'extension', months, approved });
      return look(scene, '2027-03-05', 'extension-unfounded').map(({ level, closing }) => `${level} ${closing}`);
    };
    expect(extended(12, true)).toEqual([]);
    expect(extended(13, true)).toEqual(['township answer']);
    expect(extended(6, false)).toEqual(['township fact']);
  });

  it('WJ-12 a seat that nobody has is filled in time', () => {
    const scene = wj();
    write(scene, '2026-11-01', elected(3));
    write(scene, '2026-11-10', { what: 'seat', seat: 's1', person: null });
    expect(look(scene, '2027-02-08', 'seat-vacant')).toEqual([]);
    expect(lines(scene, '2027-02-09', 'seat-vacant')).toEqual(['seat-vacant:s1:2026-11-10 branch WJ-12 fact open']);
    write(scene, '2027-02-09', { what: 'seat', seat: 's1', person: 'chen' });
    expect(look(scene, '2027-02-09', 'seat-vacant')).toEqual([]);
  });
});

describe('what is to be done', () => {
  const raised = (scene: Scene, more: { person?: string | null; due?: string | null } = {}) =>
    scene.do({
      type: 'item.raise',
      data: {
        item: 'i1',
        kind: 'rectification',
        on: '2026-11-15',
        from: 'township',
        to: 'branch',
        look: 'style',
        meeting: null,
        parent: null,
        person: 'chen',
        due: '2026-11-30',
        text: '纪律松散',
        measures: '签到公示',
        ...more,
      },
    });

  it('GB-06 a problem is late after its deadline, lacks its person, waits for whoever raised it to review', () => {
    const scene = under(gbRegular);
    raised(scene);
    expect(look(scene, '2026-11-30', 'item-late')).toEqual([]);
    expect(lines(scene, '2026-12-01', 'item-late')).toEqual(['item-late:i1 branch GB-06 fact open']);
    const done = {
      item: 'i1',
      entry: 'r1',
      on: '2026-12-01',
      stage: 'result',
      text: '整改完成',
      evidence: [],
    } as const;
    scene.do({ type: 'item.progress', data: { ...done, evidence: [] } });
    expect(lines(scene, '2026-12-01', 'review-waiting')).toEqual(['review-waiting:i1 township GB-06 fact open']);
    scene.do({ type: 'item.review', data: { item: 'i1', entry: 'v1', on: '2026-12-02', passed: true, text: '' } });
    expect(look(scene, '2026-12-02', 'review-waiting')).toEqual([]);
    scene.do({ type: 'item.close', data: { item: 'i1', on: '2026-12-02' } });
    expect(look(scene, '2026-12-02', 'item-late')).toEqual([]);
    const loose = under(gbRegular);
    raised(loose, { person: null, due: null });
    expect(look(loose, '2026-11-15', 'item-lacking').map(({ facts }) => facts.lacking)).toEqual([['person', 'due']]);
  });
});

describe('room, ties and money', () => {
  it('WJ-08 what the room must have and has not', () => {
    const scene = wj();
    expect(look(scene, '2026-12-01', 'room-lacking')).toEqual([]);
    write(scene, '2026-11-20', { what: 'checked', item: 'wj-flag', ok: false });
    write(scene, '2026-11-20', { what: 'checked', item: 'wj-remote', ok: false });
    expect(look(scene, '2026-12-01', 'room-lacking')).toMatchObject([
      { clause: 'WJ-08 二(四)1', since: '2026-11-20', facts: { items: ['wj-flag'] } },
    ]);
  });

  it('XN-10 whom nobody has named', () => {
    const scene = under(xnPlus);
    expect(look(scene, '2026-12-01', 'ties-unnamed')[0]?.facts.ties).toHaveLength(6);
    for (const tie of ['leader', 'office', 'officer', 'village', 'community', 'enterprise'])
      write(scene, '2026-11-20', { what: 'tie', tie }, { text: '王某' });
    expect(look(scene, '2026-12-01', 'ties-unnamed')).toEqual([]);
    expect(look(branch(), '2026-12-01', 'ties-unnamed')).toEqual([]);
  });

  it('WJ-15 an organ’s year without 600 yuan a head, said when it is over', () => {
    const scene = wj();
    const described = { branch: 'b1', name: '机关支部', township: '赤溪镇', kind: 'organ', room: '' } as const;
    scene.do({ type: 'branch.describe', data: described });
    const fund = (fen: number) =>
      write(scene, '2026-11-20', { what: 'money', direction: 'in', fen, purpose: 'budget' });
    fund(5 * 60_000 - 1);
    expect(look(scene, '2026-12-31', 'funds-short')).toEqual([]);
    expect(look(scene, '2027-01-01', 'funds-short')).toMatchObject([{ clause: 'WJ-15 二(四)2', facts: { short: 1 } }]);
    fund(1);
    expect(look(scene, '2027-01-01', 'funds-short')).toEqual([]);
  });
});
