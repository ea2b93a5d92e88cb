/** Commands about what is to be done. */
import { policyOn } from '../branch.ts';
import type { CommandDataOf } from '../commands.ts';
import { type Item, isReviewed } from '../item.ts';
import { speaksFor } from '../office.ts';
import { branchOf } from '../state.ts';
import type { Id } from '../vocabulary.ts';
import { asItWas, type Deciders, done, event, type Outcome, refused, type Setting } from './outcome.ts';

function raise(setting: Setting, data: CommandDataOf<'item.raise'>): Outcome {
  const { state } = setting;
  const { item: id, text, measures, ...raised } = data;
  const branch = branchOf(state);
  if (branch === null) return refused('not-set-up');
  if (state.items.has(id)) return asItWas;
  if (raised.person !== null && !state.people.has(raised.person)) return refused('no-such-person');
  if (raised.meeting !== null && !state.meetings.has(raised.meeting)) return refused('no-such-meeting');
  if (raised.parent !== null && !state.items.has(raised.parent)) return refused('no-such-entry');
  const { looks } = policyOn(branch, raised.on).rectification;
  if (raised.look !== null && !looks.some((look) => look.id === raised.look)) return refused('not-in-policy');
  const subject = `item:${id}`;
  return done(
    event(setting, subject, 'item.raised', raised),
    event(setting, subject, 'item.worded', { text, measures }),
  );
}

function reword(setting: Setting, { item: id, ...words }: CommandDataOf<'item.reword'>): Outcome {
  return whileOpen(setting, id, (item) => {
    if (item.text === words.text && item.measures === words.measures) return asItWas;
    if (!speaksFor(setting, item.from)) return refused('superior-answers');
    return done(event(setting, `item:${id}`, 'item.worded', words));
  });
}

function assign(setting: Setting, { item: id, ...assigned }: CommandDataOf<'item.assign'>): Outcome {
  return whileOpen(setting, id, (item) => {
    if (assigned.person !== null && !setting.state.people.has(assigned.person)) return refused('no-such-person');
    const last = item.assigned.at(-1);
    if (last?.person === assigned.person && last.due === assigned.due) return asItWas;
    return done(event(setting, `item:${id}`, 'item.assigned', assigned));
  });
}

function progress(setting: Setting, { item: id, text, ...step }: CommandDataOf<'item.progress'>): Outcome {
  return whileOpen(setting, id, (item) => {
    if (item.trail.some(({ entry }) => entry === step.entry)) return asItWas;
    const subject = `item:${id}`;
    return done(
      event(setting, subject, 'item.progressed', step),
      event(setting, subject, 'item.noted', { entry: step.entry, text }),
    );
  });
}

function review(setting: Setting, { item: id, text, ...step }: CommandDataOf<'item.review'>): Outcome {
  return whileOpen(setting, id, (item) => {
    if (item.trail.some(({ entry }) => entry === step.entry)) return asItWas;
    if (!speaksFor(setting, item.from)) return refused('superior-answers');
    const subject = `item:${id}`;
    return done(
      event(setting, subject, 'item.reviewed', step),
      event(setting, subject, 'item.noted', { entry: step.entry, text }),
    );
  });
}

function read(setting: Setting, { item: id }: CommandDataOf<'item.read'>): Outcome {
  return whileOpen(setting, id, (item) =>
    item.read !== null ? asItWas : done(event(setting, `item:${id}`, 'item.read', {})),
  );
}

/** GB-06: where the policy asks for a review, a problem is closed only on one that passed. */
function close(setting: Setting, { item: id, on }: CommandDataOf<'item.close'>): Outcome {
  const item = setting.state.items.get(id);
  const branch = branchOf(setting.state);
  if (item === undefined || item.withdrawn !== null || branch === null) return refused('no-such-entry');
  if (item.closed !== null) return asItWas;
  const asked = item.kind === 'rectification' && policyOn(branch, item.on).rectification.review;
  if (asked && !isReviewed(item)) return refused('not-reviewed');
  return done(event(setting, `item:${id}`, 'item.closed', { on }));
}

function reopen(setting: Setting, { item: id, reason }: CommandDataOf<'item.reopen'>): Outcome {
  const item = setting.state.items.get(id);
  if (item === undefined || item.withdrawn !== null) return refused('no-such-entry');
  return item.closed === null ? asItWas : done(event(setting, `item:${id}`, 'item.reopened', { reason }));
}

function withdraw(setting: Setting, { item: id, reason }: CommandDataOf<'item.withdraw'>): Outcome {
  const item = setting.state.items.get(id);
  if (item === undefined) return refused('no-such-entry');
  if (item.withdrawn !== null) return asItWas;
  if (!speaksFor(setting, item.from)) return refused('superior-answers');
  return done(event(setting, `item:${id}`, 'item.withdrawn', { reason }));
}

/** Runs `then` on the item if something can still be done about it. */
function whileOpen(setting: Setting, id: Id, then: (item: Item) => Outcome): Outcome {
  const item = setting.state.items.get(id);
  return item === undefined || item.closed !== null || item.withdrawn !== null ? refused('no-such-entry') : then(item);
}

/** Commands about what is to be done. */
export const itemDeciders = {
  'item.raise': raise,
  'item.reword': reword,
  'item.assign': assign,
  'item.progress': progress,
  'item.review': review,
  'item.read': read,
  'item.close': close,
  'item.reopen': reopen,
  'item.withdraw': withdraw,
} satisfies Deciders;
