import { lazy, Suspense, useSyncExternalStore } from 'react';

import type { ToastRegionProps } from './toast-region.tsx';
import { anythingSaid } from './toast.ts';

const ToastMessages = lazy(async () => ({ default: (await import('./toast-region.tsx')).ToastMessages }));

/** Where toasts appear: once, at the end of the app. */
export function Toasts(props: ToastRegionProps) {
  const isShown = useSyncExternalStore(anythingSaid.subscribe, anythingSaid.get);
  if (!isShown) return null;
  return (
    <Suspense>
      <ToastMessages {...props} />
    </Suspense>
  );
}
