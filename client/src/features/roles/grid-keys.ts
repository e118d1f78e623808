import type { KeyboardEvent } from 'react';

/** Where a cell stands in its table; the headers are row 0 and column 0. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** The cell of a table in which an event happened; none outside of cells. */
export function cellOf(target: EventTarget): HTMLTableCellElement | undefined {
  return target instanceof Element
    ? (target.closest<HTMLTableCellElement>('td, th') ?? undefined)
    : undefined;
}

export function placeOfCell(cell: HTMLTableCellElement): CellAt {
  const row = cell.closest('tr');
  return { row: row?.rowIndex ?? 0, column: cell.cellIndex };
}

/** Moves the focus from cell to cell, as in every grid; answers whether the key was one that does. */
export function moveByKey(event: KeyboardEvent<HTMLTableElement>): boolean {
  const { currentTarget: table, target } = event;
  const cell = cellOf(target);
  if (cell === undefined || event.altKey || event.metaKey || event.shiftKey) return false;
  const last = { row: table.rows.length - 1, column: (table.rows[0]?.cells.length ?? 1) - 1 };
  const isMirrored = getComputedStyle(table).direction === 'rtl';
  const to = stepFrom(placeOfCell(cell), { key: event.key, isFar: event.ctrlKey, isMirrored, last });
  if (to === undefined) return false;
  event.preventDefault();
  focusCell(table, to);
  return true;
}

function focusCell(table: HTMLTableElement, { row, column }: CellAt): void {
  const cell = table.rows[row]?.cells[column];
  (cell?.querySelector('button') ?? cell)?.focus({ preventScroll: true });
  // A browser's own scrolling lets what is focused lie under the names at the edges.
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

interface Step {
  readonly key: string;
  /** With Control: to the ends of the whole grid. */
  readonly isFar: boolean;
  readonly isMirrored: boolean;
  readonly last: CellAt;
}

/** As many rows as a low screen shows. */
const PAGE = 8;

/** Undefined for keys that do not move. The corner between the headers holds nothing and is passed over. */
export function stepFrom(at: CellAt, { key, isFar, isMirrored, last }: Step): CellAt | undefined {
  if (isFar && key !== 'Home' && key !== 'End') return undefined;
  const forward = isMirrored ? 'ArrowLeft' : 'ArrowRight';
  const to = { ...at };
  if (key === 'ArrowUp') to.row = Math.max(at.row - 1, 0);
  else if (key === 'ArrowDown') to.row = Math.min(at.row + 1, last.row);
  else if (key === 'PageUp') to.row = Math.max(at.row - PAGE, Math.min(at.row, 1));
  else if (key === 'PageDown') to.row = Math.min(at.row + PAGE, last.row);
  else if (key === 'Home') Object.assign(to, isFar ? { row: 1, column: 1 } : { column: 0 });
  else if (key === 'End') Object.assign(to, isFar ? last : { column: last.column });
  else if (key === forward) to.column = Math.min(at.column + 1, last.column);
  else if (key === 'ArrowLeft' || key === 'ArrowRight') to.column = Math.max(at.column - 1, 0);
  else return undefined;
  if (to.row > 0 || to.column > 0) return to;
  return key === 'Home' ? { row: 0, column: 1 } : at;
}
