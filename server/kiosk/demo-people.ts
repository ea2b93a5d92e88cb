/** The people of the demo branch, invented. Their cards and booklets follow from their ids, so the simulator can hold them. */
import { createHash } from 'node:crypto';
import { bookletNumber } from '../../firmware-protocol/booklet.ts';
import type { PersonEntry } from '../domain/commands/roster.ts';
import type { CommandDataOf } from '../domain/commands.ts';
import type { Category, CredentialKind, Standing } from '../domain/vocabulary.ts';

type RosterEntry = CommandDataOf<'roster.add'>['people'][number];

const groups: Readonly<Record<string, string>> = {
  第一党小组: '林国栋 陈建国 林秀英 黄志强 李明 王桂兰 张德福 吴小燕 欧阳振华 杨文斌 郑海燕 许国平',
  第二党小组: '周玉梅 徐长根 孙丽萍 朱永明 高素珍 马立军 何爱莲 郭永福 罗春香 梁国栋 宋玉兰 谢明',
  第三党小组: '唐秀云 韩志明 冯玉珍 于海 董秋菊 萧红 程光明 曹雪梅 袁大伟 邓小琴 傅建新 李明',
};

const categories: Readonly<Record<string, Category>> = {
  罗春香: 'floating',
  袁大伟: 'floating',
  邓小琴: 'floating',
  张德福: 'frail',
  何爱莲: 'frail',
  冯玉珍: 'frail',
};

const linked = ['周晓峰'];

function entry(person: string, name: string, standing: Standing, group?: string): RosterEntry {
  const described: PersonEntry = {
    name,
    standing,
    category: categories[name] ?? 'ordinary',
    probationary: name === '傅建新',
    ...(group === undefined ? {} : { group }),
    ...(standing === 'linked' ? { invitee: 'village-cadre' as const } : {}),
  };
  return { person, ...described };
}

export const demoPeople: readonly RosterEntry[] = [
  ...Object.entries(groups).flatMap(([group, names], g) =>
    names.split(' ').map((name, n) => entry(`demo-${g + 1}${String(n + 1).padStart(2, '0')}`, name, 'member', group)),
  ),
  ...linked.map((name, n) => entry(`demo-9${String(n + 1).padStart(2, '0')}`, name, 'linked')),
];

export const demoSecretary = 'demo-101';

/** Who holds nothing yet, so that an unknown card and hand sign-in can be tried. */
const emptyHanded = new Set(['demo-312']);
/** Whose card was reported lost. */
export const demoLost = 'demo-105';

/** The number on the card or booklet that a demo person holds; null for who holds none. */
export function demoNumber(person: string, kind: CredentialKind): string | null {
  if (emptyHanded.has(person)) return null;
  const digest = createHash('sha256').update(`demo ${kind} ${person}`).digest('hex').toUpperCase();
  return kind === 'card' ? `04${digest.slice(0, 12)}` : bookletNumber(digest.slice(0, 7));
}
