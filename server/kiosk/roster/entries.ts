/** Sheets → people, or every reason why not. Pure. */
import { readBooklet } from '../../../firmware-protocol/booklet.ts';
import type { PersonEntry } from '../../domain/commands/roster.ts';
import type { RosterProblem, RosterProblemCode } from '../contract.ts';
import { type ColumnId, categories, columnOf, probation, standings, tidy } from './columns.ts';
import type { Sheet } from './sheets.ts';

export interface ImportedPerson {
  readonly entry: PersonEntry;
  /** Number of the booklet as printed, check character included. */
  readonly booklet?: string;
}

export type RosterImport =
  | { readonly ok: true; readonly people: readonly ImportedPerson[] }
  | { readonly ok: false; readonly problems: readonly RosterProblem[] };

/** What is there already. */
export interface Existing {
  /** The branch's own name: who “belongs” to it is at home here. */
  readonly branch: string;
  readonly people: readonly { readonly name: string; readonly group?: string | null; readonly home?: string | null }[];
  readonly hasBooklet: (number: string) => boolean;
}

/** Titles may stand above the header. */
const headerWithin = 10;
/** The template's example row begins so; left in the file, it is passed over. */
export const exampleMark = '示例';

export function importSheets(sheets: readonly Sheet[], existing: Existing, mostPeople: number): RosterImport {
  const found = findHeader(sheets);
  if (!found) return fileProblem('no-header');
  const { sheet, row: headerRow, columns } = found;
  const rows = sheet
    .map((cells, at) => new Row(cells, at + 1, sheet[headerRow] ?? [], columns))
    .slice(headerRow + 1)
    .filter((row) => !row.isEmpty && !row.get('name').startsWith(exampleMark));
  if (rows.length === 0) return fileProblem('no-rows');
  if (rows.length > mostPeople) return fileProblem('too-large');

  const problems: RosterProblem[] = [];
  const people: ImportedPerson[] = [];
  const known = new Set(existing.people.map(nameKey));
  const inFile = new Set<string>();
  const booklets = new Set<string>();
  for (const row of rows) {
    const wrong = (column: ColumnId, why: RosterProblemCode) => problems.push(row.problem(column, why));
    const entry = personOf(row, existing.branch, wrong);
    const key = nameKey(entry);
    if (entry.name !== '' && known.has(key)) wrong('name', 'already-in-roster');
    else if (entry.name !== '' && inFile.has(key)) wrong('name', 'twice-in-file');
    inFile.add(key);
    if (row.get('booklet') === '') {
      people.push({ entry });
      continue;
    }
    const booklet = readBooklet(row.get('booklet'));
    if (!booklet.ok) {
      wrong('booklet', 'bad-booklet');
      continue;
    }
    if (booklets.has(booklet.number) || existing.hasBooklet(booklet.number)) wrong('booklet', 'booklet-twice');
    booklets.add(booklet.number);
    people.push({ entry, booklet: booklet.number });
  }
  return problems.length === 0 ? { ok: true, people } : { ok: false, problems };
}

export function fileProblem(why: RosterProblemCode): RosterImport {
  return { ok: false, problems: [{ row: 0, column: '', value: '', why }] };
}

type Columns = ReadonlyMap<ColumnId, number>;

function findHeader(sheets: readonly Sheet[]): { sheet: Sheet; row: number; columns: Columns } | undefined {
  for (const sheet of sheets)
    for (const [row, cells] of sheet.slice(0, headerWithin).entries()) {
      const columns = new Map<ColumnId, number>();
      for (const [at, cell] of cells.entries()) {
        const id = columnOf(cell);
        if (id && !columns.has(id)) columns.set(id, at);
      }
      if (columns.has('name')) return { sheet, row, columns };
    }
  return undefined;
}

class Row {
  readonly isEmpty: boolean;
  readonly #cells: readonly string[];
  readonly #number: number;
  readonly #header: readonly string[];
  readonly #columns: Columns;

  constructor(cells: readonly string[], number: number, header: readonly string[], columns: Columns) {
    this.#cells = cells;
    this.#number = number;
    this.#header = header;
    this.#columns = columns;
    this.isEmpty = [...columns.keys()].every((column) => this.get(column) === '');
  }

  get(column: ColumnId): string {
    return tidy(this.#raw(column));
  }

  problem(column: ColumnId, why: RosterProblemCode): RosterProblem {
    const heading = this.#header[this.#columns.get(column) ?? -1] ?? '';
    return { row: this.#number, column: heading.trim(), value: this.#raw(column).slice(0, 80), why };
  }

  #raw(column: ColumnId): string {
    return this.#cells[this.#columns.get(column) ?? -1] ?? '';
  }
}

const nameShape = /^\p{sc=Han}+(?:·\p{sc=Han}+)*$/u;
const sums = new Set(['合计', '总计', '小计']);

function personOf(row: Row, branch: string, wrong: (column: ColumnId, why: RosterProblemCode) => void): PersonEntry {
  const name = row.get('name');
  if (name === '') wrong('name', 'name-missing');
  else if (name.length < 2 || name.length > 24 || !nameShape.test(name) || sums.has(name)) wrong('name', 'name-odd');

  const category = categories.get(row.get('category'));
  if (category === undefined) wrong('category', 'unknown-value');
  const who = standings.get(row.get('standing'));
  if (who === undefined) wrong('standing', 'unknown-value');
  const probationary = probation.get(row.get('probation'));
  if (probationary === undefined) wrong('probation', 'unknown-value');
  const group = row.get('group');
  if (group.length > 20) wrong('group', 'unknown-value');
  const home = row.get('home');
  if (home.length > 40) wrong('home', 'unknown-value');

  return {
    name,
    standing: who?.standing ?? 'member',
    category: category ?? 'ordinary',
    probationary: probationary || who?.probationary || false,
    ...(group === '' ? {} : { group }),
    ...(home === '' || sameBranch(home, branch) ? {} : { home }),
    ...(who?.invitee === undefined ? {} : { invitee: who.invitee }),
  };
}

/** 中共赤溪镇杜家村支部委员会, 杜家村党支部 and 杜家村支部 are one branch. */
function sameBranch(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    tidy(name)
      .replace(/^中共/, '')
      .replace(/委员会$/, '')
      .replace('党支部', '支部'),
  );
  return a !== undefined && b !== undefined && (a.endsWith(b) || b.endsWith(a));
}

/** Two people of one name are told apart by group or home, as in the roster itself. */
function nameKey(person: Existing['people'][number] | PersonEntry): string {
  return [person.name, person.group ?? '', person.home ?? ''].join('\n');
}
