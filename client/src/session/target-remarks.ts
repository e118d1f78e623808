import type {
  Direction,
  IndicatorSnapshot,
  IsoDate,
  MilestoneId,
  MilestoneSnapshot,
  PlanSnapshot,
  Unit,
} from '@holdfast/plan-model';

import { type Bounds, boundsOf, isBeyond, UNBOUNDED } from './bounds.ts';
import { courseOf, measurementsOf } from './measured-numbers.ts';
import { known } from './target-numbers.ts';
import type { TargetNumbers } from './target-status.ts';

export interface RemarksInput {
  readonly numbers: TargetNumbers;
  readonly unit: Unit | null;
  /** How many learners the share is of, where that is known. */
  readonly people: number | null;
  readonly period: { readonly start: IsoDate | null; readonly end: IsoDate | null };
  readonly steps: readonly Step[];
  readonly bounds: Bounds;
}

/** A step on the way, as far as it is known. */
interface Step {
  readonly id: MilestoneId;
  readonly date: IsoDate | null;
  readonly value: number | null;
}

/** What speaks against a target. Nothing of it is refused: it may be the other value that is wrong. */
export type Remark =
  | { readonly kind: 'startBeyond' | 'valueBeyond' }
  | { readonly kind: 'stepBeyond'; readonly step: MilestoneId }
  | { readonly kind: 'equalsStart' }
  | { readonly kind: 'againstDirection'; readonly direction: Direction }
  | { readonly kind: 'lessThanOne'; readonly people: number }
  | { readonly kind: 'endsBeforeStart' }
  | { readonly kind: 'beforePlan' | 'afterPlan'; readonly date: IsoDate }
  | { readonly kind: 'stepOutOfTime' | 'stepOutOfRange' | 'stepBackwards'; readonly step: MilestoneId };

/** What of a plan speaks for or against a target of it. */
export interface RemarkedTarget {
  readonly indicator: IndicatorSnapshot | undefined;
  readonly numbers: TargetNumbers;
  /** By their months. */
  readonly steps: readonly MilestoneSnapshot[];
  readonly people: number | null;
  readonly period: PlanSnapshot['period'];
}

export function remarksOnTarget(target: RemarkedTarget): readonly Remark[] {
  const { indicator, numbers, steps, people, period } = target;
  return remarksOf({
    numbers,
    unit: known(indicator?.unit ?? null),
    people,
    period: { start: known(period.start), end: known(period.end) },
    bounds: indicator === undefined ? UNBOUNDED : boundsOf(indicator),
    steps: steps.map(({ id, date, value }) => ({ id, date: known(date), value: known(value) })),
  });
}

/** How many people the last number of an indicator that can be shown is about. */
export function peopleOf(
  plan: Pick<PlanSnapshot, 'measurements'>,
  indicator: IndicatorSnapshot | undefined,
): number | null {
  if (indicator === undefined) return null;
  const found = courseOf(measurementsOf(plan, indicator.id), indicator);
  return found.findLast(({ people }) => people !== null)?.people ?? null;
}

export function remarksOf(input: RemarksInput): readonly Remark[] {
  return [
    ...remarksOnBounds(input),
    ...remarksOnValues(input),
    ...remarksOnDates(input),
    ...remarksOnSteps(input),
  ];
}

function remarksOnBounds({ numbers, steps, bounds }: RemarksInput): readonly Remark[] {
  const isOut = (value: number | null): boolean => value !== null && isBeyond(value, bounds);
  return [
    ...(isOut(numbers.baselineValue) ? ([{ kind: 'startBeyond' }] as const) : []),
    ...(isOut(numbers.targetValue) ? ([{ kind: 'valueBeyond' }] as const) : []),
    ...steps.flatMap(({ id, value }) => (isOut(value) ? ({ kind: 'stepBeyond', step: id } as const) : [])),
  ];
}

function remarksOnValues({ numbers, unit, people }: RemarksInput): readonly Remark[] {
  const { direction, baselineValue, targetValue } = numbers;
  if (baselineValue === null || targetValue === null) return [];
  const change = targetValue - baselineValue;
  if (direction === 'hold') return [];
  if (change === 0) return [{ kind: 'equalsStart' }];
  const isAgainst = direction !== null && (direction === 'up') !== change > 0;
  const learners = learnersOf(change, people);
  return [
    ...(isAgainst ? ([{ kind: 'againstDirection', direction }] as const) : []),
    ...(unit === '%' && people !== null && learners !== null && learners < 1
      ? ([{ kind: 'lessThanOne', people }] as const)
      : []),
  ];
}

/** How many learners a number of percentage points is, of so many. */
export function learnersOf(points: number, people: number | null): number | null {
  // Of 0.07 × 100 a computer makes a little more than 7.
  return people === null ? null : Math.round(Math.abs(points) * people * 1e6) / 1e8;
}

function remarksOnDates({ numbers, period }: RemarksInput): readonly Remark[] {
  const { baselineDate, deadline } = numbers;
  if (deadline === null) return [];
  const monthOf = (date: IsoDate): string => date.slice(0, 7);
  const remarks: Remark[] = [];
  if (baselineDate !== null && monthOf(deadline) <= monthOf(baselineDate))
    remarks.push({ kind: 'endsBeforeStart' });
  if (period.start !== null && deadline < period.start)
    remarks.push({ kind: 'beforePlan', date: period.start });
  if (period.end !== null && deadline > period.end) remarks.push({ kind: 'afterPlan', date: period.end });
  return remarks;
}

/** Steps lie between start and end in time and value, and each is no further from the end than the one before. */
function remarksOnSteps({ numbers, steps }: RemarksInput): readonly Remark[] {
  const { baselineValue, baselineDate, targetValue, deadline } = numbers;
  const way = Math.sign((targetValue ?? 0) - (baselineValue ?? 0));
  const isWayKnown = baselineValue !== null && targetValue !== null;
  let before: number | null = null;
  return steps.flatMap(({ id, date, value }): readonly Remark[] => {
    const isOutOfTime =
      date !== null &&
      ((baselineDate !== null && date <= baselineDate) || (deadline !== null && date >= deadline));
    const isOutOfRange =
      isWayKnown && value !== null && ((value - baselineValue) * way < 0 || (targetValue - value) * way < 0);
    const isBackwards = isWayKnown && value !== null && before !== null && (value - before) * way < 0;
    if (value !== null && date !== null) before = value;
    if (isOutOfTime) return [{ kind: 'stepOutOfTime', step: id }];
    if (isOutOfRange) return [{ kind: 'stepOutOfRange', step: id }];
    return isBackwards ? [{ kind: 'stepBackwards', step: id }] : [];
  });
}
