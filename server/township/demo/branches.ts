/** The rooms of the demo's township beside the demo room: places as they may be, people and figures of chance. */
import { cx6n } from '../../domain/policy/cx-6n.ts';
import type { Policy } from '../../domain/policy/schema.ts';
import { withAssessment } from '../../domain/policy/with-assessment.ts';
import { xnPlus } from '../../domain/policy/xn-plus.ts';
import type { BranchKind } from '../../domain/vocabulary.ts';

/** How a branch keeps its duties, and how many of its people come; both 0…1. */
const ways = {
  good: { diligence: 0.97, turnout: 1 },
  middling: { diligence: 0.92, turnout: 0.88 },
  poor: { diligence: 0.75, turnout: 0.72 },
} as const;

/** What there is of its theme day today, and how the room is doing. */
export type DemoDay =
  | 'over'
  | 'running'
  | 'gathering'
  | 'later'
  /** As `running`, at a reader that does not answer. */
  | 'faulty-reader'
  /** Planned, and nothing of it has arrived. */
  | 'not-reported'
  /** Opened two days ago; no closing has arrived. */
  | 'overdue'
  /** Its network is down since yesterday. */
  | 'offline'
  /** None: it follows a document by which the township answers what it asks, and waits for that. */
  | 'asking'
  /** Enrolled, and never heard of since. */
  | 'never';

export interface DemoBranch {
  readonly name: string;
  readonly kind: BranchKind;
  readonly room: string;
  readonly members: number;
  readonly diligence: number;
  readonly turnout: number;
  readonly day: DemoDay;
}

const [ritual, asking] = [withAssessment(cx6n), withAssessment(xnPlus)];

export const policyFor = ({ day }: Pick<DemoBranch, 'day'>): Policy => (day === 'asking' ? asking : ritual);

type Row = readonly [place: string, members: number, way: keyof typeof ways, day: DemoDay];

const branches = (kind: BranchKind, room: string, rows: readonly Row[]): DemoBranch[] =>
  rows.map(([place, members, way, day]) => ({ name: `${place}党支部`, kind, room, members, ...ways[way], day }));

export const demoBranches: readonly DemoBranch[] = [
  ...branches('rural', '党群服务中心', [
    ['赤溪村', 41, 'good', 'over'],
    ['中墩村', 36, 'good', 'running'],
    ['龙沙村', 28, 'middling', 'gathering'],
    ['石塘村', 22, 'good', 'later'],
    ['官岙村', 19, 'middling', 'over'],
    ['半垟村', 24, 'poor', 'running'],
    ['信智村', 31, 'good', 'over'],
    ['园林村', 17, 'middling', 'faulty-reader'],
    ['棕坑村', 15, 'poor', 'not-reported'],
    ['长沙村', 20, 'good', 'gathering'],
    ['三步擂村', 18, 'middling', 'overdue'],
    ['大岙心村', 21, 'good', 'over'],
    ['过山村', 14, 'poor', 'offline'],
    ['龙头山村', 16, 'middling', 'running'],
    ['北行街村', 33, 'good', 'later'],
    ['南行街村', 29, 'middling', 'over'],
    ['五洞岙村', 12, 'poor', 'over'],
    ['韭菜园村', 13, 'good', 'never'],
  ]),
  ...branches('other', '社区党群服务站', [
    ['金沙社区', 38, 'good', 'running'],
    ['赤溪街社区', 44, 'middling', 'over'],
    ['码头社区', 26, 'good', 'gathering'],
  ]),
  ...branches('organ', '党员活动室', [
    ['镇机关', 47, 'good', 'over'],
    ['中心学校', 34, 'good', 'asking'],
    ['镇中学', 30, 'middling', 'over'],
    ['卫生院', 18, 'good', 'asking'],
  ]),
  ...branches('enterprise', '党员之家', [
    ['海丰水产公司', 16, 'middling', 'over'],
    ['赤溪茶业公司', 13, 'good', 'running'],
    ['渔寮旅游公司', 11, 'poor', 'over'],
    ['远航船舶修造厂', 14, 'middling', 'later'],
  ]),
];
