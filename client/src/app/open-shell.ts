import { type AppShell, openAppShell } from '../platform/app-shell.ts';
import { recoverMissingPart } from '../platform/part-recovery.ts';
import type { Device } from '../session/device.ts';
import { flushOpenPlans, hasUnstoredWork } from '../session/open-plans.ts';
import { whenPartIsMissing } from '../ui/late-part.ts';
import { writingField } from '../ui/writing-field.ts';
import { isBusy } from './is-busy.ts';

/** Makes the app start without a network, brings in newer versions of it when no work is in the way, and keeps a page that holds such work. */
export function openShell({ page, clock }: Device): AppShell {
  window.addEventListener('beforeunload', (event) => {
    if (hasUnstoredWork()) event.preventDefault();
  });
  whenPartIsMissing(() =>
    recoverMissingPart({ flush: flushOpenPlans, isTyping: () => writingField() !== undefined }),
  );
  return openAppShell({
    page,
    clock,
    flush: flushOpenPlans,
    isIdle: () => !isBusy(),
    workers: import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
  });
}
