import { type Cell, createCell } from '../../platform/cell.ts';
import type { ImportKind } from './columns.ts';
import type { ImportSettings } from './import-settings.ts';
import type { Table } from './read-table.ts';

/** How far somebody has come with a table. It is on this page only, and in no plan. */
export interface BegunImport {
  readonly step: 'source' | 'columns' | 'preview';
  readonly kind: ImportKind;
  /** What was pasted, or stands in the file. */
  readonly text: string;
  readonly fileName: string | undefined;
  /** Why the text was not taken. */
  readonly refusal: Refusal | undefined;
  readonly read: { readonly table: Table; readonly settings: ImportSettings } | undefined;
}

export type Refusal =
  | {
      readonly why:
        | 'empty'
        | 'too-many-rows'
        | 'too-many-columns'
        | 'too-large'
        | 'workbook'
        | 'binary'
        | 'unreadable';
    }
  | { readonly why: 'learners'; readonly heading: string };

export const NOTHING_BEGUN: BegunImport = {
  step: 'source',
  kind: 'measures',
  text: '',
  fileName: undefined,
  refusal: undefined,
  read: undefined,
};

const begun = new Map<string, Cell<BegunImport>>();

/** What one person has begun in one plan: it is still there when the dialog was closed by accident. */
export function begunImport(plan: {
  readonly planId: string;
  readonly participantId: string;
}): Cell<BegunImport> {
  const key = `${plan.planId}/${plan.participantId}`;
  const cell = begun.get(key) ?? createCell(NOTHING_BEGUN);
  begun.set(key, cell);
  return cell;
}
