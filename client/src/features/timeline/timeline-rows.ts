import {
  type IsoDate,
  type MeasureSnapshot,
  type PlanSnapshot,
  type RecordAddress,
  type TargetSnapshot,
} from '@holdfast/plan-model';

import { isMeasureLate, isPointLate, isReviewLate, dayOf } from '../../session/lateness.ts';
import type { ShownRecords } from '../../session/plan-filter.ts';
import { recordKey } from '../../session/plan-panel.ts';
import { milestonesOf } from '../../session/target-numbers.ts';

/** The records that have a place in time. */
export type TimedRecord = RecordAddress<'measures' | 'targets' | 'outcomes' | 'reviews' | 'evaluations'>;

export type MarkKind = 'milestone' | 'deadline' | 'outcome' | 'review';

/** Something that is to be by a day. */
export interface Mark {
  readonly kind: MarkKind;
  readonly date: IsoDate;
  readonly isLate: boolean;
}

/** Something that takes a while; an end that is not known is open. */
export interface Span {
  readonly start: IsoDate | undefined;
  readonly end: IsoDate | undefined;
}

/** One record in the calendar. */
export interface TimeRow {
  /** Its name on the page: of the record where it stands first, else of this place of it. */
  readonly key: string;
  readonly record: TimedRecord;
  readonly span: Span | undefined;
  readonly marks: readonly Mark[];
  readonly isLate: boolean;
}

export type Grouping = 'goal' | 'who';

export interface TimeGroup {
  /** What brings these rows together: a goal, an actor, or one of the rest. */
  readonly of: RecordAddress<'goals' | 'actors'> | 'withoutGoal' | 'withoutWho' | 'targets' | 'whole';
  readonly rows: readonly TimeRow[];
}

export interface Timeline {
  readonly groups: readonly TimeGroup[];
  /** What has no date yet. */
  readonly undated: readonly TimedRecord[];
}

export interface TimelineOptions {
  readonly by: Grouping;
  readonly shown: ShownRecords | undefined;
  readonly today: IsoDate;
}

type Item = Omit<TimeRow, 'key'>;

/** Everything of a plan that has a place in time, in the order of the plan. A measure for two goals stands under both. */
export function timelineOf(plan: PlanSnapshot, { by, shown, today }: TimelineOptions): Timeline {
  const measures = plan.measures
    .filter(({ id }) => shown?.measures.has(id) !== false)
    .map((measure) => measureItem(measure, today));
  const targets = plan.targets
    .filter(({ id }) => shown?.targets.has(id) !== false)
    .map((target) => targetItem(plan, target, today));
  const whole = wholeItems(plan, { shown, today });
  const groups = by === 'goal' ? byGoal(plan, measures, targets) : byWho(plan, measures, targets);
  const isDated = ({ span, marks }: Item): boolean => span !== undefined || marks.length > 0;
  return {
    groups: named(
      [...groups, { of: 'whole' as const, items: whole }].map(({ of, items }) => ({
        of,
        items: items.filter(isDated),
      })),
    ),
    undated: [...measures, ...targets, ...whole].flatMap((item) => (isDated(item) ? [] : item.record)),
  };
}

interface Group {
  readonly of: TimeGroup['of'];
  readonly items: readonly Item[];
}

function named(groups: readonly Group[]): readonly TimeGroup[] {
  const used = new Set<string>();
  function keyOf(record: TimedRecord, of: TimeGroup['of']): string {
    const key = recordKey(record);
    if (used.has(key)) return `${key}/${typeof of === 'string' ? of : of.id}`;
    used.add(key);
    return key;
  }
  return groups
    .filter(({ items }) => items.length > 0)
    .map(({ of, items }) => ({ of, rows: items.map((item) => ({ ...item, key: keyOf(item.record, of) })) }));
}

function byGoal(plan: PlanSnapshot, measures: readonly Item[], targets: readonly Item[]): readonly Group[] {
  const { goalsByMeasure, goalsByTarget } = plan.links;
  const goalsOf = ({ record }: Item): readonly string[] =>
    (record.root === 'measures' ? goalsByMeasure.get(record.id) : undefined) ??
    (record.root === 'targets' ? goalsByTarget.get(record.id) : undefined) ??
    [];
  const lists = gathered([...targets, ...measures], goalsOf);
  return [
    ...plan.goals.map(({ id }) => ({ of: { root: 'goals', id } as const, items: lists.get(id) ?? [] })),
    { of: 'withoutGoal', items: lists.get('') ?? [] },
  ];
}

function byWho(plan: PlanSnapshot, measures: readonly Item[], targets: readonly Item[]): readonly Group[] {
  const { actorsByMeasure } = plan.links;
  const lists = gathered(measures, ({ record }) =>
    record.root === 'measures' ? (actorsByMeasure.get(record.id) ?? []) : [],
  );
  return [
    ...plan.actors.map(({ id }) => ({ of: { root: 'actors', id } as const, items: lists.get(id) ?? [] })),
    { of: 'withoutWho', items: lists.get('') ?? [] },
    { of: 'targets', items: targets },
  ];
}

/** The items under each of those that they belong to; under the empty name those that belong to nobody. */
function gathered(
  items: readonly Item[],
  owners: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const lists = new Map<string, Item[]>();
  for (const item of items) {
    const own = owners(item);
    for (const owner of own.length === 0 ? [''] : own) {
      const list = lists.get(owner) ?? [];
      lists.set(owner, list);
      list.push(item);
    }
  }
  return lists;
}

function measureItem(measure: MeasureSnapshot, today: IsoDate): Item {
  const isLate = isMeasureLate(measure, today);
  return { record: { root: 'measures', id: measure.id }, span: spanOf(measure), marks: [], isLate };
}

function targetItem(plan: PlanSnapshot, target: TargetSnapshot, today: IsoDate): Item {
  const marks = milestonesOf(plan, target.id).flatMap((milestone): readonly Mark[] => {
    const date = dayOf(milestone.date);
    if (date === undefined) return [];
    const { value } = milestone;
    return [{ kind: 'milestone', date, isLate: isPointLate(plan, target, { date, value }, today) }];
  });
  const date = dayOf(target.deadline);
  const isLate = isPointLate(plan, target, { date, value: target.targetValue }, today);
  const all: readonly Mark[] = date === undefined ? marks : [...marks, { kind: 'deadline', date, isLate }];
  return {
    record: { root: 'targets', id: target.id },
    span: undefined,
    marks: all,
    isLate: all.some((mark) => mark.isLate),
  };
}

/** What is of the plan as a whole. */
function wholeItems(
  plan: PlanSnapshot,
  { shown, today }: Pick<TimelineOptions, 'shown' | 'today'>,
): readonly Item[] {
  const outcomes = plan.outcomes
    .filter(({ id }) => shown?.outcomes.has(id) !== false)
    .map(({ id, byDate }): Item => {
      return {
        record: { root: 'outcomes', id },
        span: undefined,
        marks: markOn('outcome', dayOf(byDate), false),
        isLate: false,
      };
    });
  const evaluations = (shown === undefined ? plan.evaluations : []).map((evaluation): Item => ({
    record: { root: 'evaluations', id: evaluation.id },
    span: spanOf(evaluation),
    marks: [],
    isLate: false,
  }));
  const reviews = plan.reviews
    .filter(({ id }) => shown?.reviews.has(id) !== false)
    .map((review): Item => {
      const isLate = isReviewLate(review, today);
      const marks = markOn('review', dayOf(review.date), isLate);
      return { record: { root: 'reviews', id: review.id }, span: undefined, marks, isLate };
    });
  return [...outcomes, ...evaluations, ...reviews];
}

function markOn(kind: MarkKind, date: IsoDate | undefined, isLate: boolean): readonly Mark[] {
  return date === undefined ? [] : [{ kind, date, isLate }];
}

function spanOf({ start, end }: Pick<MeasureSnapshot, 'start' | 'end'>): Span | undefined {
  const span = { start: dayOf(start), end: dayOf(end) };
  return span.start === undefined && span.end === undefined ? undefined : span;
}

/** Every day that something in the calendar has. */
export function datesIn({ groups }: Timeline): readonly IsoDate[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ span, marks }) => [
      ...[span?.start, span?.end].flatMap((date) => date ?? []),
      ...marks.map(({ date }) => date),
    ]),
  );
}
