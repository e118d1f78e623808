import { isSamePerson, NO_PERSONS, type Persons } from '@holdfast/plan-model';
import { useCallback } from 'react';

import { useOpenPlan } from './open-plan-context.ts';
import { useDiscussed } from './use-discussion.ts';

/** Participants of whom facilitators say that they are one person. */
export function usePersons(): Persons {
  return useDiscussed((snapshot) => snapshot?.persons) ?? NO_PERSONS;
}

/**
 * Whether a participant is this person, here or on another device: for what they read, and what is counted. Rights go by
 * the participant alone.
 */
export function useIsMe(): (participantId: string) => boolean {
  const persons = usePersons();
  const { participantId: me } = useOpenPlan().entry;
  return useCallback((participantId) => isSamePerson(persons, participantId, me), [persons, me]);
}
