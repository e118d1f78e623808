import type { PlanChange } from '@holdfast/plan-model';

/** An indicator comes, goes and moves with its target, which is told already. */
export function isWorthTelling(change: PlanChange): boolean {
  return !('record' in change) || change.record.root !== 'indicators';
}
