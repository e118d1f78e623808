import { fold } from '../../session/match-words.ts';
import { columnsOf, type ImportField, type ImportKind } from './columns.ts';
import type { Table } from './read-table.ts';
import type { ReadyWords } from './ready-words.ts';

/** For each column of the sheet the field that it fills, if any. */
export type Mapping = readonly (ImportField | undefined)[];

/** The headings may stand below a title and an empty line, and seldom deeper. */
const DEEPEST_HEADINGS = 10;

/**
 * The row in which the headings stand: of the first rows that with most known headings; without any known one, the first
 * row, when what is below it differs in kind. Undefined when the table has none.
 */
export function findHeadings(table: Table, kind: ImportKind, words: ReadyWords): number | undefined {
  const known = table.cells
    .slice(0, DEEPEST_HEADINGS)
    .map((cells) => guessMapping(cells, kind, words).filter(Boolean).length);
  const most = Math.max(...known);
  if (most > 0) return known.indexOf(most);
  const [first = [], second] = table.cells;
  const isNumber = (cell: string): boolean => /^[\d.,\s%/-]+$/u.test(cell);
  const isAboveNumbers = second?.some((cell, column) => isNumber(cell) && !isNumber(first[column] ?? ''));
  return isAboveNumbers === true ? 0 : undefined;
}

/** Which field each heading means: the one that it names best, and no field twice. */
export function guessMapping(headings: readonly string[], kind: ImportKind, words: ReadyWords): Mapping {
  const mapping: (ImportField | undefined)[] = headings.map(() => undefined);
  const taken = new Set<ImportField>();
  for (const certainty of [3, 2, 1]) {
    for (const [field] of columnsOf(kind)) {
      if (taken.has(field)) continue;
      const column = headings.findIndex(
        (heading, at) =>
          mapping[at] === undefined && certaintyOf(heading, words.headings[field]) === certainty,
      );
      if (column < 0) continue;
      mapping[column] = field;
      taken.add(field);
    }
  }
  return mapping;
}

/** 3: it is the best name for the field; 2: one of its names; 1: one of its names stands in it with other words. */
function certaintyOf(heading: string, names: readonly string[]): number {
  const said = fold(heading)
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
  if (said === '') return 0;
  const index = names.indexOf(said);
  if (index >= 0) return index === 0 ? 3 : 2;
  const isIn = names.some((name) => name.length > 3 && ` ${said} `.includes(` ${name} `));
  return isIn ? 1 : 0;
}
