import { createContext, useContext } from 'react';

import type { KnownParticipant } from '../../session/use-participants.ts';

/** Everybody in the plan, read once for all that is shown. */
export const HeardPeopleContext = createContext<ReadonlyMap<string, KnownParticipant>>(new Map());

export function useNameOf(): (participantId: string) => string | undefined {
  const people = useContext(HeardPeopleContext);
  return (participantId) => people.get(participantId)?.name;
}
