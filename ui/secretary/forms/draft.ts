/** A form as far as it is filled in: what can be chosen, what stands, whether it is whole, and the command that comes of it. */
import type { CommandData } from '../../../server/domain/commands.ts';
import type { Fact } from '../../../server/domain/events/ledger.ts';
import type { Choices } from '../../../server/kiosk/contract.ts';
import { choiceNote, choiceText, type Entered } from '../../texts/entries.ts';
import { type CommandFormName, commandForms, entryFields, type Field } from './fields.ts';

/** Values by field. */
export type Values = Readonly<Record<string, unknown>>;

interface Common {
  /** By field, what is known and not asked any more. */
  readonly given: Values;
  /** By field: only these may be chosen. */
  readonly among: Readonly<Record<string, readonly string[]>>;
}

/** A fact to be entered. */
interface EntryTask extends Common {
  readonly what: Entered;
  /** What stands at first: likely values, or the entry that is corrected. */
  readonly was?: Values;
  /** The entry that it takes the place of. */
  readonly corrects?: string;
}

/** Something to be told with another command. */
interface CommandTask extends Common {
  readonly form: CommandFormName;
}

export type Task = EntryTask | CommandTask;

/** The fields that are asked for beside what is chosen, in their order. */
export function fieldsOf(task: Task, values: Values = {}): Readonly<Record<string, Field>> {
  const all: Readonly<Record<string, Field>> = 'what' in task ? entryFields(task.what) : commandForms[task.form].fields;
  const chosen = Object.values(values);
  const asked = Object.entries(all).filter(
    ([name, { beside }]) => !(name in task.given) && (beside === undefined || chosen.includes(beside)),
  );
  return Object.fromEntries(asked);
}

/** What stands before anybody has touched the form; a day is `today`. */
export function startOf(task: Task, lists: Choices, today: string): Values {
  const was = 'what' in task ? task.was : undefined;
  const stand = Object.entries(fieldsOf(task, was)).map(([name, { stands }]) => [name, stands] as const);
  return settled(task, { ...Object.fromEntries(stand), on: today, ...was }, lists, today);
}

export function changed(task: Task, values: Values, to: Values, lists: Choices, today: string): Values {
  return settled(task, { ...values, ...to }, lists, today);
}

/** What is not offered beside the other values goes; what alone is offered stands. */
function settled(task: Task, values: Values, lists: Choices, today: string): Values {
  const now = { ...values };
  const before = 'what' in task ? task.was : undefined;
  for (const [name, { ask }] of Object.entries(fieldsOf(task, values))) {
    if (ask.by !== 'list') continue;
    const offered = offers(task, name, now, lists, today).map(({ value }) => value);
    const stands = now[name] !== undefined && (offered.includes(now[name]) || now[name] === before?.[name]);
    if (!stands) now[name] = offered.length === 1 ? offered[0] : undefined;
  }
  return now;
}

export interface Offer {
  readonly value: unknown;
  readonly label: string;
  readonly note: string;
}

/** What can be chosen for a field, beside what is chosen already. */
export function offers(task: Task, name: string, values: Values, lists: Choices, today: string): readonly Offer[] {
  const ask = fieldsOf(task, values)[name]?.ask;
  const among = task.among[name];
  switch (ask?.by) {
    case 'choice':
      return ask.of.map((offer) => ({ ...offer, note: '' }));
    case 'year':
      return [-1, 0, 1].map((by) => {
        const year = String(Number(today.slice(0, 4)) + by);
        return { value: year, label: choiceText(year), note: '' };
      });
    case 'list': {
      const chosen = new Set<unknown>([...Object.values(task.given), ...Object.values(values)]);
      return lists[ask.from]
        .filter(({ id }) => among === undefined || among.includes(id))
        .filter(({ beside }) => beside.length === 0 || beside.some((one) => chosen.has(one)))
        .map(({ id, title, note }) => ({
          value: ask.as === 'number' ? Number(id) : id,
          label: choiceText(title),
          note: choiceNote(note),
        }));
    }
    default:
      return [];
  }
}

export function isWhole(task: Task, values: Values): boolean {
  return Object.keys(fieldsOf(task, values)).every((name) => values[name] !== undefined);
}

/** `id` for what is told anew. The edge of the service checks what comes of a table of fields. */
export function commandOf(task: Task, values: Values, id: string, reason: string): CommandData {
  const filled = Object.fromEntries(Object.keys(fieldsOf(task, values)).map((name) => [name, values[name]]));
  if ('form' in task) {
    const told = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== ''));
    return { type: commandForms[task.form].type, data: { ...task.given, ...told } } as CommandData;
  }
  const { on, text, ...fields } = filled;
  const fact = { what: task.what, ...task.given, ...fields } as Fact;
  const corrects = task.corrects === undefined ? null : { entry: task.corrects, reason };
  return {
    type: 'ledger.write',
    data: { entry: id, on: String(on), fact, text: String(text), evidence: [], corrects },
  };
}
