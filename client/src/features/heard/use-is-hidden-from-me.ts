import type { Endorsement, Voice } from '@holdfast/plan-model';
import { canManage } from '@holdfast/sync-protocol';

import { useOpenPlan } from '../../session/open-plan-context.ts';
import { useRole } from '../../session/use-sync-state.ts';

/** Whoever wrote it down and the facilitators go on seeing what was hidden, with the reason. */
export function useIsHiddenFromMe({ hidden, author }: Voice | Endorsement): boolean {
  const { participantId } = useOpenPlan().entry;
  const role = useRole();
  return hidden !== null && author !== participantId && !canManage(role);
}
