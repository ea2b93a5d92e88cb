/** What the desk shows of what is to be done: problems, services, matters passed up, reminders (GB-06, WJ-07, WJ-17). */
import { policyOn } from '../domain/branch.ts';
import type { LocalDate } from '../domain/date.ts';
import { ItemKind } from '../domain/events/item.ts';
import { type ItemView, itemsOf } from '../domain/items.ts';
import { branchOf, type State } from '../domain/state.ts';
import { nameOf } from '../service/views/names.ts';
import type { ItemsPage } from './contract.ts';

type Shown = ItemsPage['items'][number];

export function itemsPage(state: State, today: LocalDate): ItemsPage {
  const branch = branchOf(state);
  const all = ItemKind.options.flatMap((kind) => itemsOf(state, kind, today)).flatMap((view) => shown(state, view));
  const isOpen = ({ standing }: Shown) => standing === 'open' || standing === 'late';
  const byDue = ({ due, on }: Shown) => due ?? on;
  return {
    items: [
      ...all.filter(isOpen).sort((a, b) => (byDue(a) < byDue(b) ? -1 : 1)),
      ...all.filter((item) => !isOpen(item)).sort((a, b) => (a.on > b.on ? -1 : 1)),
    ],
    looks: branch === null ? [] : policyOn(branch, today).rectification.looks,
  };
}

function shown(state: State, { item, person, due, standing }: ItemView): Shown[] {
  if (standing === 'withdrawn') return [];
  const { id, kind, on, from, text, measures } = item;
  const last = item.trail.at(-1);
  return [
    {
      id,
      kind,
      on,
      from,
      read: item.read !== null,
      text,
      measures,
      person,
      name: nameOf(state, person),
      due,
      standing,
      last:
        last === undefined
          ? null
          : {
              on: last.on,
              text: last.text,
              stage: last.what === 'progress' ? last.stage : null,
              passed: last.what === 'review' ? last.passed : null,
            },
    },
  ];
}
