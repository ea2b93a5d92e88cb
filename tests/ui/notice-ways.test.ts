/** Each notice can be closed from where it stands: its form’s command closes it, or a page is there to go to, or a word. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../server/domain/events/ledger.ts';
import { type NoticeKind, noticesOf } from '../../server/domain/notices.ts';
import { cx6n } from '../../server/domain/policy/cx-6n.ts';
import { gbRegular } from '../../server/domain/policy/gb-regular.ts';
import { plNineStep } from '../../server/domain/policy/pl-nine-step.ts';
import { presets } from '../../server/domain/policy/presets.ts';
import { withAssessment } from '../../server/domain/policy/with-assessment.ts';
import { xnPlus } from '../../server/domain/policy/xn-plus.ts';
import { choicesPage } from '../../server/kiosk/choices-view.ts';
import type { ShownNotice } from '../../server/kiosk/contract.ts';
import {
  changed,
  commandOf,
  fieldsOf,
  isWhole,
  offers,
  startOf,
  type Task,
  type Values,
} from '../../ui/secretary/forms/draft.ts';
import { waysOf } from '../../ui/secretary/notice-ways.ts';
import { activity, write } from '../domain/book-keeping.ts';
import { BranchYear, ten } from '../domain/branch-year.ts';
import { close, look, under } from '../domain/notices/looking.ts';
import { branch, type Scene } from '../domain/scene.ts';

type Tellable = Parameters<Scene['do']>[0];

/** Fills a form in as a person would: whatever is offered first, or what is told beforehand. */
function filled(scene: Scene, task: Task, told: Values): Tellable {
  const lists = choicesPage(scene.state, scene.today);
  let values = startOf(task, lists, scene.today);
  for (const [name, { ask }] of Object.entries(fieldsOf(task))) {
    if (name in told) values = changed(task, values, { [name]: told[name] }, lists, scene.today);
    if (values[name] !== undefined && values[name] !== '') continue;
    const typed =
      ask.by === 'person' ? task.among[name]?.[0] : ask.by === 'text' || ask.by === 'words' ? '已办理' : undefined;
    const value = typed ?? offers(task, name, values, lists, scene.today)[0]?.value;
    values = changed(task, values, { [name]: value }, lists, scene.today);
  }
  expect(isWhole(task, values), JSON.stringify(values)).toBe(true);
  return commandOf(task, values, `entry-${scene.events.length}`, '') as Tellable;
}

interface Story {
  readonly kind: NoticeKind;
  readonly given: () => Scene;
  readonly today: string;
  /** Which of the notice's forms; without it the first. */
  readonly form?: number;
  /** What the person says in it. */
  readonly told?: Values;
}

const held = (scene = branch()): Scene => {
  scene.at('08:40').open();
  close(scene);
  return scene;
};
const wj = () => under(withAssessment(cx6n));
const election = (count = 3) => {
  const seats = Array.from({ length: count }, (_, n) => ({ seat: `s${n}`, post: 'member' as const, person: 'lin' }));
  return { what: 'election' as const, years: 3, seats };
};
const wrote = (scene: Scene, on: string, fact: Fact, entry = 'e1'): Scene => {
  write(scene, on, fact, { entry });
  return scene;
};
const menu = (scene: Scene) =>
  wrote(scene, '2026-11-15', { what: 'theme', year: '2026', title: '服务企业', must: true });
const year = (months: number, came: readonly string[]) => {
  const scene = new BranchYear(cx6n);
  for (let month = 1; month <= months; month += 1) scene.hold(`2026-0${month}-15`, { came });
  return scene;
};
const allBut = (person: string) => ten.filter((one) => one !== person);
const asked = (leave: boolean) => {
  const scene = under(gbRegular);
  const request = { reason: '住院', written: true };
  if (leave) scene.do({ type: 'leave.ask', data: { meeting: 'm1', person: 'chen', ...request } });
  else {
    const exemption = { person: 'zhang', category: 'frail', from: '2026-11-10', ...request } as const;
    scene.do({ type: 'exemption.ask', data: exemption });
  }
  return scene;
};
const decided = (next: boolean) => {
  const scene = under(xnPlus).at('08:40');
  scene.open();
  const made = { decision: 'road', meeting: 'm1', text: '修村道', measures: '', due: '2026-12-20', person: 'chen' };
  scene.do({ type: 'decision.make', data: made });
  close(scene);
  if (!next) return scene;
  scene.at('08:00', '2026-12-01').plan('m2', '2026-12-15');
  scene.at('08:40', '2026-12-15').open('m2', '2026-12-15');
  close(scene, 'm2');
  return scene;
};
const parked = () => {
  const scene = branch();
  scene.open();
  scene.card('77');
  close(scene);
  return scene;
};
const planned = (): Scene => {
  const scene = under(xnPlus);
  const row = { what: 'row', paper: 'year-plan', period: '2027', person: null, row: 1, when: '', way: '' } as const;
  return wrote(scene, '2026-12-20', { ...row, content: '全年安排' });
};
const marked = () => {
  const scene = branch();
  scene.do({ type: 'roster.mark', data: { person: 'luo', mark: 'lost-contact', on: true } });
  return scene;
};
const inDebt = () => {
  const scene = wj();
  const described = { branch: 'b1', name: '机关支部', township: '赤溪镇', kind: 'organ', room: '' } as const;
  scene.do({ type: 'branch.describe', data: described });
  return scene;
};
const vacant = () =>
  wrote(wrote(wj(), '2026-11-01', election()), '2026-11-10', { what: 'seat', seat: 's1', person: null }, 'e2');
const life = () => wrote(wj().at('12:00', '2026-11-20'), '2026-11-19', activity('committee-life'), 'e0');

const stories: readonly Story[] = [
  { kind: 'preparation-late', given: branch, today: '2026-11-16' },
  { kind: 'theme-own', given: () => menu(held()), today: '2026-11-16' },
  { kind: 'themes-untaken', given: () => menu(held(under(plNineStep))), today: '2027-01-02' },
  { kind: 'parked-taps', given: parked, today: '2026-11-16', told: { person: 'wang' } },
  { kind: 'parked-taps', given: parked, today: '2026-11-16', form: 1 },
  { kind: 'traces-missing', given: held, today: '2026-11-16' },
  { kind: 'record-late', given: () => held(under(plNineStep)), today: '2026-11-18' },
  { kind: 'decision-unreported', given: () => decided(true), today: '2026-12-16' },
  { kind: 'decision-overdue', given: () => decided(false), today: '2026-12-21' },
  { kind: 'absence-run', given: () => year(4, allBut('p5')), today: '2026-06-01' },
  { kind: 'idle', given: () => year(7, allBut('p5')), today: '2026-09-01' },
  { kind: 'care-overdue', given: branch, today: '2027-01-02' },
  { kind: 'member-marked', given: marked, today: '2026-11-16' },
  { kind: 'request-waiting', given: () => asked(true), today: '2026-11-15' },
  { kind: 'request-waiting', given: () => asked(true), today: '2026-11-15', form: 1 },
  { kind: 'request-waiting', given: () => asked(false), today: '2026-11-15' },
  { kind: 'request-waiting', given: () => asked(false), today: '2026-11-15', form: 1 },
  { kind: 'paper-late', given: () => under(xnPlus), today: '2027-01-02' },
  { kind: 'paper-late', given: wj, today: '2027-02-02' },
  { kind: 'paper-unapproved', given: planned, today: '2027-01-01' },
  { kind: 'publication-missed', given: held, today: '2026-11-16' },
  { kind: 'publication-missed', given: wj, today: '2027-01-05' },
  {
    kind: 'organisation-life-lacking',
    given: () => wrote(life(), '2026-11-20', activity('organisation-life')),
    today: '2026-11-21',
  },
  {
    kind: 'room-lacking',
    given: () => wrote(wj(), '2026-11-20', { what: 'checked', item: 'wj-flag', ok: false }),
    today: '2026-12-01',
  },
  { kind: 'ties-unnamed', given: () => under(xnPlus), today: '2026-12-01' },
  { kind: 'funds-short', given: inDebt, today: '2027-01-02', told: { fen: 300_000 } },
  {
    kind: 'term-ending',
    given: () => wrote(wj(), '2024-03-10', election()),
    today: '2027-03-11',
    told: { years: 3, seats: election().seats },
  },
  {
    kind: 'term-ending',
    given: () => wrote(wj(), '2024-03-10', election()),
    today: '2027-03-05',
    form: 1,
    told: { months: 6 },
  },
  { kind: 'seat-vacant', given: vacant, today: '2027-02-09', told: { person: 'chen' } },
];

describe('a notice is closed where it stands', () => {
  it.each(stories.map((story) => [story.kind, story] as const))('%s', (kind, { given, today, form = 0, told = {} }) => {
    const scene = given().at('10:00', today);
    const [first] = look(scene, today, kind).filter(({ standing }) => standing === 'open');
    const still = () =>
      look(scene, today, kind).find(({ id, standing }) => id === first?.id && standing === 'open') as
        | ShownNotice
        | undefined;
    expect(still()).toBeDefined();
    // A list is worked off one after the other.
    for (let notice = still(), left = 40; notice !== undefined && left > 0; notice = still(), left -= 1) {
      const tasks = waysOf(notice).flatMap((way) => (way.by === 'form' ? [way.task] : []));
      const task = tasks[form];
      if (task === undefined) throw new Error(`${kind} has no such form`);
      expect(scene.do(filled(scene, task, told))).toEqual({ kind: 'done' });
    }
    expect(still()).toBeUndefined();
  });
});

it('every notice that only a fact closes has a form, or leads to where the fact is entered', () => {
  const seen = new Set<string>();
  for (const policy of Object.values(presets).map(withAssessment)) {
    const scene = new BranchYear(policy);
    for (const month of ['01', '02', '03', '04', '05', '06']) scene.hold(`2026-${month}-15`, { came: ten.slice(0, 3) });
    scene.do({ type: 'dues.mark-paid', data: { month: '2026-01', person: 'p0' } });
    for (const notice of noticesOf(scene.state, '2026-10-01') as ShownNotice[]) {
      seen.add(notice.kind);
      const ways = waysOf(notice);
      if (notice.closing === 'fact') expect(ways, notice.id).not.toEqual([]);
    }
  }
  expect(seen.size).toBeGreaterThan(10);
});

it('a missed duty is closed by an activity of a kind that fulfils it', () => {
  const scene = branch().at('10:00', '2026-12-02');
  const [notice] = look(scene, '2026-12-02', 'duty-missed');
  const [way] = waysOf(notice as ShownNotice);
  const offered = choicesPage(scene.state, '2026-12-02').activities.filter(
    ({ beside }) => way?.by === 'activity' && beside.includes(way.obligation ?? ''),
  );
  expect(offered.map(({ id }) => id)).toEqual(['evening-study']);
  write(scene, '2026-11-20', activity('evening-study'));
  expect(look(scene, '2026-12-02', 'duty-missed').map(({ id }) => id)).not.toContain(notice?.id);
});
