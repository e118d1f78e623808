import { eachPersonOnce, participantsOf, type Persons } from '@holdfast/plan-model';

interface Named {
  readonly name: string;
}

export interface WhoIsCalledWhat<Known extends Named = Named> {
  /** Participants by id, as far as they are known here. */
  readonly people: ReadonlyMap<string, Known>;
  readonly persons: Persons;
}

/**
 * Each person once, as the participant by whose name they are shown, or else as another of theirs that is known here;
 * undefined where none is.
 */
export function onePerPerson<Known extends Named>(
  ids: readonly string[],
  { people, persons }: WhoIsCalledWhat<Known>,
): readonly (Known | undefined)[] {
  return eachPersonOnce(persons, ids).map((id) =>
    participantsOf(persons, id)
      .map((each) => people.get(each))
      .find((each) => each !== undefined),
  );
}

/** What else a participant is called, where others are one person with them: each other name once. */
export function otherNames(id: string, { people, persons }: WhoIsCalledWhat): readonly string[] {
  const own = people.get(id)?.name;
  const names = participantsOf(persons, id).flatMap((each) => people.get(each)?.name ?? []);
  return [...new Set(names)].filter((name) => name !== own);
}
