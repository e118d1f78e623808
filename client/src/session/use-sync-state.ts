import { combineLinkStates, type LinkState } from '@holdfast/sync-client';
import { canWrite, type Role } from '@holdfast/sync-protocol';
import { useSyncExternalStore } from 'react';

import { derive, type Readable } from '../platform/cell.ts';
import { useEditMode } from './edit-mode.ts';
import { useOpenPlan } from './open-plan-context.ts';
import type { OpenPlan } from './plan-session.ts';
import { useReadable } from './use-readable.ts';

/** Where the words of the open plan are. */
export function useSyncState(): LinkState {
  return useSyncPart((state) => state);
}

/**
 * A part of it, rendered again only when that part changes: the whole changes several times for each key, and hundreds of
 * fields ask for a part.
 */
function useSyncPart<Part>(select: (state: LinkState) => Part): Part {
  const state = stateOf(useOpenPlan());
  return useSyncExternalStore(state.subscribe, () => select(state.get()));
}

const states = new WeakMap<OpenPlan, Readable<LinkState>>();

/** Of both documents of a plan. */
function stateOf(open: OpenPlan): Readable<LinkState> {
  const known = states.get(open);
  if (known !== undefined) return known;
  const { link, discussion, waitingBeforeTalk } = open;
  let last: { content: LinkState; talk: LinkState | number; both: LinkState } | undefined;
  const state = {
    get(): LinkState {
      const [content, talk] = [link.state, discussion.get()?.link.state ?? waitingBeforeTalk.get()];
      if (last?.content !== content || last.talk !== talk)
        last = { content, talk, both: both(content, talk) };
      return last.both;
    },
    subscribe(listener: () => void) {
      let stopTalk = discussion.get()?.link.subscribe(listener);
      const stops = [
        link.subscribe(listener),
        waitingBeforeTalk.subscribe(listener),
        discussion.subscribe(() => {
          stopTalk?.();
          stopTalk = discussion.get()?.link.subscribe(listener);
          listener();
        }),
      ];
      return () => {
        stopTalk?.();
        stops.forEach((stop) => stop());
      };
    },
  };
  states.set(open, state);
  return state;
}

/** `talk`: a number of changes that wait, as long as the discussion is not open. */
function both(content: LinkState, talk: LinkState | number): LinkState {
  if (typeof talk !== 'number') return combineLinkStates(content, talk);
  return talk === 0 ? content : { ...content, waiting: content.waiting + talk };
}

/** The role as the relay last said; before that, as it is known on this device. */
export function useRole(): Role {
  const { entry } = useOpenPlan();
  return useSyncPart(({ limits }) => limits?.role ?? entry.role);
}

/** Whether the relay has said that this person is in the plan. Whoever joined without a network is not, until it does. */
export function useHasJoined(): boolean {
  const { entry } = useOpenPlan();
  return useSyncPart(({ limits }) => entry.shared || limits !== undefined);
}

export type EditRight =
  | { readonly kind: 'may-edit' }
  | { readonly kind: 'read-only'; readonly why: 'role' | 'newer-schema' | 'full' };

const MAY_EDIT: EditRight = { kind: 'may-edit' };
const NEWER: EditRight = { kind: 'read-only', why: 'newer-schema' };
const ROLE: EditRight = { kind: 'read-only', why: 'role' };
const FULL: EditRight = { kind: 'read-only', why: 'full' };

/** One for each open plan: every field asks, and each key changes the plan and several times the state of its saving. */
const rights = new WeakMap<OpenPlan, Readable<EditRight>>();

function rightsIn(open: OpenPlan): Readable<EditRight> {
  const known = rights.get(open);
  if (known !== undefined) return known;
  const right = derive(
    (listener) => {
      const stops = [open.link.subscribe(listener), open.plan.subscribe(listener)];
      return () => stops.forEach((stop) => stop());
    },
    () => rightIn(open),
  );
  rights.set(open, right);
  return right;
}

function rightIn({ plan, link, entry }: OpenPlan): EditRight {
  const { limits } = link.state;
  if (plan.snapshot().schema.kind === 'newer') return NEWER;
  if (!canWrite(limits?.role ?? entry.role, 'content')) return ROLE;
  return limits?.canWrite === false ? FULL : MAY_EDIT;
}

/** Whether this person may change the plan, said before they try. */
export function useEditRight(): EditRight {
  return useReadable(rightsIn(useOpenPlan()));
}

/** Whether the page offers to change the plan: one may, and on a phone one has said that one wants to. */
export function useMayEdit(): boolean {
  const { isEditing } = useEditMode();
  return useEditRight().kind === 'may-edit' && isEditing;
}
