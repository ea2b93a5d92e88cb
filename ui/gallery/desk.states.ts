/** The secretary's parts in their states. */
import { html, type TemplateResult } from 'lit';
import type { HeldStage, TownshipPage, View } from '../../server/kiosk/contract.ts';
import '../elements/keyboard.ts';
import '../elements/pin-pad.ts';
import '../kiosk/setup/setup.ts';
import '../kiosk/setup/stage.ts';
import '../secretary/desk.ts';
import '../secretary/desk-home.ts';
import type { Bench } from '../secretary/section.ts';
import { sectionOf } from '../secretary/sections.ts';
import { type Section, sections } from '../texts/desk.ts';
import { pin } from '../texts/pin.ts';
import { answersFor, emptyAnswers, large } from './affairs-fixtures.ts';
import { assessmentDecided } from './assessment-fixtures.ts';
import { evaluation } from './ballot-fixtures.ts';
import { afterwards, bench, desk } from './desk-fixtures.ts';
import './desk-stage.ts';
import { announcement, meeting, view } from './fixtures.ts';

type State = () => TemplateResult;

const empty = (retiredBy: string | null) => view({ branch: null, stage: { kind: 'new', mayJoin: true, retiredBy } });
const joiningStage = (more: Partial<Extract<HeldStage, { kind: 'joining' }>>): HeldStage => ({
  ...{
    kind: 'joining',
    standing: 'accepted',
    township: '赤溪镇',
    up: true,
    have: 3021,
    of: 3021,
    complete: false,
    lost: false,
  },
  ...more,
});

const screen = (body: TemplateResult) => html`<desk-stage style="display:block;height:100vh">${body}</desk-stage>`;
const home = (at: Bench) => screen(html`<desk-home .bench=${at} .view=${at.view} .desk=${at.desk}></desk-home>`);
const section = (name: Section, at: Bench) => screen(sectionOf(name, at));

const question = { label: '活动主题', value: '学习贯彻全会精神', most: 60, lines: false, optional: false };
const affairs = bench(undefined, desk, answersFor(desk));
const before = view({ board: { ...view().board, today: announcement } });
const doubtful: View = {
  ...before,
  health: { ...before.health, clock: { quality: 'saved', doubtful: true, offset: 0 } },
};

const linked: TownshipPage = {
  ...{ standing: 'accepted', township: '赤溪镇', mark: '3F7A', up: true, lockedOut: null, trouble: null },
  ...{ unsent: 0, halted: 0, strange: 0 },
};
const township = (page: Partial<TownshipPage>): TemplateResult =>
  section('township', bench(view(), desk, { township: { ...linked, ...page } }));

const carrying = (at: Bench): TemplateResult =>
  screen(html`<desk-township .bench=${at} .view=${at.view} .desk=${at.desk} .carrying=${true}></desk-township>`);

export const states: Readonly<Record<string, State>> = {
  home: () => home(bench()),
  'home-quiet': () => home(bench(view(), { ...desk, parked: [] })),
  ...Object.fromEntries((Object.keys(sections) as Section[]).map((name) => [name, () => section(name, affairs)])),
  'ballots-empty': () => section('ballots', bench(view(), desk, emptyAnswers)),
  'ballots-large': () => section('ballots', bench(view(), large, answersFor(large))),
  'ballots-voting': () =>
    section('ballots', bench(view({ meeting: meeting(1), ballot: evaluation }), desk, answersFor(desk))),
  'assessment-decided': () =>
    section('assessment', bench(view(), desk, { ...answersFor(desk), assessment: assessmentDecided })),
  'assessment-empty': () => section('assessment', bench(view(), desk, emptyAnswers)),
  'items-empty': () => section('items', bench(view(), desk, emptyAnswers)),
  'ledgers-empty': () => section('ledgers', bench(view(), desk, emptyAnswers)),
  'themes-empty': () => section('themes', bench(view(), desk, emptyAnswers)),
  'notices-empty': () => section('notices', bench(view(), { ...desk, notices: 0 }, emptyAnswers)),
  'notices-large': () => section('notices', bench(view(), large, answersFor(large))),
  'year-empty': () => section('year', bench(view(), desk, emptyAnswers)),
  'absence-empty': () => section('absence', bench(view(), desk, emptyAnswers)),
  'absence-large': () => section('absence', bench(view(), large, answersFor(large))),
  'dues-empty': () => section('dues', bench(view(), { ...desk, people: [] }, emptyAnswers)),
  'dues-large': () => section('dues', bench(view(), large, answersFor(large))),
  township: () => township({}),
  'township-new': () => township({ standing: 'not-enrolled', township: '', up: false }),
  'township-waiting': () => township({ standing: 'waiting', up: false }),
  'township-locked-out': () => township({ up: false, lockedOut: 'superseded', unsent: 3 }),
  'township-unknown': () => township({ up: false, lockedOut: 'unknown', unsent: 3 }),
  'township-server-fault': () => township({ up: false, trouble: 'server', unsent: 3 }),
  'township-intercepted': () => township({ up: false, trouble: 'line', unsent: 3 }),
  'township-wrongly-signed': () => township({ up: false, trouble: 'signature' }),
  'township-halted': () => township({ up: false, unsent: 214, halted: 1, strange: 12 }),
  'township-carrying': () => carrying(bench(view(), desk, { township: linked })),
  'today-planned': () => section('today', bench(before)),
  'today-doubtful': () => section('today', bench(doubtful)),
  'today-paused': () => section('today', bench(view({ meeting: meeting(2, { phase: 'paused' }) }))),
  'today-closed': () =>
    section(
      'today',
      bench(view({ meeting: meeting(5, { phase: 'closed', closedAt: Date.now(), closedBy: 'itself' }) })),
    ),
  'nothing-on': () => section('byHand', bench(view())),
  'byHand-late': () => section('byHand', bench(view(), afterwards, answersFor(afterwards))),
  'visitors-late': () => section('visitors', bench(view(), afterwards, answersFor(afterwards))),
  'exemptions-empty': () => section('exemptions', bench(view(), desk, emptyAnswers)),
  live: () => html`<secretary-desk .view=${bench().view}></secretary-desk>`,
  'pin-pad': () => html`<pin-pad .message=${pin.hint}></pin-pad>`,
  'pin-demo': () => html`<pin-pad .message=${pin.wrong(3)} .hint=${pin.demo} bad></pin-pad>`,
  'pin-wrong': () => html`<pin-pad .message=${pin.wrong(3)} bad></pin-pad>`,
  'pin-locked': () => html`<pin-pad .lockedUntil=${Date.now() + 290_000}></pin-pad>`,
  keyboard: () => html`<text-keyboard .question=${question}></text-keyboard>`,
  'keyboard-lines': () => html`<text-keyboard .question=${{ ...question, lines: true }}></text-keyboard>`,
  setup: () => html`<kiosk-setup .view=${empty(null)}></kiosk-setup>`,
  'setup-retired': () => html`<kiosk-setup .view=${empty('赤溪镇')}></kiosk-setup>`,
  'joining-waiting': () => html`<kiosk-stage .stage=${joiningStage({ standing: 'waiting' })}></kiosk-stage>`,
  'joining-refused': () => html`<kiosk-stage .stage=${joiningStage({ standing: 'refused' })}></kiosk-stage>`,
  'joining-lost': () => html`<kiosk-stage .stage=${joiningStage({ have: 1280, lost: true })}></kiosk-stage>`,
  joining: () => html`<kiosk-stage .stage=${joiningStage({ up: false, have: 1280 })}></kiosk-stage>`,
  'joining-complete': () => html`<kiosk-stage .stage=${joiningStage({ complete: true })}></kiosk-stage>`,
  leaving: () => html`<kiosk-stage .stage=${{ kind: 'leaving', township: '赤溪镇', up: false }}></kiosk-stage>`,
};
