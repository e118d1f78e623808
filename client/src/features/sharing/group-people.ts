import { personOf, type Persons } from '@holdfast/plan-model';
import { type Participant, ROLES } from '@holdfast/sync-protocol';

/** A participant on the list of people. */
export interface ListedPerson {
  readonly person: Participant;
  /** They are one person with the one above. */
  readonly isAlso: boolean;
}

/** The list in its order, with those who are one person together: first the one by whose name they are shown. */
export function groupPeople(people: readonly Participant[], persons: Persons): readonly ListedPerson[] {
  return gather(people, persons).flatMap((group) =>
    group.map((person, index) => ({ person, isAlso: index > 0 })),
  );
}

/** The people, with of each person the role that allows most. */
export function countedOnce(people: readonly Participant[], persons: Persons): readonly Participant[] {
  return gather(people, persons).flatMap((group) => {
    const role = ROLES.find((each) => group.some((person) => person.role === each));
    return group.slice(0, 1).map((person) => ({ ...person, role: role ?? person.role }));
  });
}

function gather(people: readonly Participant[], persons: Persons): readonly (readonly Participant[])[] {
  const groups = new Map<string, Participant[]>();
  for (const person of people) {
    const id = personOf(persons, person.participantId);
    const group = groups.get(id) ?? [];
    if (person.participantId === id) group.unshift(person);
    else group.push(person);
    groups.set(id, group);
  }
  return [...groups.values()];
}
