/** What comes from the levels above: whose word it is, what the room does with it, and two words that differ. */
import { describe, expect, it } from 'vitest';
import type { CommandDataOf } from '../../server/domain/commands.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { apply } from '../../server/domain/state.ts';
import { write } from './book-keeping.ts';
import { close, look, under } from './notices/looking.ts';
import { branch, type Scene } from './scene.ts';

const done = { kind: 'done' };
const refused = (why: string) => ({ kind: 'refused', why });
const li = { level: 'township', name: '李明' } as const;

/** The room is linked to the township. */
function linked(scene: Scene): Scene {
  scene.add('branch:b1', 'superior.named', { name: '赤溪镇' });
  return scene;
}

const move = (scene: Scene, to = '2026-11-20') =>
  scene.do({ type: 'meeting.reschedule', data: { meeting: 'm1', to, reason: '防汛' } });
const asked = (scene: Scene) => scene.meeting().reschedulings[0]?.id ?? '';
const answer = (scene: Scene, approved: boolean, office?: typeof li) =>
  scene.do(
    { type: 'rescheduling.answer', data: { meeting: 'm1', asked: asked(scene), approved, by: '机关工委' } },
    office === undefined ? 'secretary' : 'u1',
    office,
  );
const heed = (scene: Scene) => scene.do({ type: 'word.heed', data: {} }, 'kiosk');

describe('another day, in a room that is linked', () => {
  const waiting = () => {
    const scene = linked(under(xnPlus));
    expect(move(scene)).toEqual(done);
    return scene;
  };

  it('XN-07 is answered by the office, and no more at the desk', () => {
    const scene = waiting();
    expect(answer(scene, true)).toEqual(refused('superior-answers'));
    expect(answer(scene, true, li)).toEqual(done);
    expect(scene.meeting().reschedulings[0]?.answer).toMatchObject({ approved: true, by: '李明', office: li });
  });

  it('XN-07 is moved by the room itself, once', () => {
    const scene = waiting();
    answer(scene, true, li);
    expect(scene.meeting().plan?.date).toBe('2026-11-15');
    expect(heed(scene)).toEqual(done);
    expect(scene.meeting().plan?.date).toBe('2026-11-20');
    move(scene, '2026-11-15');
    expect(heed(scene)).toEqual({ kind: 'as-it-was' });
    expect(scene.meeting().plan?.date).toBe('2026-11-15');
  });

  it('XN-07 is not moved where the day was taken meanwhile: a person decides', () => {
    const scene = waiting();
    scene.plan('m2', '2026-11-20');
    answer(scene, true, li);
    heed(scene);
    expect(scene.meeting().plan?.date).toBe('2026-11-15');
    expect(look(scene, '2026-11-10', 'approval-unused')).toMatchObject([
      { level: 'branch', closing: 'answer', facts: { meeting: 'm1', to: '2026-11-20' } },
    ]);
  });

  it('two answers that differ both stand: the office’s holds, and a person decides', () => {
    const desk = under(xnPlus);
    move(desk);
    const before = desk.state;
    answer(desk, false);
    const office = new (desk.constructor as typeof Scene)('township');
    office.state = before;
    answer(office.at('10:00', '2026-11-06'), true, li);
    const later = office.events.map((event) => ({ ...event, tick: event.tick + 100 }));
    for (const order of [
      [...desk.events, ...later],
      [...later, ...desk.events],
    ]) {
      const state = apply(
        before,
        order.filter(({ type }) => type === 'rescheduling.answered'),
      );
      const [one] = state.meetings.get('m1')?.reschedulings ?? [];
      expect(one).toMatchObject({ answer: { approved: true, office: li }, contrary: [{ approved: false }] });
      desk.state = state;
      expect(look(desk, '2026-11-10', 'answers-differ')).toMatchObject([{ level: 'township', closing: 'answer' }]);
    }
  });
});

describe('the word of a level above', () => {
  it('GB-02 XN-06 answers an exemption, with who it was', () => {
    const scene = linked(under(xnPlus));
    const request = { person: 'zhang', category: 'frail' as const, from: '2026-11-10', reason: '卧床', written: true };
    scene.do({ type: 'exemption.ask', data: request });
    const id = scene.state.people.get('zhang')?.exemptions[0]?.id ?? '';
    expect(look(scene, '2026-11-10', 'request-waiting')).toMatchObject([{ level: 'township' }]);
    const approve = { type: 'exemption.answer', data: { person: 'zhang', asked: id, approved: true } } as const;
    expect(scene.do(approve)).toEqual(refused('superior-answers'));
    expect(scene.do(approve, 'u1', li)).toEqual(done);
    expect(scene.state.people.get('zhang')?.exemptions[0]?.answer).toMatchObject({ by: null, office: li });
  });

  it('XN-07 refuses a plan with a reason, until the branch has changed it', () => {
    const scene = linked(under(xnPlus)).at('10:00', '2026-12-20');
    const paper = { paper: 'year-plan', period: '2027', person: null };
    const row = (n: number, content = '学习') =>
      write(
        scene,
        '2026-12-20',
        { what: 'row', ...paper, row: n, when: '', way: '', content },
        { entry: `r${n}${content}` },
      );
    for (let n = 1; n <= 12; n += 1) row(n);
    const fact = { what: 'approval', ...paper, granted: false } as const;
    const say = { entry: 'no', on: '2026-12-20', fact, text: '缺少二月的内容', evidence: [], corrects: null };
    expect(scene.do({ type: 'ledger.write', data: say })).toEqual(refused('superior-answers'));
    expect(scene.do({ type: 'ledger.write', data: say }, 'u1', li)).toEqual(done);
    const notice = () => look(scene, '2027-01-05', 'paper-unapproved');
    expect(notice()).toMatchObject([{ level: 'branch', facts: { refused: 'no' } }]);
    row(2, '走访');
    expect(notice()).toMatchObject([{ level: 'township', facts: { refused: null } }]);
    expect(
      scene.do({ type: 'ledger.strike', data: { ledger: 'paper:2027:year-plan', entry: 'no', reason: '误' } }),
    ).toEqual(refused('superior-answers'));
  });

  it('PL-08 CX-26 sends a record back with a reason, until it has been filed again', () => {
    const scene = linked(under(plNineStep)).at('08:40', '2026-11-15');
    scene.open('m1', '2026-11-15', true);
    close(scene);
    write(scene, '2026-11-16', { what: 'filed', of: 'm1', to: 'township' });
    const fact = { what: 'sent-back', of: 'm1' } as const;
    const back = { entry: 's1', on: '2026-11-16', fact, text: '没有写小结', evidence: [], corrects: null };
    expect(scene.do({ type: 'ledger.write', data: back })).toEqual(refused('superior-answers'));
    expect(scene.do({ type: 'ledger.write', data: back }, 'u1', li)).toEqual(done);
    expect(look(scene, '2026-11-17', 'record-sent-back')).toMatchObject([
      { level: 'branch', closing: 'fact', facts: { of: 'm1', entry: 's1' }, since: '2026-11-16' },
    ]);
    write(scene, '2026-11-17', { what: 'filed', of: 'm1', to: 'township' });
    expect(look(scene, '2026-11-17', 'record-sent-back')).toEqual([]);
  });

  it('PL-07 approves the plan of a meeting, which the desk writes down only where it is linked to nobody', () => {
    const approve = {
      type: 'preparation.record',
      data: { meeting: 'm1', step: 'approval', on: '2026-11-06' },
    } as const;
    expect(under(plNineStep).do(approve)).toEqual(done);
    const scene = linked(under(plNineStep));
    expect(scene.do(approve)).toEqual(refused('superior-answers'));
    expect(scene.do(approve, 'u1', li)).toEqual(done);
    expect(scene.meeting().proceedings.preparations).toMatchObject([{ step: 'approval', by: '李明' }]);
  });

  it('CX-17 reminds the branch: shown by the room, taken note of, done', () => {
    const scene = linked(branch());
    const data: CommandDataOf<'item.raise'> = {
      ...{ item: 'i1', kind: 'reminder', on: '2026-11-15', from: 'township', to: 'branch' },
      ...{ text: '请报方案', measures: '', look: null, meeting: null, parent: null, person: null, due: null },
    };
    expect(scene.do({ type: 'item.raise', data }, 'u1', li)).toEqual(done);
    expect(heed(scene)).toEqual(done);
    expect(heed(scene)).toEqual({ kind: 'as-it-was' });
    expect(scene.do({ type: 'item.read', data: { item: 'i1' } })).toEqual(done);
    expect(scene.do({ type: 'item.read', data: { item: 'i1' } })).toEqual({ kind: 'as-it-was' });
    expect(scene.state.items.get('i1')).toMatchObject({ shown: { quality: 'ntp' }, read: { quality: 'ntp' } });
  });

  it('answers the notices that are to it, and no others', () => {
    const scene = linked(under(plNineStep)).at('10:00', '2027-01-05');
    const [missing] = look(scene, '2027-01-05', 'meeting-missing').filter(({ level }) => level === 'community');
    const said = {
      type: 'notice.answer',
      data: { notice: missing?.id ?? '', answer: 'a1', what: '已约谈', by: null },
    } as const;
    expect(scene.do(said)).toEqual(refused('superior-answers'));
    expect(scene.do(said, 'u1', { level: 'community', name: '王芳' })).toEqual(done);
    expect(look(scene, '2027-01-05', 'meeting-missing').find(({ id }) => id === missing?.id)?.standing).toBe('closed');
  });
});
