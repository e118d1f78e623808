import type { PlanId } from '@holdfast/sync-protocol';

import type { Backup } from './backup-file.ts';
import type { LibraryPlan } from './plan-library.ts';

/** Where on this device the work of a backup file belongs. */
export type RestoreTarget =
  /** The person whose file it is has the plan here. */
  | { readonly kind: 'own'; readonly plan: LibraryPlan }
  /** It was restored before, as a plan of its own. */
  | { readonly kind: 'copy'; readonly plan: LibraryPlan }
  /** Only somebody else has the plan here, and the relay takes nobody's work under another's hand. */
  | { readonly kind: 'as-other'; readonly plan: LibraryPlan }
  | { readonly kind: 'none' };

export function findRestoreTarget(
  { plan: { planId, participantId } }: Pick<Backup, 'plan'>,
  plans: readonly LibraryPlan[],
): RestoreTarget {
  const here = plans.filter((plan) => plan.planId === planId);
  const own = here.find((plan) => plan.participantId === participantId);
  if (own !== undefined) return { kind: 'own', plan: own };
  const copy = findCopy(planId, plans);
  if (copy !== undefined) return { kind: 'copy', plan: copy };
  const [other] = here;
  return other === undefined ? { kind: 'none' } : { kind: 'as-other', plan: other };
}

function findCopy(planId: PlanId, plans: readonly LibraryPlan[]): LibraryPlan | undefined {
  return plans.find((plan) => plan.copyOf === planId);
}
