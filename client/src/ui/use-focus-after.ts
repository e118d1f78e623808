import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * When what a button began is over, its field or question is gone with the focus in it, and the keys would go to the page.
 * Leads them to the first of the targets that is there; not where something else has the focus by then.
 */
export function useFocusAfter(
  isGoingOn: boolean,
  ...targets: readonly RefObject<HTMLElement | null>[]
): void {
  const wasGoingOn = useRef(isGoingOn);
  useLayoutEffect(() => {
    const isOver = wasGoingOn.current && !isGoingOn;
    wasGoingOn.current = isGoingOn;
    if (!isOver || document.activeElement !== document.body) return;
    targets.find(({ current }) => current !== null)?.current?.focus({ preventScroll: true });
  });
}
