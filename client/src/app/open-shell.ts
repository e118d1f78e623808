import { type AppShell, openAppShell } from '../platform/app-shell.ts';
import { recoverMissingParts } from '../platform/preload-recovery.ts';
import type { Device } from '../session/device.ts';
import { flushOpenPlans, hasOpenPlans } from '../session/open-plans.ts';

/** Makes the app start without a network, and brings in newer versions of it when no work is in the way. */
export function openShell({ page, clock }: Device): AppShell {
  recoverMissingParts({ flush: flushOpenPlans });
  return openAppShell({
    page,
    clock,
    flush: flushOpenPlans,
    isIdle: () => !hasOpenPlans(),
    workers: import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined,
  });
}
