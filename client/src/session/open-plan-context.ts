import type { PlanSnapshot } from '@holdfast/plan-model';
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';

import type { OpenPlan } from './plan-session.ts';

export const OpenPlanContext = createContext<OpenPlan | undefined>(undefined);

export function useOpenPlan(): OpenPlan {
  const open = useContext(OpenPlanContext);
  if (open === undefined) throw new Error('useOpenPlan: there is no OpenPlanContext above this component');
  return open;
}

/**
 * A part of the plan, rendered again when that part changes. `select` must hand out what stands in the snapshot, which
 * keeps its identity until it changes, and not build anything new.
 */
export function usePlan<Part>(select: (snapshot: PlanSnapshot) => Part): Part {
  const { plan } = useOpenPlan();
  const subscribe = useCallback((listener: () => void) => plan.subscribe(listener), [plan]);
  return useSyncExternalStore(subscribe, () => select(plan.snapshot()));
}
