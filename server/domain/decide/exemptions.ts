/** Exemptions (GB-02, XN-06): only on one's own request, only with approval, and only where the policy knows them. */
import { policyOn } from '../branch.ts';
import type { CommandDataOf } from '../commands.ts';
import { speaksFor } from '../office.ts';
import { branchOf } from '../state.ts';
import { asItWas, type Deciders, event, type Outcome, refused, type Setting, told } from './outcome.ts';

function ask(setting: Setting, { person, reason, ...data }: CommandDataOf<'exemption.ask'>): Outcome {
  const asked = { ...data, to: data.to ?? null };
  const branch = branchOf(setting.state);
  if (branch === null) return refused('not-set-up');
  const known = setting.state.people.get(person);
  if (known === undefined || known.left) return refused('no-such-person');
  if (known.standing !== 'member') return refused('not-a-member');
  if (!policyOn(branch, asked.from).participation.exemptible.includes(asked.category)) return refused('not-exemptible');
  if (asked.to !== null && asked.to < asked.from) return refused('no-such-time');
  const waiting = known.exemptions.some(
    (one) =>
      one.answer === null &&
      one.asked?.category === asked.category &&
      one.asked.from === asked.from &&
      one.asked.to === asked.to,
  );
  if (waiting) return asItWas;
  return told(setting, { fact: event(setting, `person:${person}`, 'exemption.asked', asked), text: reason });
}

function answer(setting: Setting, data: CommandDataOf<'exemption.answer'>): Outcome {
  const { state } = setting;
  const branch = branchOf(state);
  const known = state.people.get(data.person)?.exemptions.find((one) => one.id === data.asked);
  if (branch === null || known?.asked == null) return refused('no-such-entry');
  if (known.answer !== null) return known.answer.approved === data.approved ? asItWas : refused('already-answered');
  if (!speaksFor(setting, 'township')) return refused('superior-answers');
  const { office } = setting;
  const by = office === undefined ? { by: data.by ?? branch.secretary } : { by: null, office };
  const { asked } = data;
  const subject = `person:${data.person}`;
  if (!data.approved) {
    const fact = event(setting, subject, 'exemption.answered', { approved: false, asked, ...by });
    return told(setting, { fact, text: data.reason });
  }
  const { category, from, to } = known.asked;
  const late = !known.asked.written && data.written === true;
  const written = known.asked.written || late;
  if (policyOn(branch, from).participation.exemptionInWriting && !written) return refused('needs-writing');
  const granted = { approved: true, asked, category, from, to, ...by, ...(late ? { written: true } : {}) } as const;
  return told(setting, { fact: event(setting, subject, 'exemption.answered', granted) });
}

function end(setting: Setting, { person, reason, ...ended }: CommandDataOf<'exemption.end'>): Outcome {
  const known = setting.state.people.get(person)?.exemptions.find((one) => one.id === ended.asked);
  if (known?.answer?.approved !== true) return refused('no-such-entry');
  if (known.ended !== null) return asItWas;
  return told(setting, { fact: event(setting, `person:${person}`, 'exemption.ended', ended), text: reason });
}

/** Commands about exemptions. */
export const exemptionDeciders = {
  'exemption.ask': ask,
  'exemption.answer': answer,
  'exemption.end': end,
} satisfies Deciders;
