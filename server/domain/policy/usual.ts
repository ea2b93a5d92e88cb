/** What the presets share: values for what their documents leave open, and the ways to write a duty down. */
import type { Category } from '../vocabulary.ts';
import type { Appraisal, Obligation, Policy, Terms } from './schema.ts';

/** KX-12. */
export const usualSignIn: Policy['signIn'] = { earlyMinutes: 90, forgottenHours: 14, mostParked: 200 };

/** As the rules for elections of basic organisations have it. */
export const usualTerms: Terms = {
  committeeAtMost: 7,
  years: [2, 3],
  extensionMonthsAtMost: 12,
  remindMonthsBefore: 3,
  vacancyDays: 90,
};

export const usualAppraisal: Appraisal = {
  ballot: ['好', '一般', '差'],
  grades: ['优秀', '合格', '基本合格', '不合格'],
  steps: ['个人自评', '党员互评', '民主测评', '综合分析'],
  votersAtLeast: 5,
  warningShare: null,
};

/** Reading 4: dues are due from the frail and the floating, too. */
export const everyCategory: Category[] = ['ordinary', 'floating', 'frail', 'away', 'front-line', 'retired'];

/** A document that says nothing of absence. */
export const noAbsenceRules: Policy['absence'] = {
  writtenLeave: false,
  contact: false,
  readOut: false,
  run: null,
  idle: null,
  makeUp: { owed: false, forms: [], withinDays: null, undoesAbsence: false },
};

/** A document that asks for no rate: everybody is expected, and the rate is told without being judged. */
export const noRate: Policy['participation'] = {
  threshold: null,
  inclusive: true,
  per: 'year',
  average: 'mean-of-rates', // reading 2
  base: 'expected',
  leave: 'absent', // reading 1
  outside: [],
  exemptible: [],
  exemptionInWriting: false,
  probationary: true, // reading 9
};

/** A document that says of dues no more than that they are paid. */
export const plainDues: Policy['dues'] = {
  inPerson: false,
  noPayrollDeduction: false,
  yearlyReview: false,
  dueFrom: everyCategory, // reading 4
  remindAfterMonths: 1,
};

/** A document that asks for nothing beside its obligations and papers. */
export const noPaperwork = {
  onThemeDay: [],
  unitGrades: null,
  rectification: { looks: [], review: false },
  publications: [],
  organisationLife: { committeeFirst: false, everyoneSpeaks: false, minutesToSuperior: false },
  room: [],
  ties: { responsible: [], linked: [] },
  fundsPerHead: null,
  assessment: null,
} satisfies Partial<Policy>;

type By = Obligation['by'];

/** What a branch of any kind must hold at least once in each period, but for `more`. */
export function must(
  id: string,
  title: string,
  by: By,
  per: Obligation['per'],
  more: Partial<Obligation> = {},
): Obligation {
  return { id, title, by, per, atLeast: 1, months: null, kinds: null, duty: 'must', level: 'branch', ...more };
}

/** What may be held, named by what fulfils it. */
export function may(by: By[number], title: string, more: Partial<Obligation> = {}): Obligation {
  return must(by, title, [by], 'year', { duty: 'optional', ...more });
}
