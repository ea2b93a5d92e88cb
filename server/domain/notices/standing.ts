/** Notices about what stands: the committee's term, problems to be put right, the room, ties, money (WJ-01, WJ-08, GB-06, XN-10). */
import { policyOn } from '../branch.ts';
import { addDays, addMonthsTo, type LocalDate } from '../date.ts';
import { ItemKind } from '../events/item.ts';
import { fundsOf } from '../funds.ts';
import { type ItemView, itemsOf } from '../items.ts';
import { clauseOf } from '../policy/clauses.ts';
import { roomOf, tiesOf } from '../premises.ts';
import { termOf } from '../terms.ts';
import { branchWord, type Draft, type Look } from './notice.ts';

export function standingNotices(look: Look): Draft[] {
  return [...terms(look), ...ItemKind.options.flatMap((kind) => items(look, kind)), ...premises(look), ...funds(look)];
}

/** WJ-01: the branch is reminded; what is overdue is the superior's to put right. */
function terms({ state, policy, today }: Look): Draft[] {
  const term = termOf(state, policy, today);
  if (term === null) return [];
  const { elected, due, standing, extension, seats, vacancies } = term;
  const clause = (path: string) => clauseOf(policy, `terms.${path}`);
  const drafts: Draft[] = vacancies
    .filter(({ overdue }) => overdue)
    .map(({ seat, since }) => ({
      kind: 'seat-vacant',
      of: `${seat}:${since}`,
      level: 'branch',
      clause: clause('vacancyDays'),
      facts: { seat },
      since,
      due: addDays(since, policy.terms.vacancyDays),
      closing: 'fact',
    }));
  if (standing !== 'running') {
    const level = standing === 'overdue' ? 'township' : 'branch';
    const since = addMonthsTo(due, -policy.terms.remindMonthsBefore);
    const facts = { elected };
    drafts.push({
      kind: 'term-ending',
      of: elected,
      level,
      clause: clause('years'),
      facts,
      since,
      due,
      closing: 'fact',
    });
  }
  if (extension !== null && (extension.tooLong || extension.approved < extension.months)) {
    const { months, approved } = extension;
    const path = 'extensionMonthsAtMost';
    drafts.push({
      kind: 'extension-unfounded',
      of: `${elected}:${months}`,
      level: 'township',
      clause: clause(path),
      facts: { months, approved },
      since: addMonthsTo(due, -approved),
      closing: extension.tooLong ? 'answer' : 'fact',
    });
  }
  if (!term.yearsAllowed)
    drafts.push(branchWord('term-length', elected, clause('years'), { elected, years: term.years }, elected));
  if (term.tooMany) {
    const facts = { seats: seats.map(({ seat }) => seat) };
    drafts.push(branchWord('committee-too-many', elected, clause('committeeAtMost'), facts, elected));
  }
  return drafts;
}

/** GB-06: every problem has measure, person and deadline; what was done about it waits for the review. */
function items({ state, branch, today }: Look, kind: ItemKind): Draft[] {
  const open = itemsOf(state, kind, today).filter(({ standing }) => standing === 'open' || standing === 'late');
  return open.flatMap((view): Draft[] => {
    const { item, person, due, standing, lacking } = view;
    const { rectification } = policyOn(branch, item.on);
    const clause = kind === 'rectification' ? clauseOf(policyOn(branch, item.on), 'rectification') : rows[kind];
    const common = { of: item.id, clause, closing: 'fact' } as const;
    const waits = kind === 'rectification' && rectification.review ? resultOn(view) : null;
    return [
      ...(standing === 'late' && due !== null
        ? [
            {
              ...common,
              kind: 'item-late',
              level: item.to,
              facts: { item: item.id, person },
              since: addDays(due, 1),
              due,
            } as const,
          ]
        : []),
      ...(kind === 'rectification' && lacking.length > 0
        ? [
            {
              ...common,
              kind: 'item-lacking',
              level: item.to,
              facts: { item: item.id, lacking },
              since: item.on,
            } as const,
          ]
        : []),
      ...(waits === null
        ? []
        : [{ ...common, kind: 'review-waiting', level: item.from, facts: { item: item.id }, since: waits } as const]),
    ];
  });
}

const rows = { service: 'WJ-07 二(三)3', 'passed-up': 'WJ-17 二(三)3', reminder: 'CX-17 附1 七' } as const;

/** The day on which a result was reported that nobody has looked at since. */
function resultOn({ item }: ItemView): LocalDate | null {
  const last = item.trail.at(-1);
  return last?.what === 'progress' && last.stage === 'result' ? last.on : null;
}

function premises({ state, policy, today, began }: Look): Draft[] {
  const missing = roomOf(state, policy, today).filter(({ standing }) => standing === 'missing');
  const unnamed = tiesOf(state, policy).filter(({ named }) => named === null);
  const [item] = missing;
  const [tie] = unnamed;
  const drafts: Draft[] = [];
  if (item !== undefined) {
    drafts.push({
      kind: 'room-lacking',
      of: 'room',
      level: 'branch',
      clause: clauseOf(policy, `room.${item.item.id}`),
      facts: { items: missing.map((one) => one.item.id) },
      since: item.checked?.on ?? today,
      closing: 'fact',
    });
  }
  if (tie !== undefined) {
    const facts = { ties: unnamed.map((one) => one.tie.id) };
    const clause = clauseOf(policy, 'ties');
    drafts.push({ kind: 'ties-unnamed', of: 'ties', level: 'branch', clause, facts, since: began, closing: 'fact' });
  }
  return drafts;
}

/** WJ-15: of years that are over; while a year runs, the money can still come. */
function funds({ state, branch, today, years, began }: Look): Draft[] {
  return years.flatMap((year): Draft[] => {
    const last = `${year}-12-31`;
    if (today <= last || last < began) return [];
    const policy = policyOn(branch, last);
    const short = fundsOf(state, policy, branch.kind, year, last).perHead?.short ?? 0;
    if (short === 0) return [];
    return [branchWord('funds-short', year, clauseOf(policy, 'fundsPerHead'), { year, short }, addDays(last, 1))];
  });
}
