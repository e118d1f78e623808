import { type RefObject, useRef } from 'react';

export interface FocusBack {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  /** To be called when what the trigger opened has closed. */
  readonly lead: () => void;
}

/**
 * Leads the keyboard back to a button whose menu has closed, when nothing else took it. What opens a menu for the first
 * time is another element than the one that stands there afterwards, so nobody else remembers where it was.
 */
export function useFocusBack(given?: RefObject<HTMLButtonElement | null>): FocusBack {
  const own = useRef<HTMLButtonElement>(null);
  const trigger = given ?? own;
  const lead = (): void => {
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) trigger.current?.focus({ preventScroll: true });
    });
  };
  return { trigger, lead };
}
