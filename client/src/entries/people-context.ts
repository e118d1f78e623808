import { createContext, useContext } from 'react';

import type { KnownParticipant } from '../session/use-participants.ts';

/** Everybody in the plan by id, read once for all entries that are shown. */
export const PeopleContext = createContext<ReadonlyMap<string, KnownParticipant>>(new Map());

export function useNamedPeople(): ReadonlyMap<string, KnownParticipant> {
  return useContext(PeopleContext);
}
