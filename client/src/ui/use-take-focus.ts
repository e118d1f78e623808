import { type RefObject, useEffect } from 'react';

/**
 * Puts the focus on what came because somebody asked for it. Also when they asked in a menu, which holds the focus until it
 * has closed and leads it back to its button then; until then, since a key or a finger of theirs goes where they want.
 */
export function useTakeFocus(target: RefObject<HTMLElement | null>, isWanted = true): void {
  useEffect(() => {
    const element = target.current;
    if (!isWanted || element === null) return undefined;
    element.focus();
    if (document.querySelector('[role=menu]') === null) return undefined;
    const over = new AbortController();
    const { signal } = over;
    const again = ({ target: now }: Event): void => {
      if (now instanceof Element && now.closest('[role=menu]') !== null) return;
      over.abort();
      element.focus();
    };
    document.addEventListener('focusin', again, { signal });
    // Before a dialog around it moves the focus by that key.
    for (const event of ['keydown', 'pointerdown'])
      document.addEventListener(event, () => over.abort(), { signal, capture: true });
    return () => over.abort();
  }, [target, isWanted]);
}
