import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react';

export interface KeptFocus {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
}

/**
 * What is filled is missing no more, and its row goes with the focus in it. The keys go on at the demand that it was of;
 * where that was folded away, at its badge.
 */
export function useKeptFocus(): KeptFocus {
  const list = useRef<HTMLDivElement>(null);
  const inside = useRef<string>(undefined);
  useLayoutEffect(() => {
    // What is removed with the focus in it is not left: nobody went away.
    if (inside.current === undefined || document.activeElement !== document.body) return;
    const rule = list.current?.querySelector(`[data-rule="${inside.current}"]`);
    const isFolded = rule?.closest('details:not([open])') !== null;
    const goOn = isFolded
      ? rule?.closest('[data-badge]')?.querySelector('strong')
      : rule?.querySelector('h4');
    goOn?.focus({ preventScroll: true });
  });
  return {
    ref: list,
    onFocus({ target }) {
      const rule = target.closest<HTMLElement>('[data-rule]');
      inside.current = rule?.dataset['rule'];
    },
    onBlur() {
      inside.current = undefined;
    },
  };
}
