import type { PlanSnapshot } from '@holdfast/plan-model';
import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react';

import { PartReader, watchPlan } from './plan-parts.ts';
import type { OpenPlan } from './plan-session.ts';

export const OpenPlanContext = createContext<OpenPlan | undefined>(undefined);

export function useOpenPlan(): OpenPlan {
  const open = useContext(OpenPlanContext);
  if (open === undefined) throw new Error('useOpenPlan: there is no OpenPlanContext above this component');
  return open;
}

/**
 * A part of the plan, rendered again when that part changes. `select` must hand out what stands in the snapshot, which
 * keeps its identity until it changes, and not build anything new. It is asked again only when a part changes that it has
 * read.
 */
export function usePlan<Part>(select: (snapshot: PlanSnapshot) => Part): Part {
  const { plan } = useOpenPlan();
  const [reader] = useState(() => new PartReader());
  const subscribe = useCallback(
    (listener: () => void) => watchPlan(plan).subscribe(reader, listener),
    [plan, reader],
  );
  return useSyncExternalStore(subscribe, () => reader.read(plan.snapshot(), select));
}

/** All of it, rendered again at each change: for what is open for a moment and looks everywhere. */
export function useWholePlan(): PlanSnapshot {
  const { plan } = useOpenPlan();
  const subscribe = useCallback((listener: () => void) => plan.subscribe(listener), [plan]);
  return useSyncExternalStore(subscribe, () => plan.snapshot());
}
