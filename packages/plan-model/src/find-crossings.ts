import { type Arrival, ArrivalFacts, type IsOwn } from './arrival.ts';
import { findCrossedLines } from './crossed-lines.ts';
import { findCrossedRemovals } from './crossed-removals.ts';
import { findCrossedValues } from './crossed-values.ts';
import { findCrossedWords } from './crossed-words.ts';
import type { Crossing } from './crossing.ts';
import { planRoots } from './plan-layout.ts';

/**
 * The places where what has just arrived and this person's own work crossed. To be called in the `afterTransaction` of
 * the arrival, in a document whose `planRoots` were asked for before anything came into it. It reads and never writes, and costs what the arrival is long.
 */
export function findCrossings(arrival: Arrival, isOwn: IsOwn): readonly Crossing[] {
  const facts = new ArrivalFacts(arrival, isOwn);
  const roots = planRoots(arrival.transaction.doc);
  return [
    ...findCrossedValues(roots, facts),
    ...findCrossedWords(roots, facts),
    ...findCrossedLines(roots, facts),
    ...findCrossedRemovals(roots, facts),
  ];
}
