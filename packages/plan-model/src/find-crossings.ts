import { type Arrival, ArrivalFacts, type IsOwn } from './arrival.ts';
import { findCrossedLines } from './crossed-lines.ts';
import { findCrossedRemovals } from './crossed-removals.ts';
import { findCrossedValues } from './crossed-values.ts';
import { findCrossedWords } from './crossed-words.ts';
import type { Crossing } from './crossing.ts';
import type { Plan } from './plan.ts';

/**
 * The places where what has just arrived and this person's own work crossed. To be called in the `afterTransaction` of
 * the arrival. It reads and never writes, and costs what the arrival is long.
 */
export function findCrossings(plan: Plan, arrival: Arrival, isOwn: IsOwn): readonly Crossing[] {
  const facts = new ArrivalFacts(arrival, isOwn);
  return [
    ...findCrossedValues(plan, facts),
    ...findCrossedWords(plan, facts),
    ...findCrossedLines(plan, facts),
    ...findCrossedRemovals(plan, facts),
  ];
}
