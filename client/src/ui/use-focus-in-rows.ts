import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

export interface FocusInRows<Box extends HTMLElement> {
  readonly ref: RefObject<Box | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

const FIRST = '[tabindex="-1"], button';

/**
 * What is done in a row can take away what was pressed, or the row, with the focus in it. The keys go on at the first of
 * that row, or of the one that stands in its place then; where there is none, at the box, which takes the focus for that.
 */
export function useFocusInRows<Box extends HTMLElement>(): FocusInRows<Box> {
  const box = useRef<Box>(null);
  const last = useRef<{ readonly row: Element; readonly index: number }>(undefined);
  const isInside = useRef(false);
  function goOn(): void {
    // What is removed with the focus in it is not left: nobody went away.
    if (!isInside.current || last.current === undefined || !isFocusLost(box.current)) return;
    const { row, index } = last.current;
    const rows = rowsOf(box.current);
    const next = row.isConnected ? row : rows[Math.min(index, rows.length - 1)];
    (next?.querySelector<HTMLElement>(FIRST) ?? box.current)?.focus();
  }
  useLayoutEffect(() => {
    goOn();
    // A menu that closes leads back to its button first, which may be gone as well.
    const frame = requestAnimationFrame(goOn);
    return () => cancelAnimationFrame(frame);
  });
  return {
    ref: box,
    onFocus({ target }) {
      const rows = rowsOf(box.current);
      const index = rows.findIndex((row) => row.contains(target));
      const row = rows[index];
      // In a menu of a row one is in that row still.
      if (row !== undefined) last.current = { row, index };
      isInside.current = true;
    },
    onBlur({ target }) {
      // A menu that goes with the row it was of tells so; nobody went away.
      if (target.closest('[role=menu]') === null) isInside.current = false;
    },
  };
}

/** On the page; or on the dialog around it, which takes what would go there. */
function isFocusLost(box: Element | null): boolean {
  const now = document.activeElement;
  return now === document.body || (now?.matches('[role=dialog]') === true && now.contains(box));
}

function rowsOf(box: Element | null): readonly Element[] {
  return [...(box?.querySelectorAll('li') ?? [])];
}
