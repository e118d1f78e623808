import { useCallback, useSyncExternalStore } from 'react';

import { useOpenPlan } from './open-plan-context.ts';

/** This person's own history in the open plan. */
export function useUndo() {
  const { undo } = useOpenPlan();
  const subscribe = useCallback((listener: () => void) => undo.subscribe(listener), [undo]);
  return {
    canUndo: useSyncExternalStore(subscribe, () => undo.canUndo),
    canRedo: useSyncExternalStore(subscribe, () => undo.canRedo),
    undo: useCallback(() => undo.undo(), [undo]),
    redo: useCallback(() => undo.redo(), [undo]),
  };
}
