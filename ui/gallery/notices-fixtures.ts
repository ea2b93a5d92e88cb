/** Notices for the desk's page of them: about everybody, answered at length, one for each member. */
import type { DeskPerson, NoticesPage } from '../../server/kiosk/contract.ts';

export const noNotices: NoticesPage = { notices: [], names: {} };

export function noticesPage(people: readonly DeskPerson[]): NoticesPage {
  const persons = people.map(({ id }) => id);
  const names = Object.fromEntries(people.map(({ id, name }) => [id, name]));
  const open = { level: 'branch', clause: 'CX-14 二.6', since: '2026-11-15', standing: 'open', answer: null } as const;
  const absent: NoticesPage['notices'][number] = {
    ...open,
    id: 'n1',
    kind: 'participation-meeting',
    facts: { meeting: 'm1', rate: 0.828, persons },
    closing: 'answer',
    said: '',
  };
  return {
    names: { ...names, m1: '2026-11-15', 'member-plan': '党员个人年度学习计划', t4: '影像图片资料', t5: '党员签到表' },
    notices: [
      absent,
      {
        ...open,
        id: 'n2',
        kind: 'paper-late',
        facts: { paper: 'member-plan', period: '2026', persons },
        due: '2026-01-31',
        closing: 'fact',
        said: '',
      },
      {
        ...absent,
        id: 'n3',
        standing: 'closed',
        answer: 'a1',
        said: '防汛抗台值守，党员分组巡查河堤和地质灾害点，已经组织补课。'.repeat(4),
      },
      {
        ...open,
        id: 'n4',
        kind: 'traces-missing',
        clause: 'CX-10 二.5',
        facts: { of: 'm1', traces: ['t4', 't5'] },
        closing: 'fact',
        said: '',
      },
      {
        ...open,
        id: 'n6',
        kind: 'term-ending',
        clause: 'WJ-01 二(一)',
        facts: { elected: '2023-11-20' },
        closing: 'fact',
        said: '',
      },
      {
        ...open,
        id: 'n7',
        kind: 'parked-taps',
        clause: 'KX-07',
        facts: { meeting: 'm1', taps: ['tap1'] },
        closing: 'fact',
        said: '',
      },
      ...persons.map((person, n): NoticesPage['notices'][number] => ({
        ...open,
        id: `run${n}`,
        kind: 'absence-run',
        level: 'community',
        facts: { person, meetings: ['m1', 'm1', 'm1'], talk: null },
        closing: 'fact',
        said: '',
      })),
    ],
  };
}
