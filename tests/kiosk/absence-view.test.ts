import { expect, test } from 'vitest';
import { absencePage } from '../../server/kiosk/absence-view.ts';
import { branch } from '../domain/scene.ts';

test('CX-09 CX-13 PL-03 the page tells who did not come and what was done about it', () => {
  const scene = branch();
  scene.open();
  scene.card('1');
  scene.do({ type: 'leave.grant', data: { meeting: 'm1', person: 'wang', reason: '生病' } });
  expect(absencePage(scene.state, '2026').meetings).toEqual([]);
  scene.do({ type: 'meeting.close', data: { meeting: 'm1', reason: '停电' } });
  scene.at('09:00', '2026-11-16');
  scene.do({ type: 'absentee.contact', data: { meeting: 'm1', person: 'lin', reason: '外出' } });
  scene.do({ type: 'make-up.record', data: { meeting: 'm1', person: 'lin', form: 'doorstep' } });
  const [meeting] = absencePage(scene.state, '2026').meetings;
  expect(meeting).toMatchObject({ meeting: 'm1', date: '2026-11-15', summary: '', toReadOut: ['lin'] });
  expect(meeting?.parts).toEqual(['day', 'evening']);
  expect(meeting?.forms).toContainEqual({ id: 'doorstep', title: '送学上门' });
  expect(meeting?.absentees).toMatchObject([
    {
      person: 'lin',
      name: '林国栋',
      attendance: 'absent',
      entries: [
        { what: 'contact', on: '2026-11-16', text: '外出' },
        { what: 'make-up', on: '2026-11-16', text: '送学上门', late: false },
      ],
    },
    { person: 'wang', attendance: 'leave', entries: [] },
  ]);
  scene.do({ type: 'absences.read-out', data: { meeting: 'm1', persons: ['lin'] } });
  const [after] = absencePage(scene.state, '2026').meetings;
  expect(after?.toReadOut).toEqual([]);
  expect(after?.absentees[0]?.entries.at(-1)).toMatchObject({ what: 'read-out', on: '2026-11-16' });
});

test('CX-14 three absences in a row call for a talk, until it is on record', () => {
  const scene = branch();
  scene.do({ type: 'meeting.withdraw', data: { meeting: 'm1', reason: '改期' } });
  const dates = ['2027-01-15', '2027-02-15', '2027-03-15'];
  const [, , last = ''] = dates;
  for (const date of dates) {
    expect(absencePage(scene.state, '2027').talks).toEqual([]);
    scene.at('08:00', date).plan(date, date);
    scene.at('08:40', date).open(date, date);
    scene.card('1');
    scene.do({ type: 'meeting.close', data: { meeting: date, reason: '停电' } });
  }
  const talks = () => absencePage(scene.state, '2027').talks;
  expect(talks()).toEqual([
    { person: 'lin', name: '林国栋', missed: dates, reached: last },
    { person: 'wang', name: '王桂兰', missed: dates, reached: last },
  ]);
  scene.do({
    type: 'ledger.write',
    data: {
      entry: 't1',
      on: last,
      fact: { what: 'talk', person: 'lin', meeting: last, by: '王桂兰' },
      text: '谈了',
      evidence: [],
      corrects: null,
    },
  });
  expect(talks().map(({ person }) => person)).toEqual(['wang']);
});
