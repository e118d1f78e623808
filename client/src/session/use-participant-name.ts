import type { ParticipantId } from '@holdfast/sync-protocol';

import { useOpenPlan } from './open-plan-context.ts';
import { usePeopleHere } from './use-presence.ts';

/** What a participant is called, as far as this device knows: from who is here, or from the list as it was last read. */
export function useParticipantName(): (participantId: ParticipantId | undefined) => string | undefined {
  const { entry } = useOpenPlan();
  const here = usePeopleHere();
  return (participantId) => {
    if (participantId === undefined) return undefined;
    if (participantId === entry.participantId) return entry.displayName;
    const person = here.find((each) => each.participantId === participantId);
    const listed = entry.participants?.list.find((each) => each.participantId === participantId);
    return person?.name ?? listed?.displayName;
  };
}
