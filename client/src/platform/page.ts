import { createCell, type Readable } from './cell.ts';

/** `frozen`: the browser has stopped the page's timers and sockets; nothing runs until it is resumed. */
type PageVisibility = 'visible' | 'hidden' | 'frozen';

export interface PageFacts {
  readonly visibility: PageVisibility;
  /** What the browser believes; true says little, false is reliable. */
  readonly online: boolean;
}

/** What happens to the page as a whole. */
export interface Page {
  readonly facts: Readable<PageFacts>;
  /**
   * The page can act again after it could not: visible, resumed, back from the back/forward cache, or online. What
   * other tabs said meanwhile may have been missed.
   */
  onWake(listener: () => void): () => void;
  close(): void;
}

export function watchPage(): Page {
  const stop = new AbortController();
  const facts = createCell<PageFacts>(readFacts(false));
  const wakes = new Set<() => void>();
  const update = (frozen = false) => {
    const before = facts.get();
    const now = readFacts(frozen);
    if (now.visibility !== before.visibility || now.online !== before.online) facts.set(now);
  };
  const wake = () => {
    update();
    Array.from(wakes).forEach((listener) => listener());
  };
  const { signal } = stop;
  document.addEventListener('visibilitychange', () => (document.hidden ? update() : wake()), { signal });
  document.addEventListener('freeze', () => update(true), { signal });
  document.addEventListener('resume', wake, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && wake(), { signal });
  window.addEventListener('online', wake, { signal });
  window.addEventListener('offline', () => update(), { signal });
  return {
    facts,
    onWake(listener) {
      wakes.add(listener);
      return () => {
        wakes.delete(listener);
      };
    },
    close: () => stop.abort(),
  };
}

function readFacts(frozen: boolean): PageFacts {
  const visibility = document.hidden ? 'hidden' : 'visible';
  return { visibility: frozen ? 'frozen' : visibility, online: navigator.onLine };
}
