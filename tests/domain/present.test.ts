import { describe, expect, it } from 'vitest';
import { branch, ordinary, ruralParts } from './scene.ts';

describe('a card or booklet at the reader', () => {
  it('KX-12 counts who comes early, from the start of the window and not before', () => {
    const scene = branch();
    expect(scene.at('07:29').card('1')).toEqual({ kind: 'too-early', from: '07:30', date: '2026-11-15' });
    expect(scene.at('07:30').card('1')).toEqual({
      kind: 'signed-in',
      person: 'chen',
      part: 'day',
      at: '07:30',
      nth: 1,
      duesPaid: false,
    });
  });

  it('CX-06 takes the booklet like the card', () => {
    expect(branch().booklet('9')).toMatchObject({ kind: 'signed-in', person: 'chen' });
  });

  it('KX-03 answers a second tap with the first one’s time and adds nothing', () => {
    const scene = branch();
    scene.card('1');
    const before = scene.events.length;
    expect(scene.at('08:58').booklet('9')).toEqual({
      kind: 'already-signed-in',
      person: 'chen',
      part: 'day',
      at: '08:40',
    });
    expect(scene.events.length).toBe(before);
  });

  it('CX-01 takes the evening’s own sign-in, from its window or from its opening', () => {
    const scene = branch();
    scene.open();
    scene.card('1');
    expect(scene.at('17:29').card('1')).toMatchObject({ kind: 'already-signed-in', part: 'day' });
    expect(scene.at('17:30').card('1')).toMatchObject({ kind: 'signed-in', part: 'evening' });
    const opened = branch();
    opened.open();
    opened.do({ type: 'part.open', data: { meeting: 'm1', part: 'evening' } });
    expect(opened.card('1')).toMatchObject({ kind: 'signed-in', part: 'evening' });
  });

  it('KX-07 parks an unknown card once, under a code that no other card was given', () => {
    const scene = branch();
    const first = scene.card('77');
    expect(first).toMatchObject({ kind: 'unknown', credential: 'card' });
    const events = scene.events.length;
    expect(scene.card('77')).toEqual(first);
    expect(scene.events.length).toBe(events);
    const second = scene.card('78');
    expect(second).toMatchObject({ kind: 'unknown' });
    expect(second).not.toEqual(first);
  });

  it('KX-07 keeps 200 unknown cards a meeting and only counts the rest', () => {
    const scene = branch();
    const answers = Array.from({ length: 250 }, (_, number) => scene.card(`x${number}`));
    expect(answers.filter((answer) => answer.kind === 'unknown')).toHaveLength(200);
    expect(answers.at(-1)).toEqual({ kind: 'unknown-not-kept', credential: 'card' });
    expect(scene.meeting().parked.size).toBe(200);
    expect(new Set([...scene.meeting().parked.values()].map((tap) => tap.code)).size).toBe(200);
  });

  it('KX-07 tells a lost card, a replaced one and another branch’s apart, and keeps each tap', () => {
    const scene = branch();
    scene.do({ type: 'credential.report-lost', data: { key: 'card-1' } });
    expect(scene.card('1')).toMatchObject({ kind: 'lost', credential: 'card' });
    scene.bind('wang', '3');
    expect(scene.card('2')).toMatchObject({ kind: 'replaced' });
    expect(scene.card('3')).toMatchObject({ kind: 'signed-in', person: 'wang' });
    scene.do({
      type: 'roster.add',
      data: { people: [{ person: 'guest', name: '周晓峰', ...ordinary, home: '韭菜园村党支部' }] },
    });
    scene.bind('guest', '4');
    expect(scene.card('4')).toMatchObject({ kind: 'other-branch', branch: '韭菜园村党支部' });
    expect([...scene.meeting().parked.values()].map((tap) => [tap.why, tap.known])).toEqual([
      ['lost', 'chen'],
      ['replaced', 'wang'],
      ['other-branch', 'guest'],
    ]);
  });

  it('KX-07 keeps nothing of what cannot be an identity', () => {
    const scene = branch();
    const events = scene.events.length;
    for (const kind of ['random-uid', 'bad-check', 'not-a-booklet', 'not-genuine'] as const) {
      expect(scene.do({ type: 'credential.present', data: { kind } })).toEqual({ kind });
    }
    expect(scene.do({ type: 'credential.present', data: { kind: 'unreadable', reason: 'mute' } })).toEqual({
      kind: 'unreadable',
      reason: 'mute',
    });
    expect(scene.events.length).toBe(events);
  });

  it('takes a proof once: an old one and none are refused, and a booklet needs none', () => {
    const scene = branch();
    const tap = (counter?: number | null) => scene.card('1', counter);
    expect(tap(null)).toMatchObject({ kind: 'signed-in' }); // it has not proven itself yet
    expect(tap(7)).toMatchObject({ kind: 'already-signed-in' });
    const events = scene.events.length;
    expect([tap(7), tap(6), tap(null)]).toEqual([{ kind: 'replayed' }, { kind: 'replayed' }, { kind: 'unproven' }]);
    expect(scene.events.length).toBe(events);
    expect(tap(9)).toMatchObject({ kind: 'already-signed-in' });
    expect(tap(8)).toEqual({ kind: 'replayed' });
    expect(scene.booklet('9')).toMatchObject({ kind: 'already-signed-in' });
    expect(tap()).toMatchObject({ kind: 'already-signed-in' }); // on a box without the keys
  });

  it('keeps no counter of a card that it does not know', () => {
    const scene = branch();
    expect(scene.card('77', 5)).toMatchObject({ kind: 'unknown' });
    expect(scene.events.at(-1)).toMatchObject({ type: 'tap.parked', data: { key: 'card-77' } });
    expect(scene.events.at(-1)?.data).not.toHaveProperty('counter');
    expect(scene.card('77', 5)).toMatchObject({ kind: 'unknown' });
  });

  it('says when the next meeting is on a day without one, and records nothing, not even an unknown card', () => {
    const scene = branch();
    const events = scene.events.length;
    scene.at('08:40', '2026-11-12');
    expect(scene.card('1')).toEqual({ kind: 'nothing-today', next: '2026-11-15' });
    expect(scene.card('77')).toEqual({ kind: 'nothing-today', next: '2026-11-15' });
    expect(scene.events.length).toBe(events);
  });

  it('tells who comes after the closing that the meeting is over', () => {
    const scene = branch();
    scene.open();
    scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '台风' } });
    expect(scene.card('1')).toEqual({ kind: 'meeting-over' });
  });

  it('CX-01 keeps the evening’s window apart from the day, opened or not', () => {
    const scene = branch();
    scene.plan('m1', '2026-11-15', [
      { id: 'day', start: '17:30' },
      { id: 'evening', start: '19:00' },
    ]);
    expect(scene.at('18:00').card('1')).toMatchObject({ kind: 'signed-in', part: 'day' });
    expect(scene.at('18:16').card('2')).toMatchObject({ kind: 'signed-in', part: 'evening' });
    scene.open();
    expect(scene.at('18:17').card('2')).toMatchObject({ kind: 'already-signed-in', part: 'evening' });
  });

  it('KX-05 leaves a meeting alone that was never held, or never closed, when the clock is doubtful', () => {
    const missed = branch();
    missed.plan('m2', '2026-12-15');
    missed.quality = 'saved';
    missed.at('08:50', '2026-12-15').card('1');
    expect(missed.meeting('m1').signIns.size).toBe(0);
    expect(missed.meeting('m2').signIns.size).toBe(1);

    const forgotten = branch();
    forgotten.open();
    forgotten.card('1');
    forgotten.plan('m2', '2026-12-15');
    forgotten.at('08:50', '2026-12-15');
    expect(forgotten.card('1')).toMatchObject({ kind: 'signed-in', at: '08:50' });
    expect(forgotten.meeting('m2').signIns.size).toBe(1);
  });

  it('KX-05 takes taps for the next meeting while nobody knows what day it is', () => {
    const scene = branch();
    scene.quality = 'none';
    expect(scene.at('00:10', '2024-01-01').card('1')).toMatchObject({ kind: 'signed-in', part: 'day' });
    expect(scene.open()).toEqual({ kind: 'refused', why: 'date-doubtful' });
    expect(scene.open('m1', '2026-11-15', true)).toEqual({ kind: 'done' });
    expect(scene.card('2')).toMatchObject({ kind: 'signed-in', nth: 2 });
  });

  it('CX-05 marks the dues as paid at a later tap in the dues step, once, and not at a hasty second one', () => {
    const scene = branch();
    scene.open();
    scene.card('1');
    scene.step('oath');
    scene.step('dues');
    expect(scene.card('2')).toMatchObject({ kind: 'signed-in', person: 'wang' });
    expect(scene.card('2')).toMatchObject({ kind: 'already-signed-in', person: 'wang' });
    expect(scene.at('08:41').card('2')).toEqual({ kind: 'dues-marked', person: 'wang' });
    expect(scene.card('2')).toEqual({ kind: 'dues-already', person: 'wang' });
    scene.step('study');
    expect(scene.card('1')).toMatchObject({ kind: 'already-signed-in' });
  });

  it('CX-08 CX-18 takes no dues from the guests of a joint meeting, who pay at home', () => {
    const scene = branch();
    const guest = { person: 'guest', name: '何芳', ...ordinary, home: '韭菜园村党支部' };
    scene.do({ type: 'roster.add', data: { people: [guest] } });
    scene.bind('guest', '7');
    const plan = { meeting: 'm1', date: '2026-11-15', theme: '学习', place: '活动室', requirements: '', pages: [] };
    const joint = { with: ['韭菜园村党支部'] };
    scene.do({ type: 'meeting.plan', data: { ...plan, parts: ruralParts, agenda: [], joint } });
    scene.open();
    expect(scene.card('7')).toMatchObject({ kind: 'signed-in', person: 'guest' });
    scene.step('oath');
    scene.step('dues');
    expect(scene.at('08:41').card('7')).toMatchObject({ kind: 'already-signed-in', person: 'guest' });
    expect(scene.state.dues.get('2026-11')).toBeUndefined();
  });

  it('CX-08 CX-19 signs in linked cadres and invitees on a line of their own', () => {
    const scene = branch();
    scene.do({
      type: 'roster.add',
      data: { people: [{ person: 'cadre', name: '周晓峰', ...ordinary, standing: 'linked' }] },
    });
    scene.bind('cadre', '5');
    expect(scene.card('5')).toMatchObject({ kind: 'signed-in', person: 'cadre' });
  });
});
