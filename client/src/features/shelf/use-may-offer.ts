import { canWrite } from '@holdfast/sync-protocol';
import { useCallback, useSyncExternalStore } from 'react';

import { useDiscussion } from '../../session/use-discussion.ts';
import { useRole, useSyncState } from '../../session/use-sync-state.ts';

/** Whether this person can say in the discussion what could not be shared; if not, why. */
export type OfferRight = 'may-offer' | 'reader' | 'no-access';

export function useOfferRight(): OfferRight {
  const role = useRole();
  const { connection } = useSyncState();
  if (connection.kind === 'refused' && connection.reason === 'no-right') return 'no-access';
  return canWrite(role, 'discussion') ? 'may-offer' : 'reader';
}

/** How it stands with what was said of the plan: durable on this device, on its way there, or only in this page. */
export function useTalkKeeping(): 'saved' | 'saving' | 'failing' {
  const open = useDiscussion();
  const subscribe = useCallback(
    (listener: () => void) => open?.link.subscribe(listener) ?? (() => {}),
    [open],
  );
  return useSyncExternalStore(subscribe, () => open?.link.state.device.kind ?? 'saved');
}

export function useIsTalkKept(): boolean {
  return useTalkKeeping() === 'saved';
}
