import { useCallback, useSyncExternalStore } from 'react';

import { useDiscussion } from '../../session/use-discussion.ts';

/** How it stands with what was said of the plan: durable on this device, on its way there, or only in this page. */
export function useTalkKeeping(): 'saved' | 'saving' | 'failing' {
  const open = useDiscussion();
  const subscribe = useCallback(
    (listener: () => void) => open?.link.subscribe(listener) ?? (() => {}),
    [open],
  );
  return useSyncExternalStore(subscribe, () => open?.link.state.device.kind ?? 'saved');
}
