/** What the policy asks for beside the theme days: activities, papers, publications, care, one item after another (WJ-05, GB-03, XN-03). */
import { activitiesOf } from '../domain/activities.ts';
import { careOf } from '../domain/care.ts';
import { addDays, addMonths, daysBetween, type LocalDate, type Month } from '../domain/date.ts';
import { firstDay, lastDay, spansOf } from '../domain/periods.ts';
import type { Obligation, YearPaper } from '../domain/policy/schema.ts';
import { branchOf } from '../domain/state.ts';
import { termOf } from '../domain/terms.ts';
import type { ActivityKind, Id } from '../domain/vocabulary.ts';
import { problems, themes } from './words.ts';
import {
  activeMembers,
  atDesk,
  enter,
  inDays,
  isHere,
  members,
  place,
  policyToday,
  secretary,
  today,
  type World,
} from './world.ts';

/** What a theme day itself brings: nobody enters it. */
const byItself: readonly ActivityKind[] = ['theme-day', 'evening-study', 'charter-read'];

/** Puts into the diary when the branch means to do each duty of the year. Optional ones are done now and then. */
export function planDuties(world: World, year: string): void {
  const { policy, random } = world;
  const kind = branchOf(world.box.state())?.kind ?? 'other';
  for (const obligation of policy.obligations) {
    if (obligation.kinds !== null && !obligation.kinds.includes(kind)) continue;
    if (obligation.by.some((by) => byItself.includes(by))) continue;
    const probability = obligation.duty === 'must' ? world.diligence : world.diligence / 3;
    for (const { months } of spansOf(obligation.per, year)) {
      const [from, to] = windowIn(obligation, months, year);
      if (from === undefined || to === undefined) continue;
      for (let n = 0; n < obligation.atLeast; n += 1) {
        if (random.chance(probability)) atDesk(world, dayBetween(world, from, to), () => hold(world, obligation));
      }
    }
  }
}

/** The months in which it counts, those of the year after included. */
function windowIn({ months: named }: Obligation, months: readonly Month[], year: string): [LocalDate?, LocalDate?] {
  const counted = named?.map((month) => addMonths(`${year}-01`, month - 1)) ?? months;
  const within = counted.filter((month) => months.includes(month) || month > `${year}-12`);
  const [first, last] = [within.at(0), within.at(-1)];
  return first === undefined || last === undefined ? [] : [firstDay(first), lastDay(last)];
}

function dayBetween({ random }: World, from: LocalDate, to: LocalDate): LocalDate {
  return addDays(from, random.int(0, daysBetween(from, to)));
}

/** Unless something else has fulfilled it already, a step of a theme day for one. */
function hold(world: World, { by, title, level, per }: Obligation): void {
  const { random, box } = world;
  const kind = random.pick(by as [ActivityKind, ...ActivityKind[]]);
  const since = per === 'month' ? 10 : 25;
  const before = addDays(today(world), -since);
  const done = activitiesOf(box.state(), today(world).slice(0, 4)).some(
    (one) => by.includes(one.kind) && one.on > before,
  );
  if (done) return;
  const active = activeMembers(world);
  const people = whoCome(world, kind, active);
  const [score, grade] = level === 'branch' ? [null, null] : [random.int(80, 99), null];
  const fact = { what: 'activity' as const, kind, title, place: place(world), level, meeting: null, others: 0 };
  const spoke = kind === 'organisation-life' ? people : [];
  enter(world, { ...fact, led: secretary(world), people, spoke, score, grade }, random.pick(themes), 1);
}

function whoCome(world: World, kind: ActivityKind, active: readonly Id[]): Id[] {
  const { random } = world;
  switch (kind) {
    case 'committee-meeting':
    case 'committee-life':
      return committee(world);
    case 'group-meeting':
      return random.some(active, Math.ceil(active.length / 3));
    case 'inspection':
    case 'publicity':
    case 'dues-published':
      return [];
    default:
      return active.filter(() => random.chance(0.9));
  }
}

export function committee(world: World): Id[] {
  const term = termOf(world.box.state(), policyToday(world), today(world));
  return (term?.seats ?? []).flatMap(({ person }) => (person !== null && isHere(world, person) ? [person] : []));
}

/** Each paper is written before its day; the less diligent the branch, the more of them later, or not at all. */
export function planPapers(world: World, year: string): void {
  const { policy, random } = world;
  for (const paper of policy.papers) {
    for (const { key, months } of spansOf(paper.per, year)) {
      const { yearBefore, month, day } = paper.due;
      const target = addMonths(months[0] ?? `${year}-01`, month - 1 - (yearBefore ? 12 : 0));
      const due = addDays(`${target}-01`, day - 1);
      const lateness = random.chance(world.diligence) ? -random.int(1, 4) : random.int(1, 20);
      if (random.chance(world.diligence)) atDesk(world, addDays(due, lateness), () => write(world, paper, key));
    }
  }
}

function write(world: World, { id: paper, table, approval, eachMember }: YearPaper, period: string): void {
  const { random } = world;
  const makers = eachMember ? members(world).map(({ id }) => id) : [null];
  for (const person of makers) {
    if (person !== null && !random.chance(world.diligence)) continue;
    const of = { paper, period, person };
    for (let row = 1; row <= (table ? 12 : 1); row += 1) {
      const line = { when: table ? `${row}月` : period, way: '集中学习', content: random.pick(themes) };
      enter(world, { what: 'row', ...of, row, ...line });
    }
    enter(world, { what: 'submitted', ...of, to: 'township' });
    if (approval && random.chance(0.9)) {
      atDesk(world, inDays(world, 5), () => enter(world, { what: 'approval', ...of, granted: true }));
    }
  }
}

/** Whom the policy's measures ask to be visited or called, once a month (CX-09, XN-06). */
export function care(world: World): void {
  for (const { person, measure, standing } of careOf(world.box.state(), today(world))) {
    if (standing === 'done' || !world.random.chance(world.diligence)) continue;
    enter(world, { what: 'contact', person, measure: measure.id, by: '联系人' });
  }
}

/** A problem is found, worked on, looked at again and closed; not every one in time (GB-06, WJ-07). */
export function raiseItem(world: World): void {
  const { box, random } = world;
  const { looks } = policyToday(world).rectification;
  const item = world.newId('item');
  const look = looks[random.int(0, looks.length - 1)]?.id ?? null;
  const person = activeMembers(world)[0] ?? null;
  const raised = {
    item,
    on: today(world),
    from: 'branch' as const,
    to: 'branch' as const,
    meeting: null,
    parent: null,
  };
  const kind = random.chance(0.5) ? ('rectification' as const) : ('service' as const);
  const words = { text: random.pick(problems), measures: '列出清单，逐项落实' };
  const due = inDays(world, 30);
  box.run({
    type: 'item.raise',
    data: { ...raised, ...words, kind, look: kind === 'service' ? null : look, person, due },
  });
  const progress = { item, stage: 'round' as const, text: '已上门走访', evidence: [] };
  atDesk(world, inDays(world, 12), () =>
    box.run({ type: 'item.progress', data: { ...progress, entry: world.newId('entry'), on: today(world) } }),
  );
  if (!random.chance(world.diligence)) return;
  atDesk(world, inDays(world, random.int(20, 40)), () => {
    const entry = world.newId('entry');
    box.run({ type: 'item.review', data: { item, entry, on: today(world), passed: true, text: '已整改到位' } });
    box.run({ type: 'item.close', data: { item, on: today(world) } });
  });
}
