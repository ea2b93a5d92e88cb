/** What follows a theme day: absentees, talks, papers for the cabinet, the rest of the dues (CX-09, CX-10, CX-14, PL-03, PL-08). */
import { absenteesOf } from '../domain/absence.ts';
import { runsOf } from '../domain/absence-runs.ts';
import { policyOf } from '../domain/agenda.ts';
import { closedMeetings } from '../domain/participation.ts';
import { branchOf } from '../domain/state.ts';
import type { Id } from '../domain/vocabulary.ts';
import { payLater } from './dues.ts';
import { contactReasons } from './words.ts';
import { atDesk, enter, inDays, isHere, today, type World } from './world.ts';

/** Right after the closing. */
export function followUp(world: World, id: Id): void {
  const { box, random } = world;
  const meeting = box.state().meetings.get(id);
  if (meeting === undefined) return;
  payLater(world);
  file(world, id);
  const { absence } = policyOf(box.state(), meeting);
  for (const { person } of absenteesOf(box.state(), meeting)) {
    const day = inDays(world, random.int(1, 20));
    if (absence.contact && random.chance(world.diligence)) {
      atDesk(world, day, () => {
        const data = { meeting: id, person, reason: random.pick(contactReasons), date: today(world) };
        if (isHere(world, person)) box.run({ type: 'absentee.contact', data });
      });
    }
    const form = absence.makeUp.forms[random.int(0, absence.makeUp.forms.length - 1)]?.id;
    if (form !== undefined && random.chance(world.diligence * 0.6)) {
      atDesk(world, day, () => {
        const data = { meeting: id, person, form, date: today(world), text: '已补学，交心得一篇' };
        if (isHere(world, person)) box.run({ type: 'make-up.record', data });
      });
    }
  }
}

/** CX-14, every quarter: with who has been absent so many times, as far as somebody takes the time. */
export function talk(world: World): void {
  for (const { person, meetings, talk: held } of runsOf(world.box.state())) {
    const last = meetings.at(-1);
    if (held !== null || last === undefined || !isHere(world, person) || !world.random.chance(world.diligence))
      continue;
    enter(world, { what: 'talk', person, meeting: last, by: '支部书记' });
  }
}

/** CX-13: at the next meeting, of those just before it. */
export function readOutLast(world: World): void {
  const { box, random } = world;
  for (const meeting of closedMeetings(box.state(), inDays(world, -40), today(world))) {
    if (!policyOf(box.state(), meeting).absence.readOut || !random.chance(world.diligence)) continue;
    const absent = absenteesOf(box.state(), meeting).filter(
      (one) => one.attendance === 'absent' && one.readOut === null,
    );
    const persons = absent.map(({ person }) => person);
    if (persons.length === 0) continue;
    box.run({ type: 'absences.read-out', data: { meeting: meeting.id, persons, date: today(world) } });
  }
}

/** Pictures and papers go into the cabinet, the record to the superior, the news on the board. */
function file(world: World, id: Id): void {
  const { box, random } = world;
  const state = box.state();
  const meeting = state.meetings.get(id);
  const kind = branchOf(state)?.kind;
  if (meeting === undefined || kind === undefined) return;
  const policy = policyOf(state, meeting);
  for (const { id: trace, per, proof } of policy.traces) {
    if (per !== 'meeting' || proof !== null || !random.chance(world.diligence)) continue;
    atDesk(world, inDays(world, random.int(1, 5)), () => enter(world, { what: 'trace', of: id, trace }, '', 1));
  }
  const within = policy.meeting.recordWithinDays;
  if (within !== null && random.chance(world.diligence)) {
    const days = random.chance(world.diligence) ? within : within + 3;
    atDesk(world, inDays(world, days), () => enter(world, { what: 'filed', of: id, to: 'township' }));
  }
  for (const { id: publication, kinds, per } of policy.publications) {
    if ((kinds !== null && !kinds.includes(kind)) || !random.chance(world.diligence)) continue;
    const of = per === 'meeting' ? id : today(world).slice(0, 4);
    atDesk(world, inDays(world, 3), () => enter(world, { what: 'published', of, publication }));
  }
}
