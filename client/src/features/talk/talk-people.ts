import { createContext, useContext } from 'react';

import type { KnownParticipant } from '../../session/use-participants.ts';

/** Everybody in the plan, read once for all that is said. */
export const TalkPeopleContext = createContext<ReadonlyMap<string, KnownParticipant>>(new Map());

export function useTalkPeople(): ReadonlyMap<string, KnownParticipant> {
  return useContext(TalkPeopleContext);
}
