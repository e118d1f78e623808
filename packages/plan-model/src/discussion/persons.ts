import type { Entry } from './entries.ts';

/** Several participants of whom facilitators say that they are one person. Frozen; the same object until it changes. */
export interface OnePerson {
  /** The one by whose name lists show them. */
  readonly shownAs: string;
  /** All of them, that one first. */
  readonly participants: readonly string[];
}

/** By each participant who is one person with others. */
export type Persons = ReadonlyMap<string, OnePerson>;

export const NO_PERSONS: Persons = new Map();

/** The participant who stands for all that are one person with this one: the one to compare and to count. */
export function personOf(persons: Persons, participantId: string): string {
  return persons.get(participantId)?.shownAs ?? participantId;
}

/** All that are one person with this one, and it. */
export function participantsOf(persons: Persons, participantId: string): readonly string[] {
  return persons.get(participantId)?.participants ?? [participantId];
}

export function isSamePerson(persons: Persons, one: string, other: string): boolean {
  return personOf(persons, one) === personOf(persons, other);
}

/** Each person once, in the order of the participants. */
export function eachPersonOnce(persons: Persons, participantIds: readonly string[]): readonly string[] {
  return [...new Set(participantIds.map((id) => personOf(persons, id)))];
}

type Word = Pick<Entry<'aliases'>, 'pair' | 'isSame' | 'shownAs'>;

/** Whoever hangs together by what stands is one person, along chains and in circles, in whatever order it was said. */
export function gatherPersons(lastWords: readonly Word[], before: Persons = NO_PERSONS): Persons {
  const standing = lastWords.filter(({ isSame }) => isSame);
  const groups = new Groups();
  for (const { pair } of standing) groups.join(...pair.both);
  // Somebody who is shown by the name of another is not the one whose name is shown.
  const named = new Set(standing.flatMap(({ pair, shownAs }) => pair.both.filter((id) => id !== shownAs)));
  const persons = new Map<string, OnePerson>();
  for (const group of groups.all()) {
    const person = makePerson(group, named, before);
    for (const id of group) persons.set(id, person);
  }
  const isSame = persons.size === before.size && [...persons].every(([id, each]) => before.get(id) === each);
  return isSame ? before : persons;
}

function makePerson(group: readonly string[], named: ReadonlySet<string>, before: Persons): OnePerson {
  const sorted = [...group].sort();
  const shownAs = sorted.find((id) => !named.has(id)) ?? sorted[0] ?? '';
  const participants = [shownAs, ...sorted.filter((id) => id !== shownAs)];
  const known = before.get(shownAs);
  const isKnown =
    known?.participants.length === participants.length &&
    participants.every((id, index) => id === known.participants[index]);
  return isKnown ? known : Object.freeze({ shownAs, participants: Object.freeze(participants) });
}

/** Ids that hang together. */
class Groups {
  readonly #groupOf = new Map<string, string[]>();

  join(one: string, other: string): void {
    const [a, b] = [this.#of(one), this.#of(other)];
    if (a === b) return;
    // The smaller goes into the larger, so that many are joined in little time.
    const [small, large] = a.length < b.length ? [a, b] : [b, a];
    for (const id of small) {
      large.push(id);
      this.#groupOf.set(id, large);
    }
  }

  all(): Iterable<readonly string[]> {
    return new Set(this.#groupOf.values());
  }

  #of(id: string): string[] {
    const group = this.#groupOf.get(id) ?? [id];
    this.#groupOf.set(id, group);
    return group;
  }
}
