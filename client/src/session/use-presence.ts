import { useMemo } from 'react';

import { useOpenPlan } from './open-plan-context.ts';
import type { PeerAtPlace, PersonHere } from './presence.ts';
import { useReadable } from './use-readable.ts';

/** Everybody else who has this plan open. */
export function usePeopleHere(): readonly PersonHere[] {
  return useReadable(useOpenPlan().presence.people);
}

/** Whose hands are on one text or field. */
export function usePeersAt(place: string): readonly PeerAtPlace[] {
  const peers = useReadable(useOpenPlan().presence.peers);
  return useMemo(() => peers.filter((peer) => peer.place === place), [peers, place]);
}

/** Tells the others in which field this page stands; undefined for none. */
export function useSetPlace(): (place: string | undefined) => void {
  const { awareness } = useOpenPlan().instance;
  // One field of the state: the caret beside it belongs to the editor.
  return (place) => awareness.setLocalStateField('place', place ?? null);
}
