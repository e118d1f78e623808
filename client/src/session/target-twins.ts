import {
  type IndicatorSnapshot,
  isUnreadable,
  type PlanSnapshot,
  type TargetId,
  type TargetSnapshot,
} from '@holdfast/plan-model';

import { lineOf } from './record-name.ts';
import { known } from './target-numbers.ts';

type Targets = Pick<PlanSnapshot, 'targets' | 'indicatorsById'>;

/** The first other target that counts the same: by one record, or by two of one key or name. */
export function twinOf(plan: Targets, target: TargetId): TargetId | undefined {
  return twinsIn(plan).get(target);
}

interface Twins {
  readonly indicators: Targets['indicatorsById'];
  readonly byTarget: ReadonlyMap<TargetId, TargetId>;
}

/** Every target asks at each change of them all: they are found once for all. */
const found = new WeakMap<Targets['targets'], Twins>();

function twinsIn({ targets, indicatorsById }: Targets): ReadonlyMap<TargetId, TargetId> {
  const before = found.get(targets);
  if (before?.indicators === indicatorsById) return before.byTarget;
  const byTarget = findTwins({ targets, indicatorsById });
  found.set(targets, { indicators: indicatorsById, byTarget });
  return byTarget;
}

function findTwins({ targets, indicatorsById }: Targets): ReadonlyMap<TargetId, TargetId> {
  const signsOf = ({ indicatorId }: TargetSnapshot): readonly string[] => {
    const indicator =
      isUnreadable(indicatorId) || indicatorId === null ? undefined : indicatorsById.get(indicatorId);
    return indicator === undefined ? [] : signs(indicator);
  };
  const bySign = new Map<string, number[]>();
  targets.forEach((target, at) => {
    for (const sign of signsOf(target)) bySign.set(sign, [...(bySign.get(sign) ?? []), at]);
  });
  const twins = new Map<TargetId, TargetId>();
  targets.forEach((target, at) => {
    const others = signsOf(target).flatMap((sign) => bySign.get(sign)?.filter((other) => other !== at) ?? []);
    const twin = targets[Math.min(...others)];
    if (twin !== undefined) twins.set(target.id, twin.id);
  });
  return twins;
}

/** Two of which one sign is the same are one thing that is counted. */
function signs({ id, libraryKey, name }: IndicatorSnapshot): readonly string[] {
  const key = known(libraryKey);
  const words = lineOf(name).trim().toLowerCase();
  return [`id ${id}`, ...(key === null ? [] : [`key ${key}`]), ...(words === '' ? [] : [`name ${words}`])];
}
