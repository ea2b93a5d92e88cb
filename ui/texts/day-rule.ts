/** The rule of the day in words (CX-01, GB-01, PL-05, XN-11). */
import type { DayRule } from '../../server/kiosk/contract.ts';
import { unreachable } from '../elements/unreachable.ts';

export function ruleText({ rule, chosenDay }: Pick<DayRule, 'rule' | 'chosenDay'>): string {
  switch (rule.kind) {
    case 'day-of-month':
      return `每月 ${rule.day} 日${rule.inHolidays === 'stays' ? '，节假日不变' : '，逢法定节假日可在当月提前或顺延'}`;
    case 'first-working-day':
      return '每月第一个工作日';
    case 'weekdays':
      return `每月一次，${rule.days.map(({ weekday, evening }) => weekdayText(weekday, evening)).join('或')}`;
    case 'days-of-month':
      return `每月 ${rule.from} 日到 ${rule.to} 日之间`;
    case 'chosen-day':
      return chosenDay === null ? '每月固定一天，请先定日子' : `每月 ${chosenDay} 日，本支部固定日`;
    case 'free':
      return '每月一次，结合工作安排';
    default:
      return unreachable(rule);
  }
}

const weekdayText = (weekday: number, evening: boolean): string =>
  `周${'一二三四五六日'[weekday - 1]}${evening ? '晚上' : ''}`;
