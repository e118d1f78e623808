import { isUnreadable, type TargetId } from '@holdfast/plan-model';

import { usePlan } from '../../session/open-plan-context.ts';
import type { TargetParts } from './target-sentence.ts';

/** A target with what it counts; undefined where there is none. */
export function useTargetParts(id: TargetId): TargetParts | undefined {
  const target = usePlan((plan) => plan.targetsById.get(id));
  const indicatorId = target?.indicatorId;
  const indicator = usePlan((plan) =>
    indicatorId === undefined || isUnreadable(indicatorId) ? undefined : plan.indicatorsById.get(indicatorId),
  );
  return target === undefined ? undefined : { target, indicator };
}
