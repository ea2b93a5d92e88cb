/** How what stands behind a notice is said: people, meetings, periods. */
import type { NoticesPage } from '../../server/kiosk/contract.ts';
import { dayText } from '../elements/clock.ts';

/** How the ids in the facts are said. */
export interface Naming {
  /** A person, a decision, a title; `（已删除）` where nothing is known any more. */
  name(id: string): string;
  people(ids: readonly string[]): string;
  titles(ids: readonly string[]): string;
  /** `11月15日主题党日` of a meeting. */
  meeting(id: string): string;
  days(meetings: readonly string[]): string;
  /** Of a meeting, or of a year, a quarter, a month. */
  about(id: string): string;
}

/** `most`: so many names are said before the rest are counted. */
export function namingBy(known: NoticesPage['names'], most: number): Naming {
  const name = (id: string) => known[id] ?? '（已删除）';
  const list = (words: readonly string[], counted: string) =>
    words.length <= most ? words.join('、') : `${words.slice(0, most).join('、')}等 ${words.length} ${counted}`;
  const day = (id: string) => (known[id] === undefined ? '' : dayText(known[id]));
  return {
    name,
    people: (ids) => list(ids.map(name), '人'),
    titles: (ids) => list(ids.map(name), '项'),
    meeting: (id) => `${day(id)}主题党日`,
    days: (meetings) => list(meetings.map(day), '次'),
    about: (id) => (known[id] === undefined ? periodText(id) : `${day(id)}主题党日`),
  };
}

/** `2026年`, `2026年上半年`, `2026年第1季度`, `2026年3月` */
export function periodText(period: string): string {
  const [year, part] = period.split('-');
  if (part === undefined) return `${year}年`;
  if (part.startsWith('H')) return `${year}年${part === 'H1' ? '上' : '下'}半年`;
  return part.startsWith('Q') ? `${year}年第${part.slice(1)}季度` : `${year}年${Number(part)}月`;
}
