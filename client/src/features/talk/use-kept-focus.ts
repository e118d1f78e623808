import type { EntryKey, Thread } from '@holdfast/plan-model';
import { type RefObject, useLayoutEffect, useRef } from 'react';

export interface KeptFocus {
  readonly enter: (key: EntryKey) => void;
  readonly leave: () => void;
}

/**
 * A thread can leave the list by what one does to it, with the focus in it: what closes an open one takes it from the open
 * ones. The keys go on with the thread that is in its place then; in one that stays, with the first that can be done.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>, drawn: readonly Thread[]): KeptFocus {
  const inside = useRef<EntryKey>(undefined);
  const before = useRef(drawn);
  useLayoutEffect(() => {
    const earlier = before.current;
    before.current = drawn;
    const key = inside.current;
    // What is removed with the focus in it is not left: nobody went away.
    if (key === undefined || document.activeElement !== document.body) return undefined;
    const place = drawn.findIndex((thread) => thread.key === key);
    if (place !== -1) {
      // A menu that closes leads back to its button first, where that is still there.
      const frame = requestAnimationFrame(() => {
        if (inside.current === key && document.activeElement === document.body) goTo(list, place);
      });
      return () => cancelAnimationFrame(frame);
    }
    inside.current = undefined;
    goTo(
      list,
      earlier.findIndex((thread) => thread.key === key),
    );
    return undefined;
  }, [list, drawn]);
  return {
    enter: (key) => {
      inside.current = key;
    },
    leave: () => {
      inside.current = undefined;
    },
  };
}

/** To the thread at this place, or to the last; to the list when it is empty. */
function goTo(list: RefObject<HTMLElement | null>, place: number): void {
  const threads = list.current?.querySelectorAll<HTMLElement>('[data-thread]') ?? [];
  const next = threads[Math.min(place, threads.length - 1)];
  if (next === undefined) list.current?.focus();
  else focusThread(next);
}

/** Puts the keyboard into a thread: to the first that can be done with it, or to the thread where nothing can. */
export function focusThread(thread: HTMLElement): void {
  (thread.querySelector<HTMLElement>('button:not([disabled]), textarea') ?? thread).focus();
}
