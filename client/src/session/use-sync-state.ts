import type { LinkState } from '@holdfast/sync-client';
import { canWrite, type Role } from '@holdfast/sync-protocol';
import { useCallback, useSyncExternalStore } from 'react';

import { useEditMode } from './edit-mode.ts';
import { useOpenPlan, usePlan } from './open-plan-context.ts';

/** Where the words of the open plan are. */
export function useSyncState(): LinkState {
  const { link } = useOpenPlan();
  const subscribe = useCallback((listener: () => void) => link.subscribe(listener), [link]);
  return useSyncExternalStore(subscribe, () => link.state);
}

/** The role as the relay last said; before that, as it is known on this device. */
export function useRole(): Role {
  const { entry } = useOpenPlan();
  return useSyncState().limits?.role ?? entry.role;
}

/** Whether the relay has said that this person is in the plan. Whoever joined without a network is not, until it does. */
export function useHasJoined(): boolean {
  const { entry } = useOpenPlan();
  const { limits } = useSyncState();
  return entry.shared || limits !== undefined;
}

export type EditRight =
  | { readonly kind: 'may-edit' }
  | { readonly kind: 'read-only'; readonly why: 'role' | 'newer-schema' | 'full' };

/** Whether this person may change the plan, said before they try. */
export function useEditRight(): EditRight {
  const { limits } = useSyncState();
  const role = useRole();
  const schema = usePlan((plan) => plan.schema);
  if (schema.kind === 'newer') return { kind: 'read-only', why: 'newer-schema' };
  if (!canWrite(role, 'content')) return { kind: 'read-only', why: 'role' };
  if (limits !== undefined && !limits.canWrite) return { kind: 'read-only', why: 'full' };
  return { kind: 'may-edit' };
}

/** Whether the page offers to change the plan: one may, and on a phone one has said that one wants to. */
export function useMayEdit(): boolean {
  const { isEditing } = useEditMode();
  return useEditRight().kind === 'may-edit' && isEditing;
}
