import { X } from 'lucide-react';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';

import { Button } from './button.tsx';
import { PageLocale } from './page-locale.tsx';
import type { Toast } from './toast-message.ts';

import styles from './toast.module.css';

/** Long enough to read and to reach by keyboard (F6); the time stands still while it has the focus. */
const TOAST_MS = 10_000;

const queue = new ToastQueue<Toast>({ maxVisibleToasts: 2 });

export function queueToast(toast: Toast): void {
  let stop: (() => void) | undefined;
  const key = queue.add(toast, { timeout: TOAST_MS, onClose: () => stop?.() });
  stop = toast.watch?.(() => queue.close(key));
}

export interface ToastRegionProps {
  readonly label: string;
  readonly closeLabel: string;
}

/**
 * Tells the style of the page whether something is said. An attribute, and not `:has()`: the browser would look through
 * the whole page for a message whenever an element comes or goes, as with each key.
 */
function useMarkOnPage(): void {
  const isSaid = useSyncExternalStore(
    (listener) => queue.subscribe(listener),
    () => queue.visibleToasts.length > 0,
  );
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-toasts', isSaid);
    return () => document.documentElement.removeAttribute('data-toasts');
  }, [isSaid]);
}

/** What is said just now. */
export function ToastMessages({ label, closeLabel }: ToastRegionProps) {
  useMarkOnPage();
  return (
    <PageLocale>
      <ToastRegion queue={queue} aria-label={label} className={styles['region'] ?? ''}>
        {({ toast }) => (
          <AriaToast toast={toast} className={styles['toast'] ?? ''}>
            <ToastContent className={styles['content']}>
              <Text slot="title">{toast.content.text}</Text>
            </ToastContent>
            {toast.content.action !== undefined && (
              <Button
                onClick={() => {
                  toast.content.action?.run();
                  queue.close(toast.key);
                }}
              >
                {toast.content.action.label}
              </Button>
            )}
            <Button variant="quiet" square aria-label={closeLabel} onClick={() => queue.close(toast.key)}>
              <X aria-hidden size={18} />
            </Button>
          </AriaToast>
        )}
      </ToastRegion>
    </PageLocale>
  );
}
