/** The member-facing screens in all their states. */
import { html, type TemplateResult } from 'lit';
import type { AnswerPush, MeetingView, View } from '../../server/kiosk/contract.ts';
import '../kiosk/answer.ts';
import '../kiosk/ending.ts';
import '../kiosk/help.ts';
import '../kiosk/name-picker.ts';
import '../kiosk/room-frame.ts';
import '../kiosk/screens/rest.ts';
import { wallTiles } from '../kiosk/screens/wall.ts';
import '../secretary/chair-bar.ts';
import { answerText } from '../texts/answers.ts';
import { ballot as ballotTexts } from '../texts/ballot.ts';
import { appraisal, counted, evaluation } from './ballot-fixtures.ts';
import { announcement, figures, meeting, people, summaryText, view } from './fixtures.ts';

type State = () => TemplateResult;

function room(shown: View, chair = false, online = true): TemplateResult {
  return html`<room-frame .view=${shown} .online=${online} ?chair=${chair} .fresh=${'p4'}></room-frame>`;
}

function at(step: number, more: Partial<MeetingView> = {}, own = 0): View {
  return view({ meeting: meeting(step, more, own) });
}

function health(more: Partial<View['health']>): View {
  const sound = view();
  return { ...at(0), health: { ...sound.health, ...more } };
}

function board(more: Partial<View['board']>): View {
  return view({ board: { ...view().board, ...more } });
}

function answer(name: string | null, what: AnswerPush['answer'], linkDown = false): State {
  return () => {
    const push: AnswerPush = { id: 'a', answer: what, name, signal: 'success', voice: null };
    return html`<answer-screen .text=${answerText(push, linkDown)}></answer-screen>`;
  };
}

const long = {
  theme: '深入学习贯彻党的二十届四中全会精神，以高质量党建引领乡村全面振兴，奋力谱写共同富裕新篇章',
  requirements: '请全体党员佩戴党员徽章，携带《党员一本通》和学习笔记。'.repeat(12),
  agenda: [...announcement.agenda, ...announcement.agenda, ...announcement.agenda],
};
function ballotView(voter: typeof evaluation.voter): View {
  return { ...at(5), ballot: { ...evaluation, voter } };
}

function paper(ballot: typeof evaluation, page: number): TemplateResult {
  return html`<ballot-paper .ballot=${ballot} .voter=${{ name: '古丽娜尔·艾合买提', turn: 't' }} .page=${page}></ballot-paper>`;
}

const allPaid = Object.fromEntries(people(36).order.map((id) => [id, true as const]));
const paid = Object.fromEntries(Object.entries(allPaid).filter((_, index) => index % 3 !== 1));
const spoken = ['陈建国', '林秀英', '黄志强', '王桂兰', '张德福'].map((name, index) => ({
  person: `p${index < 3 ? index : index + 1}`,
  name,
  ms: 95_000 + index * 41_000,
}));
const speaking = { person: 'p7', name: '欧阳振华', since: Date.parse('2026-11-15T08:40:13+08:00') };
const tile = (name: string, at: string | null, line: 'expected' | 'others') => ({
  name,
  group: null,
  at,
  leave: false,
  line,
});

const screens: Record<string, State> = {
  'board-today': () => room(view()),
  'board-before': () => room(board({ signInOpen: false })),
  'board-next': () => room(board({ today: null, next: { ...announcement, date: '2026-12-15' } })),
  'board-issued': () =>
    room(board({ issued: { title: '学习贯彻党的二十届四中全会精神，推进基层治理', must: true, on: '2026-11-02' } })),
  'board-words': () =>
    room(
      board({
        words: [
          { kind: 'day', level: 'township', approved: true, from: '2026-11-15', to: '2026-11-20' },
          {
            ...{ kind: 'reminder', level: 'township', due: '2026-11-20' },
            text: '请各支部于二十日前上报全年主题党日开展情况，附活动照片和签到表；没有开展集中夜学的写明原因。',
          },
        ],
      }),
    ),
  'board-no-plan': () => room(board({ today: null, next: null, lastMeeting: null, dues: null })),
  'board-overfull': () => room(board({ today: { ...announcement, ...long } })),
  'board-plan': () =>
    html`<board-screen .view=${board({ today: { ...announcement, ...long } })} .reading=${true}></board-screen>`,
  picker: () => picker(36),
  'picker-groups': () => picker(400),
  rest: () => html`<rest-screen .view=${view()}></rest-screen>`,
  gathering: () => room(at(-1, { phase: 'gathering', ...people(36, 0.2) })),
  wall: () => room(at(0)),
  'wall-chair': () => room(at(0), true),
  'wall-1': () => room(at(0, people(1, 1))),
  'wall-8': () => room(at(0, people(8))),
  'wall-others': () =>
    room(
      at(0, {
        order: ['a', 'b'],
        wall: { a: tile('李明', null, 'expected'), b: tile('古丽娜尔·艾合买提', '08:50', 'others') },
      }),
    ),
  'wall-90': () => room(at(0, people(90))),
  'wall-400': () => room(at(0, people(400))),
  'wall-empty': () => room(at(0, people(0))),
  'wall-evening': () => room(at(0, { part: 'evening' })),
  oath: () => room(at(1)),
  'oath-third': () => oathAt(2),
  'oath-long': () => oathAt(10),
  'oath-name': () => oathAt(12),
  'wall-chair-notice': () => room(health({ link: 'down' }), true),
  'oath-chair': () => room(at(1), true),
  'dues-none': () => room(at(2)),
  dues: () => room(at(2, { dues: { month: '2026-11', paid } })),
  'dues-chair': () => room(at(2, { dues: { month: '2026-11', paid: allPaid } }), true),
  study: () => room(at(3)),
  'ballot-waiting': () => room(ballotView(null)),
  'ballot-chair': () => room(ballotView(null), true),
  'ballot-question': () => room(ballotView({ name: '欧阳振华', turn: 't' })),
  'ballot-person': () =>
    room({
      ...ballotView({ name: '古丽娜尔·艾合买提', turn: 't' }),
      ballot: { ...appraisal, voter: { name: '古丽娜尔·艾合买提', turn: 't' } },
    }),
  'ballot-look': () => paper(evaluation, 4),
  'ballot-not-taken': () =>
    html`<ballot-paper .ballot=${evaluation} .voter=${{ name: '李明', turn: 't' }} .page=${4} .trouble=${ballotTexts.notRecorded}></ballot-paper>`,
  'ballot-counted': () => html`<ballot-counts .ballot=${counted}></ballot-counts>`,
  'ballot-few': () =>
    html`<ballot-counts .ballot=${{ ...counted, turnout: 3, counts: null, satisfaction: null, withheld: 'few' }}></ballot-counts>`,
  'study-short': () =>
    room(
      at(3, { pages: ['学习贯彻党的二十届四中全会精神\n围绕“十五五”规划建议，诵读第一部分，结合本村实际谈认识。'] }),
    ),
  'study-none': () => room(at(3, { pages: [] })),
  'discussion-quiet': () => room(at(4)),
  discussion: () => room(at(4, { speaking, spoken })),
  'discussion-chair': () => room(at(4, { speaking, spoken }), true),
  'summary-waiting': () => room(at(5)),
  summary: () => room(at(5, { summary: summaryText })),
  'own-step': () => room(at(3, {}, 6)),
  'own-step-chair': () => room(at(3, {}, 6), true),
  finished: () => room(at(6, { partsOpened: ['day', 'evening'] })),
  'finished-day': () => room(at(6)),
  paused: () => room(at(4, { phase: 'paused' })),
  closed: () =>
    room(at(6, { phase: 'closed', closedBy: 'secretary', closedAt: Date.parse('2026-11-15T11:28:00+08:00') })),
  'closed-itself': () =>
    room(at(6, { phase: 'closed', closedBy: 'itself', figures: { ...figures, rate: null, expected: 0 } })),
  'notice-not-recording': () => room(health({ recording: { on: false, why: 'disk-full' } })),
  'notice-reader': () =>
    room(
      health({
        readers: [
          { id: 'r', kind: 'pcsc', name: 'ACS ACR122U', state: 'absent' },
          { id: 's', kind: 'serial-scanner', name: 'GM65 扫码器', state: 'faulty', fault: 'no-permission' },
        ],
      }),
    ),
  'notice-no-reader': () => room(health({ readers: [] })),
  'notice-clock': () => room(health({ clock: { ...view().health.clock, doubtful: true } })),
  'notice-copy': () => room(health({ copyFailed: true })),
  'notice-photos': () => room(health({ damagedPhotos: ['2026-10-15', '2025-12-15'] })),
  'notice-repaired': () => room(health({ repaired: { lost: true } })),
  'notice-link': () => room(health({ link: 'down' })),
  'notice-locked-out': () => room(health({ link: 'locked-out' })),
  'notice-offline': () => room(at(0), false, false),
  'notice-all': () => room(health({ recording: { on: false, why: 'io' }, readers: [], link: 'down' })),
  ending: () => html`<ending-screen></ending-screen>`,
  'ending-gone': () => html`<ending-screen gone></ending-screen>`,
  help: () => html`<help-dialog open .secretary=${'林国栋'}></help-dialog>`,
};

function picker(count: number): TemplateResult {
  const tiles = wallTiles(meeting(2, people(count))).map((each) => ({ ...each, mark: 'none' }));
  return html`<name-picker open label="登记本月党费" .tiles=${tiles}></name-picker>`;
}

function oathAt(phrase: number): TemplateResult {
  sessionStorage.setItem(`oath:${announcement.id}`, String(phrase));
  return room(at(1));
}

const someone = { person: 'p', part: 'day', at: '08:42' } as const;
const answers: Record<string, State> = {
  'answer-signed-in': answer('欧阳振华', { kind: 'signed-in', ...someone, nth: 25, duesPaid: true }),
  'answer-signed-in-2': answer('李明', { kind: 'signed-in', ...someone, nth: 1, duesPaid: false }),
  'answer-signed-in-12': answer('阿卜杜热合曼·买买提江', { kind: 'signed-in', ...someone, nth: 1, duesPaid: false }),
  'answer-offline': answer('王桂兰', { kind: 'signed-in', ...someone, nth: 3, duesPaid: false }, true),
  'answer-already': answer('欧阳振华', { kind: 'already-signed-in', ...someone }),
  'answer-dues': answer('王桂兰', { kind: 'dues-marked', person: 'p' }),
  'answer-dues-already': answer('王桂兰', { kind: 'dues-already', person: 'p' }),
  'answer-unknown': answer(null, { kind: 'unknown', credential: 'card', code: 'K7' }),
  'answer-unknown-not-kept': answer(null, { kind: 'unknown-not-kept', credential: 'booklet' }),
  'answer-lost': answer(null, { kind: 'lost', credential: 'card', code: 'M4' }),
  'answer-replaced': answer('欧阳振华', { kind: 'replaced', credential: 'booklet', code: 'T9' }),
  'answer-other-branch': answer('萧红', { kind: 'other-branch', branch: '赤溪镇中墩村党支部', code: 'P3' }),
  'answer-random-uid': answer(null, { kind: 'random-uid' }),
  'answer-not-genuine': answer(null, { kind: 'not-genuine' }),
  'answer-replayed': answer(null, { kind: 'replayed' }),
  'answer-unproven': answer(null, { kind: 'unproven' }),
  'answer-bad-check': answer(null, { kind: 'bad-check' }),
  'answer-not-a-booklet': answer(null, { kind: 'not-a-booklet' }),
  'answer-mute': answer(null, { kind: 'unreadable', reason: 'mute' }),
  'answer-left': answer(null, { kind: 'unreadable', reason: 'left-too-soon' }),
  'answer-too-early': answer('李明', { kind: 'too-early', from: '07:30', date: '2026-11-15' }),
  'answer-nothing-today': answer('李明', { kind: 'nothing-today', next: '2026-12-15' }),
  'answer-over': answer('李明', { kind: 'meeting-over' }),
  'answer-bound': answer('李明', { kind: 'bound', person: 'p', credential: 'card' }),
  'answer-bound-already': answer('李明', { kind: 'bound-already', person: 'p', credential: 'booklet' }),
  'answer-bound-to-another': answer('李明', { kind: 'bound-to-another', person: 'p', credential: 'card' }),
  'answer-not-recording': answer(null, { kind: 'not-recording' }),
};

export const states: Readonly<Record<string, State>> = { ...screens, ...answers };
