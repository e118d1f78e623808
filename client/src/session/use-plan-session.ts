import { useMemo } from 'react';

import type { Readable } from '../platform/cell.ts';
import { type Device, useDevice } from './device.ts';
import { type Lease, openPlans, planKey, type PlanToOpen } from './open-plans.ts';
import { openPlanSession, type PlanSession, type PlanSessionState } from './plan-session.ts';
import { useReadable } from './use-readable.ts';

/** Long enough for StrictMode's second mount and for going back and forth; short enough not to hold a plan open. */
const RELEASE_AFTER_MS = 1_000;

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

function sharedSession(device: Device, plan: PlanToOpen): Readable<PlanSessionState> {
  const key = planKey(plan);
  return {
    get: () => openPlans.get(key)?.session.state.get() ?? OPENING,
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

function acquire(device: Device, plan: PlanToOpen): PlanSession {
  const key = planKey(plan);
  const lease = openPlans.get(key) ?? {
    session: openPlanSession(device, plan.planId, plan.participantId),
    users: 0,
    cancelRelease: undefined,
  };
  openPlans.set(key, lease);
  lease.users += 1;
  lease.session.resume();
  lease.cancelRelease?.();
  lease.cancelRelease = undefined;
  return lease.session;
}

function release(device: Device, key: string): void {
  const lease = openPlans.get(key);
  if (lease === undefined) return;
  lease.users -= 1;
  if (lease.users > 0) return;
  lease.session.rest();
  lease.cancelRelease = device.clock.setTimer(RELEASE_AFTER_MS, () => void endWhenSaved(key, lease));
}

/** What no journal takes is in this page only: it stays open, for whoever comes back, until it is on the device. */
async function endWhenSaved(key: string, lease: Lease): Promise<void> {
  await lease.session.whenStored();
  if (lease.users > 0 || openPlans.get(key) !== lease) return;
  openPlans.delete(key);
  // What is in the journal is sent with the next opening.
  await lease.session.close();
}
