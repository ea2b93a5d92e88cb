import { describe, expect, it } from 'vitest';
import { branch, ordinary } from './scene.ts';

describe('at the door', () => {
  it('CX-06 notes a missing badge or booklet, set and unset, for who is there', () => {
    const scene = branch();
    const mark = (person: string, on: boolean) =>
      scene.do({ type: 'mark.set', data: { meeting: 'm1', person, part: 'day', mark: 'no-badge', on } });
    expect(mark('chen', true)).toEqual({ kind: 'refused', why: 'not-signed-in' });
    scene.card('1');
    expect(mark('chen', true)).toEqual({ kind: 'done' });
    expect(mark('chen', true)).toEqual({ kind: 'as-it-was' });
    expect(mark('chen', false)).toEqual({ kind: 'done' });
    expect([...(scene.meeting().marks.get('day:chen') ?? [])]).toEqual([]);
  });

  it('KX-08 undoes a sign-in with its reason on record; who was undone can sign in again', () => {
    const scene = branch();
    scene.card('1');
    const undo = {
      type: 'sign-in.undo' as const,
      data: { meeting: 'm1', person: 'chen', part: 'day' as const, reason: '替他人刷卡' },
    };
    expect(scene.do(undo)).toEqual({ kind: 'done' });
    expect(scene.do(undo)).toEqual({ kind: 'refused', why: 'not-signed-in' });
    expect([...scene.meeting().signIns.values()].map((signIn) => signIn.undone?.reason)).toEqual(['替他人刷卡']);
    expect(scene.at('08:50').card('1')).toMatchObject({ kind: 'signed-in', at: '08:50' });
  });

  it('KX-07 counts a parked tap from its own moment, also after the meeting was closed, and binds nothing by that', () => {
    const scene = branch();
    scene.open();
    scene.card('77');
    scene.at('10:30').do({ type: 'meeting.close', data: { meeting: 'm1', reason: '停电' } });
    const [tap] = scene.meeting().parked.values();
    const assign = (person: string) =>
      scene.do({ type: 'parked-tap.assign', data: { meeting: 'm1', tap: tap?.id ?? '', person } });
    expect(assign('wang')).toEqual({ kind: 'done' });
    expect(assign('wang')).toEqual({ kind: 'as-it-was' });
    expect(assign('chen')).toEqual({ kind: 'refused', why: 'already-signed-in' });
    expect(scene.meeting().present.day.get('wang')).toMatchObject({ by: 'parked', at: tap?.at });
    expect(scene.state.credentials.get('card-77')).toBeUndefined();
    expect(scene.meeting().closed?.figures.present).toBe(0);
  });

  it('KX-03 answers the card of an assigned tap as signed in already', () => {
    const scene = branch();
    scene.card('77');
    const [tap] = scene.meeting().parked.values();
    scene.do({ type: 'parked-tap.assign', data: { meeting: 'm1', tap: tap?.id ?? '', person: 'wang' } });
    const events = scene.events.length;
    expect(scene.at('09:05').card('77')).toEqual({
      kind: 'already-signed-in',
      person: 'wang',
      part: 'day',
      at: '08:40',
    });
    expect(scene.events.length).toBe(events);
  });

  it('KX-08 lets a wrongly assigned tap be given to whom it was, and a dismissed one be parked anew', () => {
    const scene = branch();
    const first = scene.card('77');
    const [tap] = scene.meeting().parked.values();
    const to = (person: string) =>
      scene.do({ type: 'parked-tap.assign', data: { meeting: 'm1', tap: tap?.id ?? '', person } });
    to('wang');
    scene.do({ type: 'sign-in.undo', data: { meeting: 'm1', person: 'wang', part: 'day', reason: '认错人' } });
    expect(scene.card('77')).toEqual(first);
    expect(to('zhang')).toEqual({ kind: 'done' });
    expect([...scene.meeting().present.day.keys()]).toEqual(['zhang']);

    scene.card('78');
    const other = [...scene.meeting().parked.values()].at(-1);
    scene.do({ type: 'parked-tap.dismiss', data: { meeting: 'm1', tap: other?.id ?? '', reason: '公交卡' } });
    expect(scene.card('78')).toMatchObject({ kind: 'unknown' });
    expect([...scene.meeting().parked.values()].filter((one) => !one.dismissed && one.key === 'card-78')).toHaveLength(
      1,
    );
  });

  it('CX-14 KX-08 a sign-in that was undone after the closing can come back', () => {
    const scene = branch();
    scene.card('1');
    scene.open();
    scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '停电' } });
    const who = { meeting: 'm1', person: 'chen', part: 'day' as const };
    scene.do({ type: 'sign-in.undo', data: { ...who, reason: '点错' } });
    expect(scene.meeting().present.day.has('chen')).toBe(false);
    expect(scene.do({ type: 'sign-in.by-hand', data: { ...who, reason: '撤销错了' } })).toEqual({ kind: 'done' });
    expect(scene.meeting().present.day.get('chen')).toMatchObject({ by: 'hand', undone: null });
  });

  it('CX-19 KX-08 a visitor who was forgotten is signed in after the closing, with the part and the reason', () => {
    const scene = branch();
    scene.open();
    scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '停电' } });
    const visitor = { meeting: 'm1', person: 'v1', name: '谢明', invitee: 'producer' as const, from: '水产公司' };
    expect(scene.do({ type: 'visitor.sign-in', data: visitor })).toEqual({ kind: 'refused', why: 'closed' });
    expect(scene.state.people.has('v1')).toBe(false);
    const late = { ...visitor, part: 'day' as const, reason: '漏了签到' };
    expect(scene.do({ type: 'visitor.sign-in', data: late })).toEqual({ kind: 'done' });
    expect(scene.do({ type: 'visitor.sign-in', data: late })).toEqual({ kind: 'as-it-was' });
    expect(scene.state.people.get('v1')).toMatchObject({ name: '谢明', standing: 'invitee', home: '水产公司' });
    expect(scene.meeting().present.day.get('v1')).toMatchObject({ by: 'hand' });
    const words = scene.events.findLast(({ type }) => type === 'fact.worded')?.data;
    expect(words).toEqual({ of: scene.lastFact(), text: '漏了签到' });
  });

  it('signs in by hand only while the meeting takes sign-ins', () => {
    const scene = branch();
    const byHand = () => scene.do({ type: 'sign-in.by-hand', data: { meeting: 'm1', person: 'wang' } });
    expect(scene.at('06:00') && byHand()).toEqual({ kind: 'refused', why: 'not-open' });
    expect(scene.at('08:00') && byHand()).toEqual({ kind: 'done' });
    expect(byHand()).toEqual({ kind: 'as-it-was' });
  });

  it('marks dues by touch and takes a mistake back', () => {
    const scene = branch();
    const dues = { month: '2026-11', person: 'wang' };
    expect(scene.do({ type: 'dues.mark-paid', data: dues })).toEqual({ kind: 'done' });
    expect(scene.do({ type: 'dues.mark-paid', data: dues })).toEqual({ kind: 'as-it-was' });
    expect(scene.do({ type: 'dues.undo', data: { ...dues, reason: '点错' } })).toEqual({ kind: 'done' });
    expect(scene.do({ type: 'dues.undo', data: { ...dues, reason: '点错' } })).toEqual({
      kind: 'refused',
      why: 'not-paid',
    });
    expect(scene.do({ type: 'dues.mark-paid', data: dues })).toEqual({ kind: 'done' });
  });
});

describe('roster and cards', () => {
  it('refuses a whole list in which two people could not be told apart', () => {
    const scene = branch();
    const people = [
      { person: 'a', name: '李明', ...ordinary },
      { person: 'b', name: '李明', ...ordinary },
    ];
    expect(scene.do({ type: 'roster.add', data: { people } })).toEqual({ kind: 'refused', why: 'duplicate-in-roster' });
    expect(scene.state.people.has('a')).toBe(false);
    const apart = people.map((person, n) => ({ ...person, group: `第${n}党小组` }));
    expect(scene.do({ type: 'roster.add', data: { people: apart } })).toEqual({ kind: 'done' });
    expect(scene.do({ type: 'roster.add', data: { people: apart } })).toEqual({ kind: 'as-it-was' });
  });

  it('takes over a list with its booklets as a whole, and knows again whom it has already', () => {
    const scene = branch();
    const hers = {
      person: 'lin',
      name: '林国栋',
      ...ordinary,
      group: '第一党小组',
      booklet: { key: 'booklet-20', tail: '20' },
    };
    const his = { person: 'li', name: '李明', ...ordinary, booklet: { key: 'booklet-9', tail: '9' } };
    expect(scene.do({ type: 'roster.add', data: { people: [hers, his] } })).toEqual({
      kind: 'refused',
      why: 'bound-to-another',
    });
    expect(scene.state.people.get('lin')?.group).toBeNull();
    expect(scene.do({ type: 'roster.add', data: { people: [hers] } })).toEqual({ kind: 'done' });
    expect(scene.state.people.get('lin')?.group).toBe('第一党小组');
    expect(scene.booklet('20')).toMatchObject({ kind: 'signed-in', person: 'lin' });
  });

  it('KX-07 binds a card to one person only, until it is unbound or that person has left', () => {
    const scene = branch();
    expect(scene.bind('wang', '1')).toEqual({ kind: 'refused', why: 'bound-to-another' });
    scene.do({ type: 'roster.remove', data: { person: 'chen', reason: '组织关系转出' } });
    expect(scene.bind('wang', '1')).toEqual({ kind: 'done' });
    expect(scene.state.credentials.get('card-2')?.state).toBe('replaced');
  });

  it('takes a found card back and leaves the figures of who has left', () => {
    const scene = branch();
    scene.do({ type: 'credential.report-lost', data: { key: 'card-1' } });
    expect(scene.do({ type: 'credential.report-found', data: { key: 'card-1' } })).toEqual({ kind: 'done' });
    expect(scene.card('1')).toMatchObject({ kind: 'signed-in' });
  });
});

describe('planning', () => {
  it('plans one meeting a day, changes a plan, and keeps when it was first published', () => {
    const scene = branch();
    expect(scene.plan('m2', '2026-11-15')).toEqual({ kind: 'refused', why: 'day-taken' });
    expect(scene.plan()).toEqual({ kind: 'as-it-was' });
    const published = scene.meeting().plan?.published;
    expect(scene.plan('m1', '2026-11-17')).toEqual({ kind: 'done' });
    expect(scene.meeting().plan).toMatchObject({ date: '2026-11-17', published });
  });

  it('withdraws a plan with a reason, and nothing can be done with it then', () => {
    const scene = branch();
    scene.do({ type: 'meeting.withdraw', data: { meeting: 'm1', reason: '改期' } });
    expect(scene.open()).toEqual({ kind: 'refused', why: 'no-such-meeting' });
    expect(scene.plan('m2', '2026-11-15')).toEqual({ kind: 'done' });
  });
});
