import type { ParticipantId, PlanId } from '@holdfast/sync-protocol';
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

/** Whose plan is opened; without a participant that of whoever opened it last on this device. */
interface PlanToOpen {
  readonly planId: PlanId;
  readonly participantId: ParticipantId | undefined;
}

/** The plans that are open on this page: one session each, however often components come and go. */
const leases = new Map<string, Lease>();

const OPENING: PlanSessionState = { kind: 'opening' };

/** The session of a plan. It is open while a component that uses it is on the page, and a moment longer. */
export function usePlanSession({ planId, participantId }: PlanToOpen): PlanSessionState {
  const device = useDevice();
  const session = useMemo(
    () => sharedSession(device, { planId, participantId }),
    [device, planId, participantId],
  );
  return useReadable(session);
}

/** Resolves when every change on this page is in a journal; answers whether that could be done for all of them. */
export async function flushOpenPlans(): Promise<boolean> {
  const flushed = await Promise.all([...leases.values()].map(({ session }) => session.flush()));
  return flushed.every(Boolean);
}

/** Ends what is open of a plan on this page without waiting for its release: every change is in the journal then. */
export async function closePlan(planId: PlanId): Promise<void> {
  const open = [...leases].filter(([key]) => key.startsWith(leaseKey({ planId, participantId: undefined })));
  for (const [key, lease] of open) {
    lease.cancelRelease?.();
    leases.delete(key);
  }
  await Promise.all(open.map(([, { session }]) => session.close()));
}

export function hasOpenPlans(): boolean {
  return leases.size > 0;
}

function sharedSession(device: Device, plan: PlanToOpen): Readable<PlanSessionState> {
  const key = leaseKey(plan);
  return {
    get: () => leases.get(key)?.session.state.get() ?? OPENING,
    subscribe(listener) {
      const stop = acquire(device, plan).state.subscribe(listener);
      let isReleased = false;
      return () => {
        stop();
        if (!isReleased) release(device, key);
        isReleased = true;
      };
    },
  };
}

function leaseKey({ planId, participantId }: PlanToOpen): string {
  return `${planId}/${participantId ?? ''}`;
}

function acquire(device: Device, plan: PlanToOpen): PlanSession {
  const key = leaseKey(plan);
  const lease = leases.get(key) ?? {
    session: openPlanSession(device, plan.planId, plan.participantId),
    users: 0,
    cancelRelease: undefined,
  };
  leases.set(key, lease);
  lease.users += 1;
  lease.cancelRelease?.();
  lease.cancelRelease = undefined;
  return lease.session;
}

function release(device: Device, key: string): void {
  const lease = leases.get(key);
  if (lease === undefined) return;
  lease.users -= 1;
  if (lease.users > 0) return;
  lease.cancelRelease = device.clock.setTimer(RELEASE_AFTER_MS, () => {
    leases.delete(key);
    // What is in the journal is sent with the next opening; closing itself waits until every change is there.
    void lease.session.close();
  });
}
