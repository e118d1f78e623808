import { late } from './late-part.ts';
import type { Toast } from './toast-message.ts';

const loadRegion = late(() => import('./toast-region.tsx'));
let isShown = false;
const listeners = new Set<() => void>();

/** Says that something has happened, with one way to take it back. What shows it is loaded with the first message. */
export function showToast(toast: Toast): void {
  isShown = true;
  for (const listener of listeners) listener();
  loadRegion()
    .then(({ queueToast }) => queueToast(toast))
    .catch(() => {
      // What was done stands in the plan, and the notice about missing parts says what is the matter.
    });
}

/** Whether anything was said on this page yet. */
export const anythingSaid = {
  get: (): boolean => isShown,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
