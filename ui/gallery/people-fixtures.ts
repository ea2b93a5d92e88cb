/** What the desk's pages on people fetch: their records, and who is exempt. */
import type { ClassView, ExemptionsPage, MemberPage, TurnsPage, TurnView } from '../../server/kiosk/contract.ts';

const ordinary: ClassView = {
  standing: 'member',
  category: 'ordinary',
  probationary: false,
  elsewhere: false,
  dual: false,
};

const turns: readonly TurnView[] = [
  {
    id: 't5',
    person: 'p4',
    name: '古丽娜尔·艾合买提',
    day: '2026-10-08',
    as: { ...ordinary, elsewhere: true, dual: true },
    before: ordinary,
    place: null,
    undone: false,
  },
  {
    id: 't4',
    person: 'p1',
    name: '黄志强',
    day: '2026-09-01',
    as: null,
    before: ordinary,
    place: '苍南县灵溪镇渎浦社区党总支第三党支部',
    undone: true,
  },
  {
    id: 't3',
    person: 'p3',
    name: '李明',
    day: '2026-07-01',
    as: ordinary,
    before: { ...ordinary, probationary: true },
    place: null,
    undone: false,
  },
  {
    id: 't2',
    person: 'p9',
    name: '郑海燕',
    day: '2026-03-01',
    as: { ...ordinary, category: 'floating' },
    before: ordinary,
    place: null,
    undone: false,
  },
  {
    id: 't1',
    person: 'p3',
    name: '李明',
    day: '2026-01-10',
    as: { ...ordinary, probationary: true },
    before: null,
    place: '马站镇支部',
    undone: false,
  },
];

const turnsPage: TurnsPage = { year: '2026', turns };
const memberPage: MemberPage = { person: 'p3', marks: ['unattached'], turns };

const bedridden = { category: 'frail', reason: '长期患病卧床，由家属代为申请', written: true, answered: null } as const;
const exemptionsPage: ExemptionsPage = {
  exemptible: ['frail'],
  inWriting: true,
  superior: null,
  rows: [
    {
      ...bedridden,
      id: 'e1',
      person: 'p6',
      name: '张德福',
      from: '2026-12-01',
      until: null,
      written: false,
      standing: 'asked',
    },
    {
      ...bedridden,
      id: 'e2',
      person: 'p16',
      name: '何爱莲',
      from: '2026-03-01',
      until: '2026-12-31',
      standing: 'holds',
      answered: { office: { level: 'township', name: '王芳' }, reason: '' },
    },
    {
      ...bedridden,
      id: 'e3',
      person: 'p20',
      name: '古丽娜尔·艾合买提',
      from: '2026-05-01',
      until: null,
      standing: 'holds',
    },
    {
      ...bedridden,
      id: 'e4',
      person: 'p1',
      name: '黄志强',
      from: '2026-05-01',
      until: '2026-04-30',
      standing: 'over',
    },
  ],
};

/** By path, as `bench` takes them. */
export const peopleAnswers = { turns: turnsPage, member: memberPage, exemptions: exemptionsPage };
export const noPeople = {
  turns: { year: '2026', turns: [] } satisfies TurnsPage,
  member: { person: 'p3', marks: [], turns: [] } satisfies MemberPage,
  exemptions: { exemptible: [], inWriting: false, superior: null, rows: [] } satisfies ExemptionsPage,
};
