import { createCell } from '../platform/cell.ts';

/** What a table can hold a row for each of. */
export type TableKind = 'measures' | 'targets' | 'actors' | 'measurements';

/** Somebody wants to bring in a table, perhaps of one kind. Undefined while nobody does. */
export const importRequest = createCell<{ readonly kind: TableKind | undefined } | undefined>(undefined);
