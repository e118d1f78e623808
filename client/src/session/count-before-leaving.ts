import { askTabsToLeave } from '../platform/ask-tabs-to-leave.ts';
import type { Device } from './device.ts';
import { hasMore, type OnlyHere, readOnlyHere } from './only-here.ts';
import { closeAllPlans, planKey } from './open-plans.ts';

export interface Counted {
  readonly kind: 'counted';
  readonly plans: readonly OnlyHere[];
  readonly unreadable: number;
}

export type LeaveCount =
  | Counted
  /** A tab holds changes that this device does not take. */
  | { readonly kind: 'unsaved' }
  /** The storage does not say what is here. */
  | { readonly kind: 'unknown' };

/** Closes what is open in all tabs, with every word in its journal, and counts what the relay does not have. */
export async function countBeforeLeaving(device: Device): Promise<LeaveCount> {
  try {
    if (!(await closeAllPlans())) return { kind: 'unsaved' };
    if ((await askTabsToLeave(device.clock)) === 'unsaved') return { kind: 'unsaved' };
    const state = device.library.plans.get();
    if (state.kind !== 'ready') return { kind: 'unknown' };
    const plans: OnlyHere[] = [];
    for (const plan of state.plans) plans.push(await readOnlyHere(device, plan));
    return { kind: 'counted', plans, unreadable: state.unreadable };
  } catch {
    // Nothing is removed, since nobody knows what would be lost.
    return { kind: 'unknown' };
  }
}

/** Whether something would be gone now that was not in what a person was shown: also a plan, and the key to it. */
export function hasUnnamed(now: Counted, shown: Counted): boolean {
  const known = new Map(shown.plans.map((each) => [planKey(each.plan), each]));
  const isNew = (each: OnlyHere): boolean => {
    const before = known.get(planKey(each.plan));
    return before === undefined || hasMore(each, before);
  };
  return now.unreadable > shown.unreadable || now.plans.some(isNew);
}
