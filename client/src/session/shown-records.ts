import type { RecordAddress, RecordRoot } from '@holdfast/plan-model';
import { createContext, useContext, useSyncExternalStore } from 'react';

import { createCell, type Readable } from '../platform/cell.ts';
import type { FilterReading, ShownRecords } from './plan-filter.ts';
import type { PlanView } from './plan-view.ts';
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
  return shown && setOf(shown, root);
}

function setOf(shown: ShownRecords, root: string): ShownIds {
  const sets: Readonly<Partial<Record<string, ReadonlySet<string>>>> = shown;
  return sets[root];
}

function isIn(shown: ShownRecords, root: string, id: string): boolean {
  return setOf(shown, root)?.has(id) === true;
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

/** Whether something on the page is shown, by the key of its record. */
export type IsShown = (filtered: Filtered, key: string) => boolean;

/** On the sheet and the board. */
export const isRowShown: IsShown = ({ shown }, key) => {
  const { root, id } = partsOf(key);
  return shown === undefined || !NARROWED.includes(root) || isIn(shown, root, id);
};

/** In the timeline, where what a filter says nothing about is left out. */
export const isTimeShown: IsShown = ({ shown }, key) => {
  const { root, id } = partsOf(key);
  return shown === undefined || isIn(shown, root, id);
};

/** Of which kinds each view has rows that a filter hides. */
const NARROWED_IN: Readonly<Record<PlanView, readonly string[]>> = {
  plan: NARROWED,
  board: ['measures'],
  timeline: ['measures', 'targets', 'outcomes', 'reviews', 'evaluations'],
  roles: ['measures'],
};

/** Whether a view would show a record, were it not for the filter. */
export function useIsHiddenIn(view: PlanView, { root, id }: RecordAddress): boolean {
  const { shown } = useFiltered();
  return shown !== undefined && NARROWED_IN[view].includes(root) && !isIn(shown, root, id);
}

function partsOf(key: string) {
  const [root = '', id = ''] = key.split('/', 2);
  return { root, id };
}

/** Tells whether something is shown, now and each time that another filter says otherwise. The answer ends it. */
export function followShown(
  filtered: Readable<Filtered>,
  isShown: (now: Filtered) => boolean,
  tell: (isShown: boolean) => void,
): () => void {
  let told: boolean | undefined;
  function look(): void {
    const now = isShown(filtered.get());
    if (now === told) return;
    told = now;
    tell(now);
  }
  look();
  return filtered.subscribe(look);
}
