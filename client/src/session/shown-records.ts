import type { RecordRoot } from '@holdfast/plan-model';
import { createContext, useContext } from 'react';

import type { FilterReading, ShownRecords } from './plan-filter.ts';

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

export const FilteredContext = createContext<Filtered>(EVERYTHING);

/** The same for whoever asks at an event: hundreds of rows do, and are not drawn again for it. */
export const FilteredNowContext = createContext<{ readonly current: Filtered }>({ current: EVERYTHING });

export function useFiltered(): Filtered {
  return useContext(FilteredContext);
}

type ShownIds = ReadonlySet<string> | undefined;

/** The records of a kind that are shown; undefined where all of them are. */
export function useShownOf(root: RecordRoot): ShownIds {
  return shownOf(useFiltered(), root);
}

/** The same, when it is asked for. */
export function useShownNow(root: RecordRoot): () => ShownIds {
  const now = useContext(FilteredNowContext);
  return () => shownOf(now.current, root);
}

function shownOf({ shown }: Filtered, root: RecordRoot): ShownIds {
  const sets: { readonly [Each in RecordRoot]?: ReadonlySet<string> } = shown ?? {};
  return sets[root];
}

/** The shown ones of some records of a kind, in their order: the same list where all of them are. */
export function useShown<Shown extends { readonly id: string }>(
  root: RecordRoot,
  records: readonly Shown[],
): readonly Shown[] {
  const shown = useShownOf(root);
  return shown === undefined ? records : records.filter(({ id }) => shown.has(id));
}
