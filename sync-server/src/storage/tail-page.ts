import type { StoredRow } from './storage.ts';

/** What crosses between threads in one message: copying so much holds up either side for milliseconds only. */
const MAX_PAGE_ROWS = 10_000;
const MAX_PAGE_BYTES = 2 * 1024 * 1024;

export interface TailPage {
  readonly rows: readonly StoredRow[];
  readonly hasMore: boolean;
}

/** As many of the rows, from the first on, as make one page: one at least, if there is one. */
export function takePage(all: Iterable<StoredRow>): TailPage {
  const rows: StoredRow[] = [];
  let bytes = 0;
  for (const row of all) {
    bytes += row.update.length;
    if (rows.length > 0 && (rows.length >= MAX_PAGE_ROWS || bytes > MAX_PAGE_BYTES)) {
      return { rows, hasMore: true };
    }
    rows.push(row);
  }
  return { rows, hasMore: false };
}
