import type { ImportField, ImportKind } from './columns.ts';
import { findHeadings, guessMapping, type Mapping } from './map-columns.ts';
import type { DayOrder } from './read-date.ts';
import type { DecimalSign } from './read-number.ts';
import type { Table } from './read-table.ts';
import type { ReadyWords } from './ready-words.ts';

type Of<Value> = Readonly<Partial<Record<ImportField, Value>>>;

/** How a table is to be read: guessed first, and corrected by the person. */
export interface ImportSettings {
  readonly kind: ImportKind;
  /** The row in which the headings stand; what is above it is no row. */
  readonly headings: number | undefined;
  readonly mapping: Mapping;
  /** What the person said where a column did not say it. */
  readonly dayOrders: Of<DayOrder>;
  readonly signs: Of<DecimalSign>;
  /** What stands where a cell is empty, or no column holds it. */
  readonly fills: Of<string>;
  /** What becomes of names that are not in the plan. */
  readonly unknownNames: 'add' | 'leave';
  /** What becomes of rows that the plan or the table already has. */
  readonly duplicates: 'skip' | 'add' | 'update';
}

export function guessSettings(table: Table, kind: ImportKind, words: ReadyWords): ImportSettings {
  const headings = findHeadings(table, kind, words);
  return {
    kind,
    headings,
    mapping: guessMapping(headingsOf(table, headings), kind, words),
    dayOrders: {},
    signs: {},
    fills: {},
    unknownNames: 'add',
    duplicates: 'skip',
  };
}

/** The cells of the row of headings, one for each column; empty where there is none. */
export function headingsOf(table: Table, headings: number | undefined): readonly string[] {
  const cells = headings === undefined ? [] : (table.cells[headings] ?? []);
  return Array.from({ length: table.width }, (_, column) => cells[column] ?? '');
}

/** The rows below the headings in which anything stands, each with its place in the sheet, from 0. */
export function bodyOf(table: Table, headings: number | undefined): readonly SheetRow[] {
  const first = headings === undefined ? 0 : headings + 1;
  return table.cells.flatMap((cells, at) =>
    at >= first && cells.some((cell) => cell !== '') ? [{ at, cells }] : [],
  );
}

export interface SheetRow {
  readonly at: number;
  readonly cells: readonly string[];
}
