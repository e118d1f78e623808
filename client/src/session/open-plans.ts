import type { ParticipantId, PlanId } from '@holdfast/sync-protocol';

import type { PlanSession } from './plan-session.ts';

/** An open plan, for as long as somebody on this page looks at it. */
export interface Lease {
  readonly session: PlanSession;
  users: number;
  cancelRelease: (() => void) | undefined;
}

/**
 * The plans that are open on this page: one session each, however often components come and go. Apart from what opens
 * them, so that a page without an open plan need not load what a plan is made of.
 */
export const openPlans = new Map<string, Lease>();

/** Brings every change on this page into a journal; false when one of them is refused for now. */
export async function flushOpenPlans(): Promise<boolean> {
  const flushed = await Promise.all([...openPlans.values()].map(({ session }) => session.flush()));
  return flushed.every(Boolean);
}

/** Whether the journal refuses something that is therefore in this page only. */
export function hasUnstoredWork(): boolean {
  return [...openPlans.values()].some(({ session }) => session.isFailing);
}

/** Loads the page again once every change is in a journal. Where one cannot be, the browser asks first. */
export async function reloadPage(): Promise<void> {
  await flushOpenPlans();
  window.location.reload();
}

export function hasOpenPlans(): boolean {
  return openPlans.size > 0;
}

/**
 * Ends what is open of a plan on this page without waiting for its release: every change is in the journal then. False,
 * and it stays open, when the journal does not take what is in this page only.
 */
export async function closePlan(planId: PlanId): Promise<boolean> {
  const open = [...openPlans].filter(([key]) =>
    key.startsWith(planKey({ planId, participantId: undefined })),
  );
  const flushed = await Promise.all(open.map(([, { session }]) => session.flush()));
  if (!flushed.every(Boolean)) return false;
  for (const [key, lease] of open) {
    lease.cancelRelease?.();
    openPlans.delete(key);
  }
  await Promise.all(open.map(([, { session }]) => session.close()));
  return true;
}

/** The same for all of them; false when a journal does not take what is in this page only. */
export async function closeAllPlans(): Promise<boolean> {
  const sessions = [...openPlans.values()].map(({ session }) => session);
  const flushed = await Promise.all(sessions.map((session) => session.flush()));
  if (!flushed.every(Boolean)) return false;
  const closed = await Promise.all(sessions.map(({ planId }) => closePlan(planId)));
  return closed.every(Boolean);
}

/** Whose plan is opened; without a participant that of whoever opened it last on this device. */
export interface PlanToOpen {
  readonly planId: PlanId;
  readonly participantId: ParticipantId | undefined;
}

export function planKey({ planId, participantId }: PlanToOpen): string {
  return `${planId}/${participantId ?? ''}`;
}
