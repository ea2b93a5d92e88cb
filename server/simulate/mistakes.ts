/** People err at the desk and take it back; nothing of it disappears from the record (KX-08). */
import { closedMeetings } from '../domain/participation.ts';
import { reclass } from './life.ts';
import { activeMembers, inDays, today, type World } from './world.ts';

/** One of the usual mistakes. */
export function err(world: World): void {
  const mistakes = [classWrongly, enterWrongly, undoMakeUp, assignAnew, flagWrongly] as const;
  world.random.pick(mistakes)(world);
}

function classWrongly(world: World): void {
  const person = activeMembers(world).at(-1);
  const [turn] = person === undefined ? [] : reclass(world, person, 'retired');
  if (person === undefined || turn === undefined) return;
  world.box.run({ type: 'roster.undo', data: { person, turn: turn.id, reason: '选错人' } });
}

function enterWrongly(world: World): void {
  const { box } = world;
  const person = activeMembers(world).at(0);
  if (person === undefined) return;
  const entry = world.newId('entry');
  const fact = { what: 'record', person, kind: 'visit' } as const;
  box.run({
    type: 'ledger.write',
    data: { entry, on: today(world), fact, text: '走访慰问', evidence: [], corrects: null },
  });
  box.run({ type: 'ledger.strike', data: { ledger: `member:${person}`, entry, reason: '重复登记' } });
}

function undoMakeUp(world: World): void {
  const { box } = world;
  const meeting = closedMeetings(box.state(), inDays(world, -40), today(world)).at(-1);
  const last = meeting?.followUp.makeUps.at(-1);
  if (meeting === undefined || last === undefined) return;
  box.run({ type: 'follow-up.undo', data: { meeting: meeting.id, entry: last.id, reason: '登记错人' } });
}

function assignAnew(world: World): void {
  const { box } = world;
  const item = box
    .state()
    .items.values()
    .find(({ closed, withdrawn }) => closed === null && withdrawn === null);
  const person = activeMembers(world).at(1);
  if (item === undefined || person === undefined) return;
  const data = { item: item.id, person, due: inDays(world, 30), reason: '原责任人外出' };
  box.run({ type: 'item.assign', data });
}

function flagWrongly(world: World): void {
  const { box } = world;
  const meeting = closedMeetings(box.state(), inDays(world, -40), today(world)).at(-1)?.id;
  if (meeting === undefined) return;
  const [flag] = box.run({ type: 'meeting.flag', data: { meeting, why: 'work-meeting', text: '疑似工作会议' } }).events;
  if (flag === undefined) return;
  box.run({ type: 'flag.withdraw', data: { meeting, flag: flag.id, reason: '经核实为主题党日' } });
}
