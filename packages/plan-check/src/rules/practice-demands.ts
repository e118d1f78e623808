import type { PlanSnapshot, PracticeSnapshot, PracticeTopic } from '@holdfast/plan-model';

import { inSection, ofRecord } from '../asks.ts';
import { dayOf } from '../days.ts';
import type { Demand } from '../rule.ts';
import { fullest, hasWords, idsOf, isFilled, isLinked, livingMeasures } from '../what-counts.ts';

/** A type and no interface: the parts that a rule reads are listed by their names. */
export type PracticeParts = {
  readonly practices: readonly PracticeSnapshot[];
  readonly measures: PlanSnapshot['measures'];
  readonly measuresByPractice: PlanSnapshot['links']['measuresByPractice'];
};

/** What is read to see whether a practice is told of. */
export function practising({ practices, measures, links }: PlanSnapshot): PracticeParts {
  return { practices, measures, measuresByPractice: links.measuresByPractice };
}

/** Practices about a topic that say in words what they are. */
export function practicesOf(
  { practices }: Pick<PracticeParts, 'practices'>,
  topic: PracticeTopic,
): readonly PracticeSnapshot[] {
  return practices.filter((practice) => practice.topic === topic && hasWords(practice.title));
}

/** A record of a practice, never a bare tick: it says what, and where, when or how, or which measure brings it. */
export function isTold({ measures, measuresByPractice }: PracticeParts): (each: PracticeSnapshot) => boolean {
  const living = idsOf(livingMeasures(measures));
  return ({ id, where, note, date }) =>
    isFilled(where) ||
    hasWords(note) ||
    dayOf(date) !== undefined ||
    isLinked(measuresByPractice, id, living);
}

/** That there is a practice about a topic, planned or in place, and that it is told of. */
export function practiceDemands(parts: PracticeParts, topic: PracticeTopic): readonly Demand[] {
  const isWhole = isTold(parts);
  const best = fullest(practicesOf(parts, topic), (each) => Number(!isWhole(each)));
  if (best === undefined) return [[{ ask: 'addPractice', place: inSection('practices'), topic }]];
  return [[], isWhole(best) ? [] : [{ ask: 'practiceWhere', place: practicePlace(best) }]];
}

export function hasPractice(parts: PracticeParts, topic: PracticeTopic): boolean {
  return practiceDemands(parts, topic).flat().length === 0;
}

export function practicePlace({ id }: PracticeSnapshot) {
  return ofRecord({ root: 'practices', id });
}
