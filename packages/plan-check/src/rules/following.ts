import {
  type EvaluationSnapshot,
  type Field,
  type IndicatorSnapshot,
  type IsoDate,
  isUnreadable,
} from '@holdfast/plan-model';

import { inSection, ofRecord } from '../asks.ts';
import { dayOf, daysIn, daysSince, isStale } from '../days.ts';
import { type Demand, rule } from '../rule.ts';
import { fullest, hasWords, isFilled } from '../what-counts.ts';

/** Each indicator of a target says where its numbers come from, how often and who brings them; and the last is fresh. */
const measurable = rule({
  code: 'R16',
  level: 'recommendation',
  reads: ({ plan: { indicators, targets, measurements }, today }) => ({
    indicators,
    targets,
    measurements,
    today,
  }),
  judge: ({ indicators, targets, measurements, today }) => {
    const used = new Set<unknown>(targets.map(({ indicatorId }) => indicatorId));
    const inUse = indicators.filter(({ id }) => used.has(id));
    if (inUse.length === 0) return { none: 'nothing' };
    const lastDays = new Map<unknown, IsoDate>();
    for (const { indicatorId, date } of measurements) {
      const [day, last] = [dayOf(date), lastDays.get(indicatorId)];
      if (day !== undefined && day <= today && (last === undefined || day > last))
        lastDays.set(indicatorId, day);
    }
    return {
      demands: inUse.flatMap((indicator) => followed(indicator, lastDays.get(indicator.id), today)),
    };
  },
});

/** Nobody can say whether a number is fresh before somebody has said how often it comes. */
function followed(
  indicator: IndicatorSnapshot,
  last: IsoDate | undefined,
  today: IsoDate,
): readonly Demand[] {
  const place = ofRecord({ root: 'indicators', id: indicator.id });
  const { source, frequency, collectorId } = indicator;
  const known = isChosen(frequency) ? frequency : undefined;
  const isFresh = last !== undefined && known !== undefined && !isStale(last, { frequency: known, today });
  return [
    isFilled(source) ? [] : [{ ask: 'indicatorSource', place }],
    known === undefined ? [{ ask: 'indicatorFrequency', place }] : [],
    isChosen(collectorId) ? [] : [{ ask: 'indicatorCollector', place }],
    ...(known === undefined ? [] : [isFresh ? [] : [{ ask: 'measurement', place } as const]]),
  ];
}

function isChosen<Choice extends string>(field: Field<Choice | null>): field is Choice {
  return field !== null && !isUnreadable(field);
}

/** Somebody has thought of how the community looks back: when, by which questions, and what success would be. */
const evaluated = rule({
  code: 'R17',
  level: 'recommendation',
  reads: ({ plan }) => ({ evaluations: plan.evaluations }),
  judge: ({ evaluations }) => {
    const named = evaluations.filter(({ title }) => hasWords(title));
    const best = fullest(named, (each) => planned(each).flat().length);
    if (best === undefined) return { demands: [[{ ask: 'addEvaluation', place: inSection('evaluations') }]] };
    return { demands: [[], ...planned(best)] };
  },
});

function planned({ id, start, end, questions, success }: EvaluationSnapshot): readonly Demand[] {
  const place = ofRecord({ root: 'evaluations', id });
  const hasPeriod = dayOf(start) !== undefined && dayOf(end) !== undefined;
  return [
    hasPeriod ? [] : [{ ask: 'evaluationPeriod', place }],
    hasWords(questions) ? [] : [{ ask: 'evaluationQuestions', place }],
    hasWords(success) ? [] : [{ ask: 'evaluationSuccess', place }],
  ];
}

/** The community looks at its plan again and again: how often is known, the next day too, and the last is not long ago. */
const improving = rule({
  code: 'R18',
  level: 'recommendation',
  reads: ({ plan: { standing, reviews, period }, today }) => ({
    everyMonths: standing.reviewEveryMonths,
    reviews,
    start: period.start,
    today,
  }),
  judge: ({ everyMonths, reviews, start, today }) => {
    const days = reviews.flatMap(({ date }) => dayOf(date) ?? []);
    const next: Demand = days.some((day) => day >= today)
      ? []
      : [{ ask: 'nextReview', place: inSection('reviews') }];
    if (everyMonths === null || isUnreadable(everyMonths)) {
      const place = { kind: 'meta', field: 'reviewEveryMonths' } as const;
      return { demands: [[{ ask: 'reviewEveryMonths', place }], next] };
    }
    // A plan that has just begun was looked at when it began.
    const begun = dayOf(start);
    const looks = [...days, ...(begun === undefined ? [] : [begun])];
    const isRecent = looks.some((day) => day <= today && daysSince(day, today) <= daysIn(everyMonths));
    const isToCome = begun !== undefined && begun > today;
    const last: Demand = isRecent || isToCome ? [] : [{ ask: 'lastReview', place: inSection('reviews') }];
    return { demands: [[], next, last] };
  },
});

export const FOLLOWING = [measurable, evaluated, improving];
