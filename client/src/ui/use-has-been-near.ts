import { type RefObject, useEffect, useState } from 'react';

/** Whether something has come into view, or nearly: what costs much to draw is drawn then, and stays. */
export function useHasBeenNear(element: RefObject<HTMLElement | null>): boolean {
  const [wasNear, setNear] = useState(!('IntersectionObserver' in globalThis));
  useEffect(() => {
    if (wasNear || element.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: '600px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [wasNear, element]);
  return wasNear;
}
