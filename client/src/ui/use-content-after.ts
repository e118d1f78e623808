import { useEffect, useRef } from 'react';

/**
 * When what one was at is gone from the page, with the focus in it or in the dialog that it opened: the keys go on in what
 * the page is about, and not before its first line.
 */
export function useContentAfter(isGoingOn: boolean): void {
  const wasGoingOn = useRef(isGoingOn);
  useEffect(() => {
    const isOver = wasGoingOn.current && !isGoingOn;
    wasGoingOn.current = isGoingOn;
    // A dialog that closes lets the page be reached again first.
    if (isOver) requestAnimationFrame(goOnInContent);
  }, [isGoingOn]);
}

/** Not where something else has the focus by then. */
export function goOnInContent(): void {
  if (document.activeElement === document.body)
    document.getElementById('content')?.focus({ preventScroll: true });
}
