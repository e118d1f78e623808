import type { RecordRoot } from '@holdfast/plan-model';
import { createContext, useContext, useSyncExternalStore } from 'react';

import { createCell, type Readable } from '../platform/cell.ts';
import type { FilterReading, ShownRecords } from './plan-filter.ts';
import { useReadable } from './use-readable.ts';

/** What is filtered, and what is shown because of it; undefined while the whole plan is. */
export interface Filtered extends FilterReading {
  readonly shown: ShownRecords | undefined;
}

/** Nothing is filtered. */
export const EVERYTHING: Filtered = {
  filter: { status: [], group: [], actor: [], cause: [], goal: [] },
  passedOver: 0,
  shown: undefined,
};

/**
 * To listen to, and not a value: for another value React would look through all that a plan has on the page, and of its
 * rows most stay as they are.
 */
export const FilteredContext = createContext<Readable<Filtered>>(createCell(EVERYTHING));

export function useFiltered(): Filtered {
  return useReadable(useContext(FilteredContext));
}

type ShownIds = ReadonlySet<string> | undefined;

/** The records of a kind that are shown, when it is asked for; undefined where all of them are. */
export function useShownNow(root: RecordRoot): () => ShownIds {
  const filtered = useContext(FilteredContext);
  return () => shownOf(filtered.get(), root);
}

function shownOf({ shown }: Filtered, root: string): ShownIds {
  const sets: Readonly<Record<string, ReadonlySet<string>>> = { ...shown };
  return sets[root];
}

/** The shown ones of some records of a kind, in their order: the same list where all of them are. */
export function useShown<Shown extends { readonly id: string }>(
  root: RecordRoot,
  records: readonly Shown[],
): readonly Shown[] {
  const shown = shownOf(useFiltered(), root);
  return shown === undefined ? records : records.filter(({ id }) => shown.has(id));
}

/** How many of some records of a kind are shown; rendered again when that is another number. */
export function useShownCount(root: RecordRoot, ids: readonly string[]): number {
  const filtered = useContext(FilteredContext);
  return useSyncExternalStore(filtered.subscribe, () => {
    const shown = shownOf(filtered.get(), root);
    return shown === undefined ? ids.length : ids.filter((id) => shown.has(id)).length;
  });
}

/** The kinds whose lists on the sheet a filter makes shorter. */
const NARROWED: readonly string[] = ['measures', 'targets', 'causes'] satisfies readonly RecordRoot[];

/**
 * Whether the row of a record is shown. Those that are not stay on the page, hidden: to take hundreds away and draw them
 * again would be felt at each filter.
 */
export function useIsRowShown(key: string): boolean {
  const filtered = useContext(FilteredContext);
  return useSyncExternalStore(filtered.subscribe, () => isRowShown(filtered.get(), key));
}

function isRowShown(filtered: Filtered, key: string): boolean {
  if (filtered.shown === undefined) return true;
  const [root = '', id = ''] = key.split('/', 2);
  return !NARROWED.includes(root) || shownOf(filtered, root)?.has(id) !== false;
}
