/** A table as a file for Excel: xlsx, or CSV that Excel opens in Chinese. Rows are written as they are asked for. */
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';

export type Cell = string | number | null;

export interface Table {
  /** Of the sheet; at most 31 characters. */
  readonly name: string;
  /** Lines above the table: what it is, of when, for whom. */
  readonly about: readonly string[];
  readonly heads: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

export const sheetForms = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
export type SheetForm = keyof typeof sheetForms;

/** In characters of the common size. */
const widths = { first: 24, others: 12 } as const;

export function sheetFile(table: Table, form: SheetForm): Readable {
  // Typed as a browser's, and Node's own all the same.
  return Readable.fromWeb(written(table, form) as NodeStream<Uint8Array>);
}

function written(table: Table, form: SheetForm): ReadableStream<Uint8Array> {
  switch (form) {
    case 'xlsx':
      // Texts stand in it as texts, whatever they begin with.
      return writeXlsxStream(linesOf(table), {
        name: table.name,
        columns: table.heads.map((_, at) => ({ width: at === 0 ? widths.first : widths.others })),
      });
    case 'csv':
      // A text that begins with = + - @ would be reckoned by Excel: it is given an apostrophe before it.
      return writeCsvStream(linesOf(table), { bom: true, escapeFormulae: true, headers: false });
  }
}

function* linesOf({ about, heads, rows }: Table): Generator<Cell[]> {
  for (const line of about) yield [line];
  yield [];
  yield [...heads];
  for (const row of rows) yield [...row];
}
