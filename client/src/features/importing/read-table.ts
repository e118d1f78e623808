import { parse } from 'papaparse';

export const DELIMITERS = ['\t', ';', ','] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * What a plan takes at once. More is not looked through by anybody before it comes in; with so many the page stands still
 * for a fifth of a second, and the relay takes them as one change.
 */
export const MOST_ROWS = 2000;
export const MOST_COLUMNS = 60;
export const MOST_BYTES = 1_000_000;

/** The cells of a table as they were written, without the spaces around them. Row 0 is the first of the sheet. */
export interface Table {
  readonly delimiter: Delimiter;
  readonly cells: readonly (readonly string[])[];
  /** Of the widest row. */
  readonly width: number;
}

export type TableReading =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'refused'; readonly why: 'empty' | 'too-many-rows' | 'too-many-columns' | 'too-large' };

/** Takes a text apart into cells, by the delimiter that it is given or finds. Never throws. */
export function readTable(text: string, given?: Delimiter): TableReading {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return { kind: 'refused', why: 'too-large' };
  // What Excel writes before a table to say how it is parted.
  const said = /^\uFEFF?sep=(.)\r?\n/iu.exec(text);
  const plain = text.slice(said?.[0].length ?? 0).replace(/^\uFEFF/u, '');
  const delimiter = given ?? DELIMITERS.find((each) => each === said?.[1]) ?? findDelimiter(plain);
  const { data } = parse<string[]>(quoteStray(plain, delimiter), { delimiter });
  const cells = withoutBlankEnd(data.map((row) => row.map((cell) => cell.trim())));
  if (cells.length === 0) return { kind: 'refused', why: 'empty' };
  // One more for the headings.
  if (cells.filter((row) => row.some((cell) => cell !== '')).length > MOST_ROWS + 1)
    return { kind: 'refused', why: 'too-many-rows' };
  const width = widthOf(cells);
  if (width > MOST_COLUMNS) return { kind: 'refused', why: 'too-many-columns' };
  return { kind: 'table', table: { delimiter, cells, width } };
}

/**
 * A quote at the beginning of a cell that no other one closes is one of its words: some programs copy cells as they are.
 * Put into quotes here, it does not take the rows below it along.
 */
function quoteStray(text: string, delimiter: Delimiter): string {
  const ends = `${delimiter}\\r\\n`;
  const closed = `"[^"]*(?:""[^"]*)*" *(?=[${ends}]|$)`;
  const cells = new RegExp(`(?<=^|[${ends}])(?:${closed}|(?<stray>"[^${ends}]*))`, 'gu');
  return text.replaceAll(cells, (cell, stray?: string) =>
    stray === undefined ? cell : `"${stray.replaceAll('"', '""')}"`,
  );
}

/** That which parts most of the first rows into the same number of cells; of equals the one that is rarer in words. */
function findDelimiter(text: string): Delimiter {
  const scores = DELIMITERS.map((delimiter) => {
    const { data } = parse<string[]>(quoteStray(text, delimiter), {
      delimiter,
      preview: 20,
      skipEmptyLines: true,
    });
    const widths = Map.groupBy(data, (row) => row.length);
    widths.delete(1);
    return Math.max(0, ...[...widths.values()].map((rows) => rows.length)) / Math.max(1, data.length);
  });
  const best = Math.max(...scores);
  return DELIMITERS.find((_, index) => best > 0 && scores[index] === best) ?? ',';
}

function withoutBlankEnd(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  return rows.slice(0, last + 1);
}

function widthOf(rows: readonly (readonly string[])[]): number {
  return rows.reduce((widest, row) => Math.max(widest, row.findLastIndex((cell) => cell !== '') + 1), 0);
}
