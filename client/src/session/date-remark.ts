import type { Field, IsoDate } from '@holdfast/plan-model';

import { known } from './target-numbers.ts';

export interface Span {
  readonly start: Field<IsoDate | null>;
  readonly end: Field<IsoDate | null>;
}

/** What speaks against when a measure begins and ends, and the date that it contradicts. */
export interface DateRemark {
  readonly kind: 'endBeforeStart' | 'beforePlan' | 'afterPlan';
  readonly date: IsoDate;
}

/** Of the months of a measure, by themselves and beside those of its plan. */
export function dateRemark(measure: Span, plan: Span): DateRemark | undefined {
  const [start, end] = [known(measure.start), known(measure.end)];
  const [first, last] = [known(plan.start), known(plan.end)];
  if (start && end && end < start) return { kind: 'endBeforeStart', date: start };
  if (end && first && end < first) return { kind: 'beforePlan', date: first };
  if (start && last && start > last) return { kind: 'afterPlan', date: last };
  return undefined;
}
