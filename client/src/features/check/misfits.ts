import {
  type IndicatorSnapshot,
  type MeasureSnapshot,
  parseRecordAddress,
  type PlanSnapshot,
  type Problem,
  type RecordAddress,
  type TargetSnapshot,
} from '@holdfast/plan-model';

import { accountableFor, type HeldRecord } from '../../session/accountability.ts';
import { organisationsOf } from '../../session/belonging.ts';
import { areCrossed, boundsOf, isBeyond } from '../../session/bounds.ts';
import { type DateRemark, dateRemark } from '../../session/date-remark.ts';
import { courseOf, measurementsOf } from '../../session/measured-numbers.ts';
import { known, milestonesOf, numbersOf } from '../../session/target-numbers.ts';
import { peopleOf, type Remark, remarksOnTarget } from '../../session/target-remarks.ts';
import { twinOf } from '../../session/target-twins.ts';

export type MisfitKind =
  | Remark['kind']
  | DateRemark['kind']
  | 'twice'
  | 'severalAnswer'
  | 'belongsToItself'
  | 'numberBeyond'
  | 'boundsCrossed'
  | 'unreadable'
  | 'dangling';

/** A record of which the values contradict each other, their bounds or what is around them. Nothing of it is mended by itself. */
export interface Misfit {
  readonly record: RecordAddress;
  /** Each once, the first that was found first. */
  readonly kinds: readonly MisfitKind[];
}

/**
 * Where a plan contradicts itself, in the order of its parts. The demands of the check ask what is missing; this is about
 * what is there. Who answers for a measure is one of its demands, and is left to it.
 */
export function misfitsOf(plan: PlanSnapshot): readonly Misfit[] {
  const found = new Map<string, Misfit>();
  const add = (record: RecordAddress, kinds: readonly MisfitKind[]): void => {
    if (kinds.length === 0) return;
    const key = `${record.root}/${record.id}`;
    const before = found.get(key)?.kinds ?? [];
    found.set(key, { record, kinds: [...new Set([...before, ...kinds])] });
  };
  for (const { id } of plan.actors)
    if (organisationsOf(plan.actorsById, id).includes(id)) add({ root: 'actors', id }, ['belongsToItself']);
  for (const { id } of plan.goals) add({ root: 'goals', id }, severalAnswer(plan, { root: 'goals', id }));
  for (const target of plan.targets) add({ root: 'targets', id: target.id }, ofTarget(plan, target));
  for (const indicator of plan.indicators)
    add({ root: 'indicators', id: indicator.id }, ofIndicator(plan, indicator));
  for (const measure of plan.measures) add({ root: 'measures', id: measure.id }, ofMeasure(plan, measure));
  for (const problem of plan.problems) {
    const record = recordOf(plan, problem);
    if (record !== undefined) add(record, [problem.kind === 'dangling' ? 'dangling' : 'unreadable']);
  }
  return [...found.values()];
}

function severalAnswer({ links }: PlanSnapshot, record: HeldRecord): readonly MisfitKind[] {
  return (accountableFor(links, record)?.length ?? 0) > 1 ? ['severalAnswer'] : [];
}

function ofTarget(plan: PlanSnapshot, target: TargetSnapshot): readonly MisfitKind[] {
  const named = known(target.indicatorId);
  const indicator = named === null ? undefined : plan.indicatorsById.get(named);
  const steps = milestonesOf(plan, target.id);
  const remarks = remarksOnTarget({
    indicator,
    steps,
    numbers: numbersOf(target, indicator, steps),
    people: peopleOf(plan, indicator),
    period: plan.period,
  });
  return [
    ...remarks.map(({ kind }) => kind),
    ...(twinOf(plan, target.id) === undefined ? [] : (['twice'] as const)),
    ...severalAnswer(plan, { root: 'targets', id: target.id }),
  ];
}

function ofIndicator(plan: PlanSnapshot, indicator: IndicatorSnapshot): readonly MisfitKind[] {
  if (areCrossed(indicator)) return ['boundsCrossed'];
  const bounds = boundsOf(indicator);
  const course = courseOf(measurementsOf(plan, indicator.id), indicator);
  return course.some(({ value }) => isBeyond(value, bounds)) ? ['numberBeyond'] : [];
}

function ofMeasure({ period }: PlanSnapshot, measure: MeasureSnapshot): readonly MisfitKind[] {
  const remark = dateRemark(measure, period);
  return remark === undefined ? [] : [remark.kind];
}

/** Of one that is in the plan: what cannot be read in the parts of a plan that are no records is said at their place. */
function recordOf(plan: PlanSnapshot, { root, recordId }: Problem): RecordAddress | undefined {
  if (recordId === null || root === 'meta' || root === 'title' || root === 'vision' || root === 'links')
    return undefined;
  const records: readonly { readonly id: string }[] = plan[root];
  return records.some(({ id }) => id === recordId) ? parseRecordAddress(root, recordId) : undefined;
}
