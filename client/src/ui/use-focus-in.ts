import { type RefObject, useEffect, useRef } from 'react';

const FIRST = 'select, textarea, input, button';
const AFTERWARDS = '[tabindex="-1"], button';

/**
 * What is opened in its place takes the keyboard. When it goes, and nothing else has taken the keyboard, the nearest thing
 * around it that is still there has it: what was pressed to open it stands there anew, or is gone as well.
 */
export function useFocusIn<Opened extends HTMLElement>(isWanted = true): RefObject<Opened | null> {
  const place = useRef<Opened>(null);
  useEffect(() => {
    const around: HTMLElement[] = [];
    for (let each = place.current?.parentElement; each; each = each.parentElement) around.push(each);
    if (isWanted) place.current?.querySelector<HTMLElement>(FIRST)?.focus();
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const nearest = around.find((each) => each.isConnected && each.querySelector(AFTERWARDS) !== null);
        nearest?.querySelector<HTMLElement>(AFTERWARDS)?.focus({ preventScroll: true });
      });
    };
  }, [isWanted]);
  return place;
}
