import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether the box of `ref` hides a part of its words, and so must be reached by keyboard to be scrolled. */
export function useIsScrollable(ref: RefObject<HTMLElement | null>): boolean {
  const [isScrollable, setIsScrollable] = useState(false);
  useLayoutEffect(() => {
    const box = ref.current;
    if (box === null) return undefined;
    const measure = () =>
      setIsScrollable(box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth);
    measure();
    const resize = new ResizeObserver(measure);
    resize.observe(box);
    return () => resize.disconnect();
  }, [ref]);
  return isScrollable;
}
