/** Commands about a year's assessment. The sheet reckons, the district committee decides. */
import { isOverturned, scoreOf, type YearAssessment } from '../assessment.ts';
import { barKey } from '../assessment-bars.ts';
import { assessmentSheet, type Sheet } from '../assessment-sheet.ts';
import type { CommandDataOf } from '../commands.ts';
import { dateOf } from '../date.ts';
import type { NewEvent } from '../events.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

/** Runs `then` on the sheet of a year whose policy has an assessment. */
function onSheet(
  setting: Setting,
  year: string,
  then: (sheet: Sheet, kept: YearAssessment | undefined) => Outcome,
): Outcome {
  const sheet = assessmentSheet(setting.state, year, dateOf(setting.now));
  return sheet === null ? refused('not-in-policy') : then(sheet, setting.state.assessments.get(year));
}

const about = (year: string) => `assessment:${year}`;

/** The words of something, if there are any. */
function worded(setting: Setting, year: string, of: Id, text: string): NewEvent[] {
  return text === '' ? [] : [event(setting, about(year), 'assessment.worded', { of, text })];
}

function score(setting: Setting, { year, note, ...scored }: CommandDataOf<'assessment.score'>): Outcome {
  return onSheet(setting, year, ({ assessment, sections }, kept) => {
    const row = sections.flatMap(({ rows }) => rows).find((one) => one.row.id === scored.row)?.row;
    if (row === undefined || !assessment.levels.includes(scored.level)) return refused('not-in-policy');
    if (scored.points > row.points) return refused('too-many-points');
    if (kept?.scores.some(({ id }) => id === scored.score)) return asItWas;
    const before = scoreOf(kept, row.id, scored.level);
    if (before?.points === scored.points && before.note === note) return asItWas;
    return done(
      event(setting, about(year), 'assessment.scored', { ...scored, replaces: before?.id ?? null }),
      ...worded(setting, year, scored.score, note),
    );
  });
}

function withdrawScore(setting: Setting, data: CommandDataOf<'assessment.withdraw-score'>): Outcome {
  const { year, ...withdrawn } = data;
  return onSheet(setting, year, (_, kept) => {
    const known = kept?.scores.find(({ id }) => id === withdrawn.score);
    if (known === undefined) return refused('no-such-entry');
    if (known.withdrawn !== null) return asItWas;
    return done(event(setting, about(year), 'assessment.score-withdrawn', withdrawn));
  });
}

function veto(setting: Setting, { year, text, ...stated }: CommandDataOf<'assessment.veto'>): Outcome {
  return onSheet(setting, year, ({ assessment }, kept) => {
    if (kept?.vetoes.some(({ id }) => id === stated.veto)) return asItWas;
    if (stated.ground !== null && assessment.vetoes.every(({ id }) => id !== stated.ground))
      return refused('not-in-policy');
    if (stated.ground === null && text === '') return refused('reason-missing');
    return done(event(setting, about(year), 'assessment.vetoed', stated), ...worded(setting, year, stated.veto, text));
  });
}

function withdrawVeto(setting: Setting, { year, ...withdrawn }: CommandDataOf<'assessment.withdraw-veto'>): Outcome {
  return onSheet(setting, year, (_, kept) => {
    const known = kept?.vetoes.find(({ id }) => id === withdrawn.veto);
    if (known === undefined) return refused('no-such-entry');
    if (known.withdrawn !== null) return asItWas;
    return done(event(setting, about(year), 'assessment.veto-withdrawn', withdrawn));
  });
}

/** Nobody is qualified below the points, with rows not scored, or against a ground that bars; the contrary is always open. */
function decide(setting: Setting, { year, ...decision }: CommandDataOf<'assessment.decide'>): Outcome {
  return onSheet(setting, year, ({ assessment, totals, bars, reached, changedSince }, kept) => {
    const last = kept?.decisions.at(-1);
    const { points, missing } = totals.get(assessment.levels.at(-1) ?? 'branch') ?? { points: 0, missing: [] };
    if (kept?.decisions.some((one) => one.decision === decision.decision)) return asItWas;
    const stands = kept !== undefined && changedSince === null && !isOverturned(kept);
    if (stands && last?.qualified === decision.qualified) return asItWas;
    if (decision.qualified && missing.length > 0) return refused('scores-missing');
    if (decision.qualified && !reached) return refused('not-qualified');
    return done(event(setting, about(year), 'assessment.decided', { ...decision, points, bars: bars.map(barKey) }));
  });
}

function publish(setting: Setting, { year, on }: CommandDataOf<'assessment.publish'>): Outcome {
  return onSheet(setting, year, (_, kept) => {
    if (kept === undefined || kept.decisions.length === 0) return refused('not-decided');
    return kept.published !== null ? asItWas : done(event(setting, about(year), 'assessment.published', { on }));
  });
}

function object(setting: Setting, { year, text, ...objected }: CommandDataOf<'assessment.object'>): Outcome {
  return onSheet(setting, year, (_, kept) => {
    if (kept === undefined || kept.published === null) return refused('not-decided');
    if (kept.objections.some(({ id }) => id === objected.objection)) return asItWas;
    return done(
      event(setting, about(year), 'assessment.objected', objected),
      ...worded(setting, year, objected.objection, text),
    );
  });
}

function answerObjection(setting: Setting, data: CommandDataOf<'assessment.answer-objection'>): Outcome {
  const { year, ...answered } = data;
  return onSheet(setting, year, (_, kept) => {
    const known = kept?.objections.find(({ id }) => id === answered.objection);
    if (known === undefined) return refused('no-such-entry');
    if (known.upheld === answered.upheld) return asItWas;
    return done(event(setting, about(year), 'assessment.objection-answered', answered));
  });
}

/** Commands about a year's assessment. */
export const assessmentDeciders = {
  'assessment.score': score,
  'assessment.withdraw-score': withdrawScore,
  'assessment.veto': veto,
  'assessment.withdraw-veto': withdrawVeto,
  'assessment.decide': decide,
  'assessment.publish': publish,
  'assessment.object': object,
  'assessment.answer-objection': answerObjection,
} satisfies Deciders;
