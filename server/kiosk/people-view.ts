/** What the desk shows of the people's record: turns (WJ-02) and exemptions (GB-02, XN-06). */
import { policyOn } from '../domain/branch.ts';
import { addDays, dateOf, type LocalDate } from '../domain/date.ts';
import type { Exemption } from '../domain/exemption.ts';
import type { Person, PersonClass } from '../domain/person.ts';
import { trueTime } from '../domain/stamp.ts';
import { branchOf, type State } from '../domain/state.ts';
import type { Id } from '../domain/vocabulary.ts';
import type { ClassView, ExemptionsPage, ExemptionView, MemberPage, TurnsPage, TurnView } from './contract.ts';

/** Null: nobody of that id was ever on the roster. */
export function memberPage(state: State, id: Id): MemberPage | null {
  const person = state.people.get(id);
  if (person === undefined) return null;
  return { person: id, marks: [...person.marks.keys()], turns: turnsOf(state, person).reverse() };
}

/** `year`: `2026`. */
export function turnsPage(state: State, year: string): TurnsPage {
  const turns = [...state.people.values()]
    .flatMap((person) => turnsOf(state, person))
    .filter(({ day, as, before, place }) => day.startsWith(year) && (as === null || before !== null || place !== null));
  return { year, turns: turns.sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0)) };
}

/** By day; those that were taken back stand among them and change nothing. */
function turnsOf(state: State, person: Person): TurnView[] {
  let before: ClassView | null = null;
  return person.turns
    .map((turn) => ({ ...turn, day: turn.day ?? dateOf(trueTime(turn.at, state.clocks)) }))
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
    .map(({ source, day, as, place, undone }): TurnView => {
      const view = as === null ? null : classView(as);
      const turn = { id: source.id, person: person.id, name: person.name, day, as: view, before, place };
      if (undone === null) before = view;
      return { ...turn, undone: undone !== null };
    });
}

function classView({ standing, category, probationary, elsewhere, dual }: PersonClass): ClassView {
  return { standing, category, probationary, elsewhere, dual };
}

const order: readonly ExemptionView['standing'][] = ['asked', 'holds', 'ahead', 'refused', 'over'];

export function exemptionsPage(state: State, today: LocalDate): ExemptionsPage {
  const branch = branchOf(state);
  const rules = branch === null ? null : policyOn(branch, today).participation;
  const rows = [...state.people.values()].flatMap((person) =>
    person.exemptions.flatMap((one) => exemptionView(person, one, today)),
  );
  return {
    exemptible: [...(rules?.exemptible ?? [])],
    inWriting: rules?.exemptionInWriting ?? false,
    superior: branch?.superior ?? null,
    rows: rows.sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || (a.from > b.from ? -1 : 1)),
  };
}

/** None where neither the request nor a grant is known any more. */
function exemptionView({ id: person, name }: Person, exemption: Exemption, today: LocalDate): ExemptionView[] {
  const { id, asked, answer, ended } = exemption;
  const said = answer?.approved === true ? answer : asked;
  if (said === null) return [];
  const { category, from, to } = said;
  const cut = ended === null ? null : addDays(ended.on, -1);
  const until = to === null || (cut !== null && cut < to) ? cut : to;
  const written = asked?.written === true || (answer?.approved === true && answer.written === true);
  const standing = standingOf(answer, from, until, today);
  const words = answer?.approved === false ? answer.reason : '';
  const answered = answer?.office === undefined ? null : { office: answer.office, reason: words };
  return [{ id, person, name, category, from, until, reason: asked?.reason ?? '', written, standing, answered }];
}

function standingOf(
  answer: Exemption['answer'],
  from: LocalDate,
  until: LocalDate | null,
  today: LocalDate,
): ExemptionView['standing'] {
  if (answer === null) return 'asked';
  if (!answer.approved) return 'refused';
  if (until !== null && (until < today || until < from)) return 'over';
  return from > today ? 'ahead' : 'holds';
}
