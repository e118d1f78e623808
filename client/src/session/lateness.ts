import {
  type Field,
  type IsoDate,
  isUnreadable,
  type MeasureSnapshot,
  type PlanSnapshot,
  type ReviewSnapshot,
  type TargetSnapshot,
} from '@holdfast/plan-model';

import { courseOf, measurementsOf } from './measured-numbers.ts';
import { known, milestonesOf, numbersOf } from './target-numbers.ts';
import { targetStanding } from './target-status.ts';

/** The day that a field says: undefined while it is not known, and when it cannot be read. */
export function dayOf(date: Field<IsoDate | null>): IsoDate | undefined {
  return known(date) ?? undefined;
}

/** A measure is late when its last day is over and it is neither done nor dropped. */
export function isMeasureLate(
  { end, status }: Pick<MeasureSnapshot, 'end' | 'status'>,
  today: IsoDate,
): boolean {
  return isOver(dayOf(end), today) && status !== 'done' && status !== 'dropped';
}

/** A review is late when its day is over and nobody has written what was found. */
export function isReviewLate(
  { date, findings }: Pick<ReviewSnapshot, 'date' | 'findings'>,
  today: IsoDate,
): boolean {
  return isOver(dayOf(date), today) && !isUnreadable(findings) && findings.plainText.trim() === '';
}

/** What of a target was to be reached by a day that is over, and is not by the last number: a step on the way, or its end. */
export function isPointLate(
  plan: PlanSnapshot,
  target: TargetSnapshot,
  point: { readonly date: IsoDate | undefined; readonly value: Field<number | null> },
  today: IsoDate,
): boolean {
  if (!isOver(point.date, today)) return false;
  const { indicatorId } = target;
  const indicator = isUnreadable(indicatorId) ? undefined : plan.indicatorsById.get(indicatorId);
  const numbers = numbersOf(target, indicator, milestonesOf(plan, target.id));
  const last = indicator && courseOf(measurementsOf(plan, indicator.id), indicator).at(-1);
  const targetValue = typeof point.value === 'number' ? point.value : null;
  const asked = { ...numbers, targetValue, deadline: point.date ?? null };
  return targetStanding(asked, last).status !== 'reached';
}

function isOver(date: IsoDate | undefined, today: IsoDate): boolean {
  return date !== undefined && date < today;
}
