import { askOthersToLeave } from '../platform/farewell.ts';
import type { LibraryPlan } from '../platform/plan-library.ts';
import { type KeptHere, readKept, readUnsent, type UnsentWork } from '../platform/unsent-work.ts';
import type { Device } from './device.ts';
import { closeAllPlans } from './open-plans.ts';

/** What would be gone with the device, plan by plan. */
export interface PlanToLeave {
  readonly plan: LibraryPlan;
  readonly unsent: UnsentWork;
  readonly kept: KeptHere;
  /** Lines and values that were begun and not given in. */
  readonly drafts: number;
}

export type LeaveCount =
  | { readonly kind: 'counted'; readonly plans: readonly PlanToLeave[]; readonly unreadable: number }
  /** A tab holds changes that this device does not take. */
  | { readonly kind: 'unsaved' }
  /** The storage does not say what is here. */
  | { readonly kind: 'unknown' };

/** Closes what is open in all tabs, with every word in its journal, and counts what the relay does not have. */
export async function countBeforeLeaving(device: Device): Promise<LeaveCount> {
  if (!(await closeAllPlans())) return { kind: 'unsaved' };
  if ((await askOthersToLeave(device.clock)) === 'unsaved') return { kind: 'unsaved' };
  const state = device.library.plans.get();
  if (state.kind !== 'ready') return { kind: 'unknown' };
  try {
    const plans: PlanToLeave[] = [];
    for (const plan of state.plans) {
      const unsent = await device.database.read((tables) => readUnsent(tables, plan));
      const kept = await device.database.read((tables) => readKept(tables, plan));
      plans.push({ plan, unsent, kept, drafts: device.drafts.count(plan) });
    }
    return { kind: 'counted', plans, unreadable: state.unreadable };
  } catch {
    // Nothing is removed, since nobody knows what would be lost.
    return { kind: 'unknown' };
  }
}

/** How much would be lost; a number to compare with what a person was shown. */
export function lossOf(plans: readonly PlanToLeave[]): number {
  return plans.reduce(
    (sum, { unsent, kept, drafts }) =>
      sum + unsent.waiting + unsent.shelved + kept.versions + kept.crossings + drafts,
    0,
  );
}
