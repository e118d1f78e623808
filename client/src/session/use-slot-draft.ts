import { useContext, useMemo } from 'react';

import type { DraftKeeper } from '../ui/slot.tsx';
import { DeviceContext } from './device.ts';
import { useOpenPlan } from './open-plan-context.ts';

/**
 * Keeps what is being typed at a place of the open plan in the drafts of this device, so that a page that ended before
 * it was given in gives it back. A part that is shown without a device keeps it in its field alone.
 */
export function useSlotDraft(place: string): DraftKeeper {
  const drafts = useContext(DeviceContext)?.drafts;
  const { planId, participantId } = useOpenPlan().entry;
  return useMemo(() => {
    const address = { planId, participantId, list: `slot/${place}` };
    return {
      read: () => drafts?.read(address) ?? '',
      write: (kept) => drafts?.write(address, kept),
    };
  }, [drafts, planId, participantId, place]);
}
