import { useEffect, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';

import { useOpenPlan } from './open-plan-context.ts';
import type { PeerAtPlace, PersonHere } from './presence.ts';
import { useReadable } from './use-readable.ts';

/** Everybody else who has this plan open. */
export function usePeopleHere(): readonly PersonHere[] {
  return useReadable(useOpenPlan().presence.people);
}

/** Whose hands are on one text or field. */
export function usePeersAt(place: string): readonly PeerAtPlace[] {
  const { peers } = useOpenPlan().presence;
  return useSyncExternalStore(peers.subscribe, () => peers.get().get(place) ?? NOBODY);
}

const NOBODY: readonly PeerAtPlace[] = [];

/** Tells the others in which field this page stands; undefined for none. */
export function useSetPlace(): (place: string | undefined) => void {
  const { awareness } = useOpenPlan().instance;
  // One field of the state: the caret beside it belongs to the editor.
  return (place) => awareness.setLocalStateField('place', place ?? null);
}

/**
 * Lays this page's hand on a field for the others to see, and takes it away; with the field itself it goes too. A field that
 * is gone while it has the focus tells nobody.
 */
export function useHand(place: string): (isOn: boolean) => void {
  const { awareness } = useOpenPlan().instance;
  const setPlace = useSetPlace();
  useEffect(
    () => () => {
      if (ownPlace(awareness) === place) awareness.setLocalStateField('place', null);
    },
    [awareness, place],
  );
  return (isOn) => setPlace(isOn ? place : undefined);
}

/** In which field this page stands. */
export function ownPlace(awareness: Awareness): string | undefined {
  const place: unknown = awareness.getLocalState()?.['place'];
  return typeof place === 'string' ? place : undefined;
}
