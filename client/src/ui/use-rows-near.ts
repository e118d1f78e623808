import { type RefObject, useEffect, useState } from 'react';

export interface RowsNear {
  /** How many rows are drawn, from the first. */
  readonly count: number;
  /** For somebody who goes to the end at once. */
  readonly showAll: () => void;
}

/**
 * Draws the first rows of a long table, and the next ones when `end`, which stands behind the last that is drawn, comes
 * near what can be seen.
 */
export function useRowsNear(end: RefObject<HTMLElement | null>, total: number, step: number): RowsNear {
  const [wanted, setWanted] = useState(step);
  const count = Math.min(wanted, total);
  useEffect(() => {
    const mark = end.current;
    if (mark === null || count >= total) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setWanted(count + step);
      },
      { rootMargin: '600px', scrollMargin: '600px' },
    );
    observer.observe(mark);
    return () => observer.disconnect();
  }, [end, count, total, step]);
  return { count, showAll: () => setWanted(Number.MAX_SAFE_INTEGER) };
}
