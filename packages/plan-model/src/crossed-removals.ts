import * as Y from 'yjs';

import type { ArrivalFacts } from './arrival.ts';
import { type Crossing, idText } from './crossing.ts';
import type { RecordAddress } from './ids.ts';
import { fragmentKey, type PlanRoots } from './plan-layout.ts';
import { recordOf, textOf } from './text-place.ts';
import { itemsIn, lastValues, type SharedType } from './yjs-items.ts';

/**
 * Records that one removed while the other worked on them: removing is one field and the work another, so neither names
 * the other and what tells is who has seen it. Found by whoever came later; the other saw the work, or did it.
 */
export function findCrossedRemovals(roots: PlanRoots, facts: ArrivalFacts): readonly Crossing[] {
  return [...workOnRecords(roots, facts).values()].flatMap(({ record, map, theirs }): readonly Crossing[] => {
    const removal = removalOf(map);
    if (removal === undefined) return [];
    const isMine = facts.isOwn(removal.id.client);
    const isCrossed = isMine ? facts.isUnseen(removal.lastId) && theirs.size > 0 : true;
    const work = isMine ? theirs : myWork(map, facts);
    if (!isCrossed || work.size === 0) return [];
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
  /** The fields on which others have worked in this arrival. */
  readonly theirs: Set<string>;
}

/** The records that the arrival touched. */
function workOnRecords(roots: PlanRoots, facts: ArrivalFacts): ReadonlyMap<string, RecordWork> {
  const touched = new Map<string, RecordWork>();
  for (const [type, keys] of facts.transaction.changed) {
    const record = recordOf(roots, type);
    const map = record === undefined ? undefined : roots[record.root].get(record.id);
    if (record === undefined || !(map instanceof Y.Map)) continue;
    const key = `${record.root}/${record.id}`;
    const work = touched.get(key) ?? { record, map, theirs: new Set<string>() };
    touched.set(key, work);
    if (facts.from === 'device') continue;
    for (const field of fieldsChanged(roots, [type, keys], facts)) work.theirs.add(field);
  }
  return touched;
}

function fieldsChanged(
  roots: PlanRoots,
  [type, keys]: readonly [SharedType, ReadonlySet<string | null>],
  facts: ArrivalFacts,
): readonly string[] {
  if (type instanceof Y.Map) {
    return [...keys].flatMap((key) => {
      const item = key === null || key === 'archivedAt' ? undefined : lastValues(type).get(key);
      return item !== undefined && isOthers(item, facts) && key !== null ? [key] : [];
    });
  }
  const text = textOf(roots, type);
  return text === undefined ? [] : [fragmentKey(text).split('/').at(-1) ?? ''];
}

function isOthers(item: Y.Item, facts: ArrivalFacts): boolean {
  return facts.isNew(item.id) && !facts.isOwn(item.id.client);
}

/** What hides the record; undefined while it is in use. */
function removalOf(map: Y.Map<unknown>): Y.Item | undefined {
  const item = lastValues(map).get('archivedAt');
  return item === undefined || item.deleted || map.get('archivedAt') === null ? undefined : item;
}

/** The fields of a record on which I have worked and nobody has seen it. */
function myWork(map: Y.Map<unknown>, facts: ArrivalFacts): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const [field, item] of lastValues(map)) {
    if (field === 'archivedAt' || field === 'createdAt' || field === 'createdBy') continue;
    const isTouched =
      item.content instanceof Y.ContentType
        ? hasMyWork(item.content.type, facts)
        : facts.isUnseen(item.lastId);
    if (isTouched) fields.add(field);
  }
  return fields;
}

function hasMyWork(type: Pick<SharedType, '_start' | '_map'>, facts: ArrivalFacts): boolean {
  for (const item of itemsIn(type)) {
    if (facts.isUnseen(item.lastId) || facts.isDeletedUnseen(item.lastId)) return true;
    if (item.content instanceof Y.ContentType && hasMyWork(item.content.type, facts)) return true;
  }
  return [...lastValues(type).values()].some(({ lastId }) => facts.isUnseen(lastId));
}
