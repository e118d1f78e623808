import { useEffect, useEffectEvent } from 'react';

const listeners = new Set<() => void>();

/** Calls when the page goes out of sight or ends: on a phone the last moment in which it can do anything. */
export function usePageHide(listener: () => void): void {
  const hide = useEffectEvent(listener);
  useEffect(() => {
    const own = () => hide();
    if (listeners.size === 0) watchPage();
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0) leavePage();
    };
  }, []);
}

/** Once for everybody: a plan has thousands of fields, and to take one listener away a browser looks through all of them. */
function watchPage(): void {
  document.addEventListener('visibilitychange', tellIfHidden);
  window.addEventListener('pagehide', tellAll);
}

function leavePage(): void {
  document.removeEventListener('visibilitychange', tellIfHidden);
  window.removeEventListener('pagehide', tellAll);
}

function tellIfHidden(): void {
  if (document.hidden) tellAll();
}

function tellAll(): void {
  for (const listener of Array.from(listeners)) {
    try {
      listener();
    } catch (error) {
      // The others have words to keep.
      reportError(error);
    }
  }
}
