/** The steps' screens that other rituals than 6+N have, in all their states. */
import { html, type TemplateResult } from 'lit';
import type { MeetingView, ProceedingsView, StepView } from '../../server/kiosk/contract.ts';
import '../kiosk/room-frame.ts';
import '../secretary/chair-bar.ts';
import { counted } from './ballot-fixtures.ts';
import {
  announcement,
  decision,
  meetingOf,
  noProceedings,
  people,
  rituals,
  studyPages,
  summaryText,
  view,
} from './fixtures.ts';

type State = () => TemplateResult;

const long = '经支部党员大会充分讨论，全体到会党员一致认为村道改造工程关系全村群众切身利益。'.repeat(8);

/** A step of a ritual, with the chair's buttons or without. */
function at(kind: StepView['kind'], more: Partial<MeetingView> = {}, chair = false): State {
  const ritual = rituals.xn.some(([each]) => each === kind) ? rituals.xn : rituals.pl;
  return () =>
    html`<room-frame .view=${view({ meeting: meetingOf(ritual, kind, more) })} online ?chair=${chair}></room-frame>`;
}
const brings = (more: Partial<ProceedingsView>) => ({ proceedings: { ...noProceedings, ...more } });
const progress = (text: string, done: boolean) => ({ ...decision, votes: null, progress: { text, done } });
const publicity: ProceedingsView['publicity'] = [
  { class: 'party', text: '本月接收预备党员一名，公示期内没有收到意见。' },
  { class: 'finance', text: '十月党费收入 1,240 元，支出 360 元，结余 8,920 元。' },
  { class: 'finance', text: '村级党建经费用于活动室添置桌椅，共 2,600 元。' },
];
const passed = rituals.xn.map(
  ([id, title, short], index): StepView => ({
    ...{
      id,
      kind: id,
      title,
      short,
      own: false,
      nth: index + 1,
      host: null,
      minutes: null,
      startedAt: null,
      endedAt: null,
      pausedMs: 0,
    },
    state: index < 2 ? 'done' : index === 2 ? 'passed' : index === 3 ? 'now' : 'todo',
    reason: index === 2 ? '收费人外出' : null,
  }),
);

const evaluation = {
  points: ['主题特色鲜明', '内容充实健康', '方式灵活生动', '效果突出显著'],
  scale: ['很满意', '满意', '一般', '不满意'],
};

export const states: Readonly<Record<string, State>> = {
  reading: at('reading'),
  'reading-chair': at('reading', {}, true),
  'reading-no-pages': at('reading', { pages: [] }),
  'reading-none': at('reading', {
    pages: [],
    ...brings({ charter: noProceedings.charter.map((chapter) => ({ ...chapter, today: false })) }),
  }),
  'organisation-life': at('organisation-life'),
  'organisation-life-chair': at('organisation-life', { agenda: [] }, true),
  'deliberation-none': at('deliberation'),
  'deliberation-chair': at('deliberation', {}, true),
  'deliberation-report': at(
    'deliberation',
    brings({ toReport: [{ ...decision, votes: null }], decisions: [decision] }),
  ),
  'deliberation-going': at(
    'deliberation',
    brings({ toReport: [{ ...progress('已完成招标，下周开工', false), due: '2026-10-31' }] }),
  ),
  'deliberation-done': at('deliberation', brings({ toReport: [progress(long, true)] }), true),
  'deliberation-made': at('deliberation', brings({ decisions: [decision] }), true),
  'deliberation-long': at(
    'deliberation',
    brings({ decisions: [{ ...decision, text: long, measures: long }, decision] }),
    true,
  ),
  'publicity-none': at('publicity'),
  publicity: at('publicity', brings({ publicity, decisions: [decision], toPublish: ['road'] })),
  'publicity-chair': at('publicity', brings({ decisions: [progress('已完工', true)], toPublish: ['road'] }), true),
  convening: at('convening'),
  'convening-chair': at('convening', { theme: announcement.theme.repeat(3), ...people(36, 0.2) }, true),
  briefing: at('briefing'),
  'briefing-none': at('briefing', { agenda: [], theme: '' }, true),
  activity: at('activity'),
  'activity-chair': at('activity', { theme: announcement.theme.repeat(3) }, true),
  evaluation: at('evaluation', brings({ evaluation })),
  'evaluation-chair': at('evaluation', brings({ evaluation }), true),
  'evaluation-counted': () =>
    html`<room-frame online .view=${view({ ballot: counted, meeting: meetingOf(rituals.pl, 'evaluation') })}></room-frame>`,
  'summary-problem': at('summary', {
    summary: summaryText,
    ...brings({ problem: { text: '部分党员学习不深入', measures: '每周自学一小时，下次会上抽查。' } }),
  }),
  'passed-over': at('study', { steps: passed, pages: studyPages }),
  'passed-over-chair': at('study', { steps: passed }, true),
};
