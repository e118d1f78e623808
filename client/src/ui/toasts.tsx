import { useSyncExternalStore } from 'react';

import { latePart } from './late-part.ts';
import type { ToastRegionProps } from './toast-region.tsx';
import { anythingSaid } from './toast.ts';

const ToastMessages = latePart(async () => (await import('./toast-region.tsx')).ToastMessages);

/** Where toasts appear: once, at the end of the app. */
export function Toasts(props: ToastRegionProps) {
  const isShown = useSyncExternalStore(anythingSaid.subscribe, anythingSaid.get);
  if (!isShown) return null;
  return <ToastMessages {...props} />;
}
