import { useEffect, useEffectEvent } from 'react';

/** Calls when the page goes out of sight or ends: on a phone the last moment in which it can do anything. */
export function usePageHide(listener: () => void): void {
  const hide = useEffectEvent(listener);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('visibilitychange', () => document.hidden && hide(), { signal });
    window.addEventListener('pagehide', () => hide(), { signal });
    return () => stop.abort();
  }, []);
}
