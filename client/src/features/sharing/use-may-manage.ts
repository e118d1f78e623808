import { canManage } from '@holdfast/sync-protocol';

import { useRole, useSyncState } from '../../session/use-sync-state.ts';

/** Whether this person can invite and manage others now: what they decide counts only once the relay has it. */
export function useMayManage(): boolean {
  const { connection } = useSyncState();
  return canManage(useRole()) && connection.kind === 'live';
}
