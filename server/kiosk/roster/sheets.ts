/** The bytes of an xlsx or CSV file → its sheets as texts. Runs in a process of its own: see `reader.ts`. */
import { unzipSync } from 'fflate';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import type { RosterProblemCode } from '../contract.ts';
import type { RosterLimits } from './limits.ts';

/** Cells by row and column, both from 0; row 0 is the sheet's row 1. */
export type Sheet = readonly (readonly string[])[];

export type SheetsResult =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly why: Extract<RosterProblemCode, 'not-a-table' | 'too-large'> };

const mostColumns = 'AZ';
/** Room for titles above the header, besides the people. */
const rowsAround = 50;

export async function readSheets(file: Uint8Array, limits: RosterLimits): Promise<SheetsResult> {
  const isZip = file[0] === 0x50 && file[1] === 0x4b;
  const tooLong = (sheet: Sheet) => sheet.length > limits.rows + rowsAround;
  if (isZip) {
    const weight = weigh(file, limits.unpackedBytes);
    if (weight !== 'fine') return { ok: false, why: weight };
  }
  const sheets = isZip ? await xlsxSheets(file, limits.rows + rowsAround + 1) : csvSheets(file);
  if (sheets.some(tooLong)) return { ok: false, why: 'too-large' };
  return sheets.length === 0 ? { ok: false, why: 'not-a-table' } : { ok: true, sheets };
}

/** By the sizes that the zip declares; hucre then unpacks no entry beyond its declared size, unless that is 0. */
function weigh(file: Uint8Array, most: number): 'fine' | 'too-large' | 'not-a-table' {
  let total = 0;
  let lies = false;
  unzipSync(file, {
    filter: ({ size, originalSize }) => {
      total += originalSize;
      lies ||= originalSize === 0 && size > 2; // nothing at all deflates to two bytes
      return false;
    },
  });
  if (lies) return 'not-a-table';
  return total > most ? 'too-large' : 'fine';
}

async function xlsxSheets(file: Uint8Array, rows: number): Promise<Sheet[]> {
  const book = await readXlsx(file, {
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    range: `A1:${mostColumns}${rows}`,
  });
  return book.sheets.map((sheet) => {
    const texts = sheet.rows.map((row) => row.map(text));
    // One value for several rows (a group's name beside its members) stands in the uppermost cell only.
    for (const { startRow, endRow, startCol } of sheet.merges ?? [])
      for (let row = startRow + 1; row <= Math.min(endRow, texts.length - 1); row++) {
        const cells = texts[row];
        if (cells) cells[startCol] = texts[startRow]?.[startCol] ?? '';
      }
    return texts;
  });
}

function csvSheets(file: Uint8Array): Sheet[] {
  const content = decode(file);
  if (content.includes('\0')) return [];
  return [parseCsv(content).map((row) => row.map(text))];
}

function text(cell: string | number | boolean | Date | null): string {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
}

/** UTF-8 with or without its mark; UTF-16 is Excel's “Unicode text”; what is neither is GB 18030, Chinese Excel's CSV. */
function decode(file: Uint8Array): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030').decode(file);
  }
}
