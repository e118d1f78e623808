import type { PlanId } from '@holdfast/sync-protocol';
import { useMemo } from 'react';

import type { Readable } from '../platform/cell.ts';
import { type Device, useDevice } from './device.ts';
import { openPlanSession, type PlanSession, type PlanSessionState } from './plan-session.ts';
import { useReadable } from './use-readable.ts';

/** Long enough for StrictMode's second mount and for going back and forth; short enough not to hold a plan open. */
const RELEASE_AFTER_MS = 1_000;

interface Lease {
  readonly session: PlanSession;
  users: number;
  cancelRelease: (() => void) | undefined;
}

/** The plans that are open on this page: one session each, however often components come and go. */
const leases = new Map<PlanId, Lease>();

const OPENING: PlanSessionState = { kind: 'opening' };

/** The session of a plan. It is open while a component that uses it is on the page, and a moment longer. */
export function usePlanSession(planId: PlanId): PlanSessionState {
  const device = useDevice();
  return useReadable(useMemo(() => sharedSession(device, planId), [device, planId]));
}

/** Resolves when every change on this page is in a journal; answers whether that could be done for all of them. */
export async function flushOpenPlans(): Promise<boolean> {
  const flushed = await Promise.all([...leases.values()].map(({ session }) => session.flush()));
  return flushed.every(Boolean);
}

export function hasOpenPlans(): boolean {
  return leases.size > 0;
}

function sharedSession(device: Device, planId: PlanId): Readable<PlanSessionState> {
  return {
    get: () => leases.get(planId)?.session.state.get() ?? OPENING,
    subscribe(listener) {
      const stop = acquire(device, planId).state.subscribe(listener);
      let isReleased = false;
      return () => {
        stop();
        if (!isReleased) release(device, planId);
        isReleased = true;
      };
    },
  };
}

function acquire(device: Device, planId: PlanId): PlanSession {
  const lease = leases.get(planId) ?? {
    session: openPlanSession(device, planId),
    users: 0,
    cancelRelease: undefined,
  };
  leases.set(planId, lease);
  lease.users += 1;
  lease.cancelRelease?.();
  lease.cancelRelease = undefined;
  return lease.session;
}

function release(device: Device, planId: PlanId): void {
  const lease = leases.get(planId);
  if (lease === undefined) return;
  lease.users -= 1;
  if (lease.users > 0) return;
  lease.cancelRelease = device.clock.setTimer(RELEASE_AFTER_MS, () => {
    leases.delete(planId);
    // What is in the journal is sent with the next opening; closing itself waits until every change is there.
    void lease.session.close();
  });
}
