import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, now and later. */
function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** A phone, upright or turned: one column, sheets from below, reading first. */
const PHONE = '(width <= 43.75rem), (pointer: coarse) and (height <= 30rem)';

export function useIsPhone(): boolean {
  return useMedia(PHONE);
}

/** A panel covers nothing of the page, as in panel.module.css. */
export const ROOM_FOR_PANEL = '(width >= 85rem)';
