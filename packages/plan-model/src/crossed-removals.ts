import * as Y from 'yjs';

import type { ArrivalFacts } from './arrival.ts';
import { type Crossing, idText } from './crossing.ts';
import { parseRecordAddress, type RecordAddress } from './ids.ts';
import { type LinkEnd, readLinkEnds } from './links.ts';
import { fragmentKey, type PlanRoots } from './plan-layout.ts';
import { findReference } from './references.ts';
import { recordOf, textOf } from './text-place.ts';
import { itemsIn, lastValues, latestItems, type SharedType } from './yjs-items.ts';

/**
 * Records that one removed while the other worked on them: removing is one field and the work another, so neither names
 * the other and what tells is who has seen it. Found by whoever came later; the other saw the work, or did it. Whoever
 * removed the record as well has lost nothing.
 */
export function findCrossedRemovals(roots: PlanRoots, facts: ArrivalFacts): readonly Crossing[] {
  return [...workOnRecords(roots, facts).values()].flatMap(({ record, map, theirs }): readonly Crossing[] => {
    const removal = removalOf(map);
    if (removal === undefined) return [];
    const isMine = facts.isOwn(removal.id.client);
    const work = isMine ? theirs : lostWork(roots, { record, map, removal }, facts);
    if (work.size === 0 || (isMine && !facts.isUnseen(removal.lastId))) return [];
    return [
      {
        id: `removal:${idText(removal.lastId)}`,
        other: isMine ? null : removal.id.client,
        kind: 'removal',
        record,
        removedBy: isMine ? 'me' : 'other',
        work: [...work].sort(),
      },
    ];
  });
}

interface RecordWork {
  readonly record: RecordAddress;
  readonly map: Y.Map<unknown>;
  /** The fields on which others have worked in this arrival, and whoever did has not removed it too. */
  readonly theirs: Set<string>;
}

/** The records that the arrival touched. */
function workOnRecords(roots: PlanRoots, facts: ArrivalFacts): ReadonlyMap<string, RecordWork> {
  const touched = new Map<string, RecordWork>();
  const touch = (record: RecordAddress): RecordWork | undefined => {
    const map = roots[record.root].get(record.id);
    if (!(map instanceof Y.Map)) return undefined;
    const key = `${record.root}/${record.id}`;
    const work = touched.get(key) ?? { record, map, theirs: new Set<string>() };
    touched.set(key, work);
    return work;
  };
  for (const [type, keys] of facts.transaction.changed) {
    const record = recordOf(roots, type);
    const work = record === undefined ? undefined : touch(record);
    if (work !== undefined && facts.from !== 'device') {
      for (const field of fieldsChanged(roots, [type, keys], facts)) work.theirs.add(field);
    }
    for (const key of keys) {
      for (const { item, end } of key === null ? [] : relationsAt(roots, type, key)) {
        const linked = touch(end.record);
        if (linked === undefined || facts.from === 'device' || !isOthers(item, facts)) continue;
        if (!hasRemoved(linked.map, item.id.client, facts)) linked.theirs.add(end.field);
      }
    }
  }
  return touched;
}

interface Relation {
  readonly item: Y.Item;
  readonly end: LinkEnd;
}

/**
 * What a key of `links` relates, or the record that a field of another names. A relation that is not there any more is none. Of
 * one that several have made apart each has made it, though the document keeps the item of one.
 */
function relationsAt(roots: PlanRoots, type: unknown, key: string): readonly Relation[] {
  const item = type instanceof Y.Map ? lastValues(type).get(key) : undefined;
  if (item === undefined || item.deleted || !(type instanceof Y.Map)) return [];
  const value: unknown = type.get(key);
  if (type === roots.links) {
    const made = latestItems(type, key);
    return readLinkEnds(key, value).flatMap((end) => made.map((each) => ({ item: each, end })));
  }
  const holder = typeof value === 'string' ? recordOf(roots, type) : undefined;
  const reference = holder && findReference(holder.root, key);
  const record = reference && parseRecordAddress(reference.to, String(value));
  return reference === undefined || record === undefined
    ? []
    : [{ item, end: { record, field: reference.as } }];
}

function fieldsChanged(
  roots: PlanRoots,
  [type, keys]: readonly [SharedType, ReadonlySet<string | null>],
  facts: ArrivalFacts,
): readonly string[] {
  const record = recordOf(roots, type);
  const map = record === undefined ? undefined : roots[record.root].get(record.id);
  if (!(map instanceof Y.Map)) return [];
  if (type instanceof Y.Map) {
    // Also a value that fell to another: that one is told as well, and not that the record is gone.
    const isWork = (item: Y.Item): boolean =>
      isOthers(item, facts) && !hasRemoved(map, item.id.client, facts);
    return [...keys].flatMap((key) =>
      key !== null && key !== 'archivedAt' && latestItems(type, key).some(isWork) ? [key] : [],
    );
  }
  const text = textOf(roots, type);
  if (text === undefined) return [];
  const authors = itemsIn(type).filter((item) => isOthers(item, facts));
  // Whoever only deleted words left no name on it.
  const isWork = authors.length === 0 || authors.some(({ id }) => !hasRemoved(map, id.client, facts));
  return isWork ? [fragmentKey(text).split('/').at(-1) ?? ''] : [];
}

function isOthers(item: Y.Item, facts: ArrivalFacts): boolean {
  return facts.isNew(item.id) && !facts.isOwn(item.id.client);
}

/** What hides the record; undefined while it is in use. */
function removalOf(map: Y.Map<unknown>): Y.Item | undefined {
  const item = lastValues(map).get('archivedAt');
  return item === undefined || item.deleted || map.get('archivedAt') === null ? undefined : item;
}

/** Whether somebody has removed the record in this arrival, as this person has, and left it so. */
function hasRemoved(map: Y.Map<unknown>, client: number, facts: ArrivalFacts): boolean {
  return latestItems(map, 'archivedAt').some(
    (item) => item.id.client === client && facts.isNew(item.id) && isArchiving(item),
  );
}

/** My work on a record that another has removed meanwhile, unless I have removed it as well. */
function lostWork(
  roots: PlanRoots,
  { record, map, removal }: { record: RecordAddress; map: Y.Map<unknown>; removal: Y.Item },
  facts: ArrivalFacts,
): ReadonlySet<string> {
  const isRemovedToo = latestItems(map, 'archivedAt').some(
    ({ lastId }) => facts.isUnseen(lastId) && (facts.unseenValue(lastId) ?? null) !== null,
  );
  // What was removed before is known: but another tab's work on it may come only now.
  const isNews = facts.isNew(removal.id) || facts.from === 'device';
  return isRemovedToo || !isNews ? new Set() : myWork(roots, { record, map }, facts);
}

function isArchiving({ content }: Y.Item): boolean {
  return content instanceof Y.ContentAny && (content.arr.at(-1) ?? null) !== null;
}

/** The fields of a record on which I have worked and nobody has seen it. */
function myWork(
  roots: PlanRoots,
  { record, map }: { record: RecordAddress; map: Y.Map<unknown> },
  facts: ArrivalFacts,
): ReadonlySet<string> {
  const fields = new Set<string>(myRelations(roots, record, facts));
  for (const [field, item] of lastValues(map)) {
    if (field === 'archivedAt' || field === 'createdAt' || field === 'createdBy') continue;
    const isTouched =
      item.content instanceof Y.ContentType
        ? hasMyWork(item.content.type, facts)
        : latestItems(map, field).some(({ lastId }) => facts.isUnseen(lastId));
    if (isTouched) fields.add(field);
  }
  return fields;
}

/** What I have related to a record, as it is called there. */
function myRelations(roots: PlanRoots, record: RecordAddress, facts: ArrivalFacts): readonly string[] {
  const targets = record.root === 'indicators' ? [...roots.targets.values()] : [];
  const isMap = (value: unknown): value is Y.Map<unknown> => value instanceof Y.Map;
  const holders: readonly Y.Map<unknown>[] = [roots.links, ...targets.filter(isMap)];
  return holders.flatMap((holder) =>
    [...(holder === roots.links ? holder.keys() : ['indicatorId'])]
      .filter((key) => key.includes(record.id) || holder !== roots.links)
      .flatMap((key) => relationsAt(roots, holder, key))
      .filter(({ item, end }) => end.record.id === record.id && facts.isUnseen(item.lastId))
      .map(({ end }) => end.field),
  );
}

function hasMyWork(type: Pick<SharedType, '_start' | '_map'>, facts: ArrivalFacts): boolean {
  for (const item of itemsIn(type)) {
    if (facts.isUnseen(item.lastId) || facts.isDeletedUnseen(item.lastId)) return true;
    if (item.content instanceof Y.ContentType && hasMyWork(item.content.type, facts)) return true;
  }
  return [...lastValues(type).values()].some(({ lastId }) => facts.isUnseen(lastId));
}
