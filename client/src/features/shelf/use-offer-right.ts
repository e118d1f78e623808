import { canWrite } from '@holdfast/sync-protocol';

import { useRole, useSyncState } from '../../session/use-sync-state.ts';

/** Whether this person can say in the discussion what could not be shared; if not, why. */
export type OfferRight = 'may-offer' | 'reader' | 'no-access';

export function useOfferRight(): OfferRight {
  const role = useRole();
  const { connection } = useSyncState();
  if (connection.kind === 'refused' && connection.reason === 'no-right') return 'no-access';
  return canWrite(role, 'discussion') ? 'may-offer' : 'reader';
}
