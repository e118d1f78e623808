import { isSamePerson, participantsOf, partPerson, sayOnePerson } from '@holdfast/plan-model';
import { canManage, type Participant } from '@holdfast/sync-protocol';

import { useDiscussion } from '../../session/use-discussion.ts';
import { usePersons } from '../../session/use-persons.ts';
import { useRole } from '../../session/use-sync-state.ts';
import { groupPeople } from './group-people.ts';

export interface OnePersonActs {
  /** Who are not one person with them yet, each person by the name that is shown. */
  readonly others: readonly Participant[];
  /** Participants with whom they are one person. */
  readonly already: readonly string[];
  readonly say: (other: Participant) => void;
  readonly part: () => void;
}

/**
 * What a facilitator can say of who is one person with somebody: it stands in the discussion, so also without a network.
 * Undefined for everybody else.
 */
export function useOnePerson(
  { participantId }: Participant,
  people: readonly Participant[],
): OnePersonActs | undefined {
  const open = useDiscussion();
  const persons = usePersons();
  const isFacilitator = canManage(useRole());
  if (open === undefined || !isFacilitator) return undefined;
  const { discussion } = open;
  return {
    others: groupPeople(people, persons).flatMap(({ person: other, isAlso }) =>
      isAlso || isSamePerson(persons, other.participantId, participantId) ? [] : [other],
    ),
    already: participantsOf(persons, participantId).filter((id) => id !== participantId),
    say: (other) => sayOnePerson(discussion, { participant: participantId, as: other.participantId }),
    part: () => partPerson(discussion, participantId),
  };
}
