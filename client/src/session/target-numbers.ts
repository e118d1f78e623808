import {
  type Field,
  type IndicatorId,
  type IndicatorSnapshot,
  isUnreadable,
  type MilestoneSnapshot,
  type PlanSnapshot,
  type TargetId,
  type TargetSnapshot,
} from '@holdfast/plan-model';

import { oncePerList } from './once-per-list.ts';
import type { TargetNumbers } from './target-status.ts';

type Milestones = PlanSnapshot['milestones'];

const NONE: Milestones = [];

/** The steps on the way to a target, by their months; those without one come last. */
export function milestonesOf({ milestones }: Pick<PlanSnapshot, 'milestones'>, target: TargetId): Milestones {
  return byTarget(milestones).get(target) ?? NONE;
}

const byTarget = oncePerList((milestones: Milestones) => {
  const lists = new Map<TargetId, MilestoneSnapshot[]>();
  for (const each of milestones) {
    if (isUnreadable(each.targetId)) continue;
    lists.set(each.targetId, [...(lists.get(each.targetId) ?? []), each]);
  }
  for (const list of lists.values()) list.sort((a, b) => compareMonths(monthOf(a), monthOf(b)));
  return lists;
});

const monthOf = ({ date }: MilestoneSnapshot): string => known(date) ?? '~';

function compareMonths(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** What the targets of a plan count, in the order of the targets, each with the targets that count it. */
export const targetsByIndicator = oncePerList((targets: PlanSnapshot['targets']) => {
  const lists = new Map<IndicatorId, readonly TargetSnapshot[]>();
  for (const each of targets) {
    if (isUnreadable(each.indicatorId)) continue;
    lists.set(each.indicatorId, [...(lists.get(each.indicatorId) ?? []), each]);
  }
  return lists;
});

/** A target as numbers to reckon with. */
export function numbersOf(
  target: TargetSnapshot,
  indicator: Pick<IndicatorSnapshot, 'direction'> | undefined,
  milestones: Milestones,
): TargetNumbers {
  return {
    direction: known(indicator?.direction ?? null),
    baselineValue: known(target.baselineValue),
    baselineDate: known(target.baselineDate),
    targetValue: known(target.targetValue),
    deadline: known(target.deadline),
    milestones: milestones.flatMap((each) => {
      const [date, value] = [known(each.date), known(each.value)];
      return date === null || value === null ? [] : [{ date, value }];
    }),
  };
}

/** A value that can be reckoned with. */
export function known<Value>(field: Field<Value | null>): Value | null {
  return isUnreadable(field) ? null : field;
}
