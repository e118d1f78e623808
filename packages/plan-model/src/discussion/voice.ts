import { type Field, isUnreadable } from '../field.ts';
import type { GoalId } from '../ids.ts';
import type { ActorGroup } from '../record-vocabulary.ts';
import type { Entry } from './entries.ts';
import { type HiddenMark, hiddenMark, lastCountedTurn, orderUpTo } from './turns.ts';

interface Moderated {
  readonly hidden: HiddenMark | null;
  /** The highest turn of what was decided about it: the next counts on from there. */
  readonly lastTurn: number;
}

/** What somebody heard from people of a group who do not write here themselves. */
export type Voice = Entry<'voices'> & Moderated;

/** That a group says yes to a goal, with who spoke for it and how it came about. */
export type Endorsement = Entry<'endorsements'> & Moderated;

export function withHidings<Each extends Entry<'voices'> | Entry<'endorsements'>>(
  entry: Each,
  hidings: readonly Entry<'hidings'>[],
): Each & Moderated {
  const lastTurn = lastCountedTurn([entry], hidings);
  const hidden = hiddenMark(orderUpTo(lastTurn)(hidings).at(-1));
  const made: Each & Moderated = Object.assign({ hidden, lastTurn }, entry);
  Object.freeze(made);
  return made;
}

/** Of each group that says yes to a goal the last that was recorded and not hidden. */
export function endorsementsOf(
  endorsements: readonly Endorsement[],
  goal: GoalId,
): ReadonlyMap<ActorGroup, Endorsement> {
  const all = endorsements.filter((each) => each.goal === goal);
  const inOrder = orderUpTo(lastCountedTurn(all));
  return new Map(inOrder(all.filter(({ hidden }) => hidden === null)).map((each) => [each.group, each]));
}

/** Turns of a goal's endorsements count on from the last that can be seen. */
export function nextTurnOf(endorsements: readonly Endorsement[], goal: GoalId): number {
  return lastCountedTurn(endorsements.filter((each) => each.goal === goal)) + 1;
}

/** How many people it was, at least: where nobody counted, somebody spoke. */
export function peopleOf({ people }: Entry<'voices'>): number {
  return people ?? 1;
}

/** The group a voice is of, unless a later version knows more groups. */
export function groupOfVoice({ group }: { readonly group: Field<ActorGroup> }): ActorGroup | undefined {
  return isUnreadable(group) ? undefined : group;
}
