import { type AliasPair, aliasPair } from './alias-pair.ts';
import { said, write } from './discussion-edits.ts';
import type { Discussion } from './discussion.ts';
import { entryKey } from './entry-key.ts';
import { eachPersonOnce, gatherPersons, isSamePerson, participantsOf, personOf } from './persons.ts';

/**
 * Says that a participant is the same person as another, by whose name lists then show them. Whoever is no facilitator
 * cannot: the relay would refuse it. Throws on what are no two participants.
 */
export function sayOnePerson(
  discussion: Discussion,
  { participant, as }: { readonly participant: string; readonly as: string },
): void {
  const asked = aliasPair(participant, as);
  const { persons } = discussion.snapshot();
  if (isSamePerson(persons, ...asked.both)) return;
  // Of the two by whose names they are shown, one stays: else two might be left that are shown by no other name.
  const shownAs = personOf(persons, as);
  const pair = aliasPair(personOf(persons, participant), shownAs);
  write(discussion, () => say(discussion, pair, { isSame: true, shownAs }));
}

/**
 * Makes a participant a person alone again, whoever said that they are one with others. These others stay together, unless
 * it was said of them that they are not one.
 */
export function partPerson(discussion: Discussion, participant: string): void {
  const { aliases, persons } = discussion.snapshot();
  const standing = [...aliases.values()].filter(({ isSame }) => isSame);
  const isOf = ({ pair }: { readonly pair: AliasPair }): boolean => pair.both.includes(participant);
  const left = gatherPersons(standing.filter((each) => !isOf(each)));
  const others = participantsOf(persons, participant).filter((id) => id !== participant);
  write(discussion, () => {
    for (const { pair } of standing.filter(isOf)) unsay(discussion, pair);
    const [first, ...more] = eachPersonOnce(left, others);
    if (first === undefined) return;
    for (const one of more) {
      const pair = aliasPair(one, first);
      if (!aliases.has(pair.name)) say(discussion, pair, { isSame: true, shownAs: first });
    }
  });
}

interface LastWord {
  readonly isSame: boolean;
  readonly shownAs: string;
}

/** Each has one word on two participants, which knows of the last that anybody said. */
function say(discussion: Discussion, { name }: AliasPair, { isSame, shownAs }: LastWord): void {
  const { roots, ports } = discussion;
  const last = discussion.snapshot().aliases.get(name);
  const entry = { ...said(discussion, last === undefined ? 0 : last.turn + 1), isSame, shownAs };
  roots.aliases.set(entryKey(ports.participantId, name), entry);
}

/** One's own word is taken back where nobody else has one; else it is said that the two are not one. */
function unsay(discussion: Discussion, pair: AliasPair): void {
  const { roots, ports } = discussion;
  const own = entryKey(ports.participantId, pair.name);
  const isOnlyMine = [...roots.aliases.keys()].every((key) => key === own || !key.endsWith(`.${pair.name}`));
  if (isOnlyMine) roots.aliases.delete(own);
  else say(discussion, pair, { isSame: false, shownAs: pair.both[0] });
}
