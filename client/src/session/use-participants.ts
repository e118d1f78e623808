import type { Group, ParticipantId } from '@holdfast/sync-protocol';
import { useMemo } from 'react';

import { useOpenPlan } from './open-plan-context.ts';
import { usePeople } from './use-people.ts';
import { usePeopleHere } from './use-presence.ts';

/** What is known of a participant on this device; nothing of one who was erased, or of whom the list was never read. */
export interface KnownParticipant {
  readonly participantId: ParticipantId;
  readonly name: string;
  readonly group: Group | undefined;
  readonly colour: number;
}

/** Everybody in the plan by id: as the relay says, or as this device last heard, with whoever is here and this person. */
export function useParticipants(): ReadonlyMap<string, KnownParticipant> {
  const { entry } = useOpenPlan();
  const { state } = usePeople();
  const here = usePeopleHere();
  return useMemo(() => {
    const known = new Map<string, KnownParticipant>();
    const listed = 'people' in state ? state.people : (entry.participants?.list ?? []);
    for (const { participantId, displayName, group, colour } of listed)
      known.set(participantId, { participantId, name: displayName, group, colour });
    for (const { participantId, name, colour, group } of here)
      if (!known.has(participantId)) known.set(participantId, { participantId, name, group, colour });
    const { participantId, displayName, group, colour } = entry;
    return known.set(participantId, { participantId, name: displayName, group, colour });
  }, [state, here, entry]);
}
