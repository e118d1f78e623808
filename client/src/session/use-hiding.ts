import { type RefObject, useCallback, useContext, useLayoutEffect } from 'react';

import { type Filtered, FilteredContext, followShown, isRowShown, type IsShown } from './shown-records.ts';

/** Hides the row of a record while a filter passes it over, as `useHiding` does. */
export function useRowHiding(
  row: RefObject<HTMLElement | null>,
  key: string,
  isShown: IsShown = isRowShown,
): void {
  useHiding(
    row,
    useCallback((filtered: Filtered) => isShown(filtered, key), [isShown, key]),
  );
}

/**
 * Hides an element while `isShown`, which is to stay the same function, says no to the filter. It stays on the page: to
 * take hundreds of rows away and draw them again would be felt at each filter. It is told here and not by rendering, as
 * hundreds of renderings would be felt too; so nothing else may set its `hidden`.
 */
export function useHiding(
  element: RefObject<HTMLElement | null>,
  isShown: (filtered: Filtered) => boolean,
): void {
  const filtered = useContext(FilteredContext);
  useLayoutEffect(
    () =>
      followShown(filtered, isShown, (isNow) => {
        if (element.current === null) return;
        element.current.hidden = !isNow;
        if (!isNow) leave(element.current);
      }),
    [element, filtered, isShown],
  );
}

/** A filter has hidden the row in which somebody writes, as when another changes its status: they have left it. */
function leave(row: HTMLElement): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && row.contains(activeElement)) activeElement.blur();
}
