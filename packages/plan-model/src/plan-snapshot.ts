import type * as Y from 'yjs';

import { acceptedThreads } from './accepted.ts';
import type { Field } from './field.ts';
import { byRoot, RECORD_ROOTS, type RecordAddress, type RecordIds, type RecordRoot } from './ids.ts';
import { type LinkedTables, type LinksSnapshot, readLinks } from './links.ts';
import {
  META_FIELDS,
  type PeriodSnapshot,
  readPeriod,
  readStanding,
  type StandingSnapshot,
  unreadableMeta,
} from './meta-fields.ts';
import { compareText } from './order.ts';
import { type PlanRoots, type PlanSchema, readSchema } from './plan-layout.ts';
import type { Problem, RecordSnapshot } from './record-kinds.ts';
import { type ReadText, textProblems, unreadableProblem } from './record-reader.ts';
import { sameOrNew } from './record-table.ts';
import { REFERENCES } from './references.ts';
import type { TextSnapshot } from './text-snapshot.ts';

/** The records in use, in their order. */
type ActiveRecords = { readonly [Root in RecordRoot]: readonly RecordSnapshot<Root>[] };
/** Every record, archived ones too: what a link or a target names may be archived and must still be readable. */
type AllRecords = {
  readonly [Root in RecordRoot as `${Root}ById`]: ReadonlyMap<RecordIds[Root], RecordSnapshot<Root>>;
};

/**
 * The whole plan at one moment, frozen. What did not change between two snapshots is the same object in both, so that
 * a selector with `===` sees exactly the changes that concern it.
 */
export interface PlanSnapshot extends ActiveRecords, AllRecords {
  readonly schema: PlanSchema;
  readonly title: TextSnapshot;
  readonly vision: TextSnapshot;
  readonly institution: Field<string | null>;
  readonly period: PeriodSnapshot;
  readonly standing: StandingSnapshot;
  readonly links: LinksSnapshot;
  /** Keys of the threads whose suggestions were accepted; by whom: `readAccepted`. */
  readonly accepted: ReadonlySet<string>;
  /** Archived records, the latest first. */
  readonly removed: readonly RemovedRecord[];
  /** Everything in the document that cannot be read as what it should be. */
  readonly problems: readonly Problem[];
}

/** An archived record. Its words are in the snapshot that `goalsById` and its like hold under this id. */
export type RemovedRecord = RecordAddress & { readonly archivedAt: number };

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
    ...danglingReferences(tables),
    ...links.problems,
  ];
  return Object.freeze({
    schema: readSchema(roots.meta),
    title,
    vision,
    institution: META_FIELDS.institution(roots.meta.get('institution')),
    period: readPeriod(roots.meta, before?.period),
    standing: readStanding(roots.meta, before?.standing),
    ...activeRecords(tables),
    ...allRecords(tables),
    links,
    accepted: acceptedThreads(roots.accepted, before?.accepted),
    removed: inPlace?.removed ?? removedRecords(tables),
    problems: sameOrNew(before?.problems, problems, isSameProblem),
  });
}

function activeRecords(tables: LinkedTables): ActiveRecords {
  // Of each root the records of its table.
  return byRoot((root) => tables[root].active) as ActiveRecords;
}

function allRecords(tables: LinkedTables): AllRecords {
  // Each root under its name with `ById`, which is what the type says.
  return Object.fromEntries(
    RECORD_ROOTS.map((root) => [`${root}ById`, tables[root].byId]),
  ) as unknown as AllRecords;
}

function metaProblems(meta: Y.Map<unknown>): readonly Problem[] {
  return unreadableMeta(meta).map(([field, value]) =>
    unreadableProblem(value, { root: 'meta', recordId: null, field }),
  );
}

function removedRecords(tables: LinkedTables): readonly RemovedRecord[] {
  const removed = RECORD_ROOTS.flatMap((root) =>
    archivedOf<string>(tables[root].byId, (id) => ({ root, id }) as RecordAddress),
  );
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

/** Records that name another which is nowhere: they still show, and say so. */
function danglingReferences(tables: LinkedTables): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { root, field, to } of REFERENCES) {
    const others: ReadonlyMap<string, unknown> = tables[to].byId;
    for (const record of tables[root].active) {
      const values: Readonly<Record<string, unknown>> = record;
      const named = values[field];
      if (typeof named !== 'string' || others.has(named)) continue;
      problems.push(Object.freeze({ root, recordId: record.id, field, kind: 'dangling', raw: named }));
    }
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
