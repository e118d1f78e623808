import {
  type Field,
  isUnreadable,
  type IsoDate,
  OUTCOME_LEVELS,
  type PeriodSnapshot,
} from '@holdfast/plan-model';

import { inSection, ofRecord } from '../asks.ts';
import { dayOf } from '../days.ts';
import { type Demand, rule } from '../rule.ts';
import { hasWords, isFilled, livingMeasures } from '../what-counts.ts';

/** What will be different, and by which targets it is seen. */
const keyOutcomes = rule({
  code: 'R12',
  level: 'minimum',
  reads: ({ plan }) => ({ outcomes: plan.outcomes, targetsByOutcome: plan.links.targetsByOutcome }),
  judge: ({ outcomes, targetsByOutcome }) => {
    const named = outcomes.filter(({ statement }) => hasWords(statement));
    if (named.length === 0)
      return { demands: [[{ ask: 'addOutcome', place: inSection('outcomes'), level: null }]] };
    return {
      demands: named.map(({ id }): Demand =>
        targetsByOutcome.has(id) ? [] : [{ ask: 'outcomeTarget', place: ofRecord({ root: 'outcomes', id }) }],
      ),
    };
  },
});

/** Each target says what is counted, where it stands today, or by when that is known, and where it shall come to. */
const wholeTargets = rule({
  code: 'R13',
  level: 'minimum',
  reads: ({ plan: { targets, indicators } }) => ({ targets, indicators }),
  judge: ({ targets, indicators }) => {
    if (targets.length === 0) return { demands: [[{ ask: 'addTarget', place: inSection('goals') }]] };
    const countable = new Set<unknown>(
      indicators.filter(({ name, unit }) => isFilled(name) && !isUnreadable(unit)).map(({ id }) => id),
    );
    return {
      demands: targets.flatMap((target): readonly Demand[] => {
        const place = ofRecord({ root: 'targets', id: target.id });
        const isKnown = isNumber(target.baselineValue) || dayOf(target.collectBy) !== undefined;
        return [
          countable.has(target.indicatorId) ? [] : [{ ask: 'targetIndicator', place }],
          isKnown ? [] : [{ ask: 'targetBaseline', place }],
          isNumber(target.targetValue) ? [] : [{ ask: 'targetValue', place }],
        ];
      }),
    };
  },
});

function isNumber(value: Field<number | null>): boolean {
  return typeof value === 'number';
}

/** The plan has a first and a last day, and what it sets out to do ends within them. */
const inTime = rule({
  code: 'R14',
  level: 'minimum',
  reads: ({ plan: { period, targets, measures } }) => ({ period, targets, measures }),
  judge: ({ period, targets, measures }) => ({
    demands: [
      dayOf(period.start) === undefined
        ? [{ ask: 'periodStart', place: { kind: 'meta', field: 'periodStart' } }]
        : [],
      dayOf(period.end) === undefined
        ? [{ ask: 'periodEnd', place: { kind: 'meta', field: 'periodEnd' } }]
        : [],
      ...targets.map(({ id, deadline }): Demand => {
        const place = ofRecord({ root: 'targets', id });
        if (dayOf(deadline) === undefined) return [{ ask: 'targetDeadline', place }];
        return isInside(period, deadline) ? [] : [{ ask: 'targetOutside', place }];
      }),
      ...livingMeasures(measures).map(({ id, end }): Demand => {
        const place = ofRecord({ root: 'measures', id });
        if (dayOf(end) === undefined) return [{ ask: 'measureEnd', place }];
        return isInside(period, end) ? [] : [{ ask: 'measureOutside', place }];
      }),
    ],
  }),
});

/** An end of the period that nobody knows yet leaves nothing outside. */
function isInside({ start, end }: PeriodSnapshot, field: Field<IsoDate | null>): boolean {
  const [day, first, last] = [dayOf(field), dayOf(start), dayOf(end)];
  if (day === undefined) return false;
  return (first === undefined || day >= first) && (last === undefined || day <= last);
}

/** Something changes for learners, for the school, and beyond it. */
const threeLevels = rule({
  code: 'R15',
  level: 'recommendation',
  reads: ({ plan }) => ({ outcomes: plan.outcomes }),
  judge: ({ outcomes }) => {
    const there = new Set<unknown>(
      outcomes.filter(({ statement }) => hasWords(statement)).map(({ level }) => level),
    );
    return {
      demands: OUTCOME_LEVELS.map((level): Demand =>
        there.has(level) ? [] : [{ ask: 'addOutcome', place: inSection('outcomes'), level }],
      ),
    };
  },
});

export const OUTCOMES = [keyOutcomes, wholeTargets, inTime];
export const OUTCOME_LEVELS_RULES = [threeLevels];
