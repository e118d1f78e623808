import type { Thread } from '@holdfast/plan-model';
import { type RefObject, useEffect } from 'react';

import { useDiscussion, useTalkNews } from '../../session/use-discussion.ts';

/** So much of a thread must be above the lower edge of the screen. */
const IN_VIEW = '0px 0px -48px 0px';

/** What comes into view of the threads that a list draws is seen. */
export function useMarkSeen(list: RefObject<HTMLElement | null>, drawn: readonly Thread[]): void {
  const open = useDiscussion();
  const news = useTalkNews();
  useEffect(() => {
    if (open === undefined || news.size === 0 || list.current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const inView = new Set(
          entries.flatMap(({ isIntersecting, target }) =>
            isIntersecting ? (target.getAttribute('data-thread') ?? []) : [],
          ),
        );
        const seen = [...news].filter((key) => inView.has(key));
        if (seen.length > 0) open.markSeen(seen);
      },
      { rootMargin: IN_VIEW },
    );
    for (const { key } of drawn) {
      const thread = news.has(key) ? list.current.querySelector(`[data-thread="${CSS.escape(key)}"]`) : null;
      if (thread !== null) observer.observe(thread);
    }
    return () => observer.disconnect();
  }, [list, drawn, open, news]);
}
