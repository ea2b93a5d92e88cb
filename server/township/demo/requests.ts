/** What a simulated branch has asked its township and waits for (XN-06, XN-07). */
import { addDays, addMonths, instant, type LocalDate, monthOf } from '../../domain/date.ts';
import { ruleDaysIn } from '../../domain/day-standing.ts';
import type { Event } from '../../domain/events.ts';
import { isOwnMember } from '../../domain/person.ts';
import { branchOf } from '../../domain/state.ts';
import { createBox, type Past } from '../../simulate/box.ts';
import { createRandom } from '../../simulate/random.ts';

/** Of the day before `today`, where the policy of the branch has such requests; `name`: what makes their ids unlike others. */
export function requestsOf(name: string, past: Past, today: LocalDate): readonly Event[] {
  const box = createBox(name, createRandom(0), past);
  const branch = branchOf(past.state);
  const last = [...past.state.meetings.values()].findLast(({ plan, withdrawn }) => plan !== null && !withdrawn)?.plan;
  const rule = branch && ruleDaysIn(branch, `${addMonths(monthOf(today), 1)}-01`);
  if (last == null || !rule?.known) return [];
  box.reach(instant(addDays(today, -1), '16:00'));
  box.boot('runs');
  const [person] = [...past.state.people.values()].filter(isOwnMember).slice(-1);
  const frail = { category: 'frail' as const, from: today, reason: '术后休养，行动不便', written: true };
  if (person !== undefined) box.run({ type: 'exemption.ask', data: { person: person.id, ...frail } });
  const { published: _, ...plan } = { ...last, theme: '总结全年工作　谋划明年计划' };
  const meeting = `${name}-meeting`;
  const to = addDays(rule.usual, 2);
  box.run({ type: 'meeting.plan', data: { ...plan, meeting, date: rule.usual } });
  box.run({ type: 'meeting.reschedule', data: { meeting, to, reason: '当天全员参加上级统一培训' } });
  return box.take();
}
