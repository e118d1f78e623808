import { useEffect, useState } from 'react';

import type { LibraryPlan } from '../platform/plan-library.ts';
import { type PlanStanding, watchStanding } from '../platform/plan-standing.ts';
import { backupDueAt } from '../platform/unsent-work.ts';
import { useDevice } from './device.ts';

/** How a plan stands on this device; undefined until that is known. */
export function usePlanStanding(plan: LibraryPlan): PlanStanding | undefined {
  const { database } = useDevice();
  const [standing, setStanding] = useState<PlanStanding>();
  useEffect(() => watchStanding(database, plan, setStanding), [database, plan]);
  return standing;
}

/** Whether work has waited for so long that a second copy of it is due; told when that time comes. */
export function useIsBackupDue(standing: PlanStanding | undefined): boolean {
  const { clock } = useDevice();
  const dueAt = standing && backupDueAt(standing.unsent);
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    if (dueAt === undefined || dueAt <= now) return undefined;
    return clock.setTimer(dueAt - clock.now(), () => setNow(clock.now()));
  }, [clock, dueAt, now]);
  return dueAt !== undefined && dueAt <= now;
}
