import type { LibraryIndicator } from '@holdfast/content';
import {
  addLink,
  addRecord,
  addTarget,
  type GoalId,
  type IndicatorId,
  type Plan,
  type PlanSnapshot,
  type TargetId,
} from '@holdfast/plan-model';

/** What the plan counts already of the library, by its key. */
export function indicatorOfKey(
  { indicators }: Pick<PlanSnapshot, 'indicators'>,
  key: string,
): IndicatorId | undefined {
  return indicators.find(({ libraryKey }) => libraryKey === key)?.id;
}

/** Adds a target that counts what was chosen: by the record that the plan has of it, so that its numbers are one row. */
export function addTargetFromLibrary(plan: Plan, chosen: LibraryIndicator, goal: GoalId): TargetId {
  const known = indicatorOfKey(plan.snapshot(), chosen.key);
  return addTarget(plan, { indicator: known ?? valuesOf(chosen), goals: [goal] });
}

/** Puts the wider picture beside a target, as a link that comes with it. */
export function addContextFromLibrary(plan: Plan, chosen: LibraryIndicator, target: TargetId): void {
  const known = indicatorOfKey(plan.snapshot(), chosen.key);
  const link = (indicator: IndicatorId) => ({ kind: 'context', target, indicator }) as const;
  if (known !== undefined) addLink(plan, link(known));
  else addRecord(plan, 'indicators', { values: valuesOf(chosen), links: (id) => [link(id)] });
}

/** What is copied into a plan is the plan's own from then on. */
function valuesOf({
  key,
  name,
  definition,
  unit,
  decimals,
  direction,
  source,
  frequency,
  seriesId,
}: LibraryIndicator) {
  const values = { libraryKey: key, name, definition, unit, decimals, direction, source, frequency };
  return seriesId === undefined ? values : { ...values, seriesId };
}
