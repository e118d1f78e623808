import type * as Y from 'yjs';

import { acceptedThreads } from './accepted.ts';
import { dateField, type Field, isUnreadable, optional, textField } from './field.ts';
import {
  type ActorId,
  type GoalId,
  type IndicatorId,
  type MeasureId,
  RECORD_ROOTS,
  type RecordAddress,
  type TargetId,
} from './ids.ts';
import type { IsoDate } from './iso-date.ts';
import { type LinkedTables, type LinksSnapshot, readLinks } from './links.ts';
import { compareText } from './order.ts';
import { type PlanRoots, type PlanSchema, readSchema, schemaVersionField } from './plan-layout.ts';
import type {
  ActorSnapshot,
  GoalSnapshot,
  IndicatorSnapshot,
  MeasureSnapshot,
  Problem,
  TargetSnapshot,
} from './record-kinds.ts';
import { type ReadText, textProblems, unreadableProblem } from './record-reader.ts';
import { sameOrNew } from './record-table.ts';
import type { TextSnapshot } from './text-snapshot.ts';

/**
 * The whole plan at one moment, frozen. What did not change between two snapshots is the same object in both, so that
 * a selector with `===` sees exactly the changes that concern it.
 */
export interface PlanSnapshot {
  readonly schema: PlanSchema;
  readonly title: TextSnapshot;
  readonly vision: TextSnapshot;
  readonly institution: Field<string | null>;
  readonly period: PeriodSnapshot;
  /** The records in use, in their order. */
  readonly goals: readonly GoalSnapshot[];
  readonly indicators: readonly IndicatorSnapshot[];
  readonly targets: readonly TargetSnapshot[];
  readonly actors: readonly ActorSnapshot[];
  readonly measures: readonly MeasureSnapshot[];
  /** Every record, archived ones too: what a link or a target names may be archived and must still be readable. */
  readonly goalsById: ReadonlyMap<GoalId, GoalSnapshot>;
  readonly indicatorsById: ReadonlyMap<IndicatorId, IndicatorSnapshot>;
  readonly targetsById: ReadonlyMap<TargetId, TargetSnapshot>;
  readonly actorsById: ReadonlyMap<ActorId, ActorSnapshot>;
  readonly measuresById: ReadonlyMap<MeasureId, MeasureSnapshot>;
  readonly links: LinksSnapshot;
  /** Keys of the threads whose suggestions were accepted; by whom: `readAccepted`. */
  readonly accepted: ReadonlySet<string>;
  /** Archived records, the latest first. */
  readonly removed: readonly RemovedRecord[];
  /** Everything in the document that cannot be read as what it should be. */
  readonly problems: readonly Problem[];
}

export interface PeriodSnapshot {
  readonly start: Field<IsoDate | null>;
  readonly end: Field<IsoDate | null>;
}

/** An archived record. Its words are in the snapshot that `goalsById` and its like hold under this id. */
export type RemovedRecord = RecordAddress & { readonly archivedAt: number };

/** The scalars of the root map `meta`, by their persisted names. */
export const META_FIELDS = {
  schemaVersion: optional(schemaVersionField),
  periodStart: optional(dateField),
  periodEnd: optional(dateField),
  institution: optional(textField(200)),
};

/** What a snapshot is read from: the roots, and readers that remember what has not changed. */
export interface PlanSources {
  readonly roots: PlanRoots;
  readonly tables: LinkedTables;
  readonly readText: ReadText;
  /** Whether all tables have the shape that they had in the snapshot before. */
  readonly isSameShape: boolean;
  /** Whether anything changed in `links` since then. */
  readonly isLinksChanged: boolean;
}

export function readPlan(sources: PlanSources, before: PlanSnapshot | undefined): PlanSnapshot {
  const { roots, tables, readText } = sources;
  const title = readText(roots.title, 'title');
  const vision = readText(roots.vision, 'body');
  const inPlace = sources.isSameShape ? before : undefined;
  const links =
    inPlace === undefined || sources.isLinksChanged
      ? readLinks(roots.links, tables, before?.links)
      : inPlace.links;
  const problems = [
    ...metaProblems(roots.meta),
    ...textProblems(title, { root: 'title', recordId: null, field: null }),
    ...textProblems(vision, { root: 'vision', recordId: null, field: null }),
    ...RECORD_ROOTS.flatMap((root) => tables[root].problems),
    ...danglingIndicators(tables),
    ...links.problems,
  ];
  return Object.freeze({
    schema: readSchema(roots.meta),
    title,
    vision,
    institution: META_FIELDS.institution(roots.meta.get('institution')),
    period: readPeriod(roots.meta, before?.period),
    goals: tables.goals.active,
    indicators: tables.indicators.active,
    targets: tables.targets.active,
    actors: tables.actors.active,
    measures: tables.measures.active,
    goalsById: tables.goals.byId,
    indicatorsById: tables.indicators.byId,
    targetsById: tables.targets.byId,
    actorsById: tables.actors.byId,
    measuresById: tables.measures.byId,
    links,
    accepted: acceptedThreads(roots.accepted, before?.accepted),
    removed: inPlace?.removed ?? removedRecords(tables),
    problems: sameOrNew(before?.problems, problems, isSameProblem),
  });
}

function readPeriod(meta: Y.Map<unknown>, before: PeriodSnapshot | undefined): PeriodSnapshot {
  const start = META_FIELDS.periodStart(meta.get('periodStart'));
  const end = META_FIELDS.periodEnd(meta.get('periodEnd'));
  return before?.start === start && before.end === end ? before : Object.freeze({ start, end });
}

function metaProblems(meta: Y.Map<unknown>): readonly Problem[] {
  return Object.entries(META_FIELDS).flatMap(([field, read]): readonly Problem[] => {
    const value = read(meta.get(field));
    return isUnreadable(value) ? [unreadableProblem(value, { root: 'meta', recordId: null, field })] : [];
  });
}

function removedRecords({ goals, indicators, targets, actors, measures }: LinkedTables) {
  const removed = [
    ...archivedOf(goals.byId, (id) => ({ root: 'goals', id })),
    ...archivedOf(indicators.byId, (id) => ({ root: 'indicators', id })),
    ...archivedOf(targets.byId, (id) => ({ root: 'targets', id })),
    ...archivedOf(actors.byId, (id) => ({ root: 'actors', id })),
    ...archivedOf(measures.byId, (id) => ({ root: 'measures', id })),
  ];
  return Object.freeze(removed.sort((a, b) => b.archivedAt - a.archivedAt || compareText(a.id, b.id)));
}

function archivedOf<Id extends string>(
  byId: ReadonlyMap<Id, { readonly archivedAt: Field<number | null> }>,
  address: (id: Id) => RecordAddress,
): readonly RemovedRecord[] {
  return [...byId].flatMap(([id, { archivedAt }]) =>
    isArchived(archivedAt) ? [Object.freeze({ ...address(id), archivedAt })] : [],
  );
}

function isArchived(archivedAt: Field<number | null>): archivedAt is number {
  return typeof archivedAt === 'number';
}

/** Targets whose own indicator is nowhere: they still show, and say so. */
function danglingIndicators({ targets, indicators }: LinkedTables): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { id, indicatorId } of targets.active) {
    if (isUnreadable(indicatorId) || indicators.byId.has(indicatorId)) continue;
    problems.push(
      Object.freeze({
        root: 'targets',
        recordId: id,
        field: 'indicatorId',
        kind: 'dangling',
        raw: indicatorId,
      }),
    );
  }
  return problems;
}

function isSameProblem(a: Problem, b: Problem): boolean {
  return (
    a.root === b.root &&
    a.recordId === b.recordId &&
    a.field === b.field &&
    a.kind === b.kind &&
    a.raw === b.raw
  );
}
