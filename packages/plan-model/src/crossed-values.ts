import * as Y from 'yjs';

import type { ArrivalFacts } from './arrival.ts';
import { type Crossing, idText, type Scalar, type ValuePlace } from './crossing.ts';
import { parseRecordAddress } from './ids.ts';
import type { PlanRoots } from './plan-layout.ts';
import { META_FIELDS } from './plan-snapshot.ts';
import { recordKind } from './record-kinds.ts';
import { recordOfMap, textOf } from './text-place.ts';
import { holderOf, type SharedType, valuesOf } from './yjs-items.ts';

/** One value that nobody has replaced who had seen it. */
interface Tip {
  readonly item: Y.Item;
  readonly value: Scalar;
}

/**
 * Values that crossed. Each value of a key names the one that its writer saw, and Yjs keeps that name when it lets go of
 * the value. So two values cross exactly if neither was seen by whoever wrote the other, or anything after the other.
 */
export function findCrossedValues(roots: PlanRoots, facts: ArrivalFacts): readonly Crossing[] {
  return changedKeys(facts).flatMap(([type, key]): readonly Crossing[] => {
    const place = placeOf(roots, type, key);
    if (place === undefined) return [];
    const tips = tipsOf(type, key).filter(({ item }) => facts.isNew(item.id) || facts.wasVisible(item));
    const own = tips.filter(({ item }) => facts.isOwn(item.id.client));
    const others = tips.filter((tip) => !own.includes(tip));
    return own.flatMap((mine) => others.flatMap((theirs) => crossingOf(place, { mine, theirs }, facts)));
  });
}

function changedKeys({ transaction }: ArrivalFacts): readonly (readonly [SharedType, string])[] {
  return [...transaction.changed].flatMap(([type, keys]) =>
    [...keys].flatMap((key): readonly (readonly [SharedType, string])[] =>
      key === null ? [] : [[type, key]],
    ),
  );
}

function crossingOf(
  place: ValuePlace,
  { mine, theirs }: { readonly mine: Tip; readonly theirs: Tip },
  facts: ArrivalFacts,
): readonly Crossing[] {
  const isKnown = !facts.isNew(mine.item.id) && !facts.isNew(theirs.item.id);
  if (isKnown || mine.value === theirs.value) return [];
  const id = `value:${idText(mine.item.lastId)}:${idText(theirs.item.lastId)}`;
  const other = theirs.item.id.client;
  if (place.kind === 'record' && place.field === 'archivedAt') {
    // Two who remove the same record agree, whatever their clocks said.
    if (mine.value !== null && theirs.value !== null) return [];
    const removedBy = mine.value === null ? 'other' : 'me';
    const record = parseRecordAddress(place.root, place.id);
    return record === undefined
      ? []
      : [{ id, other, kind: 'removal', record, removedBy, work: ['archivedAt'] }];
  }
  return [
    { id, other, kind: 'value', place, mine: mine.value, theirs: theirs.value, stands: stands(mine, theirs) },
  ];
}

function stands(mine: Tip, theirs: Tip): 'mine' | 'theirs' | 'neither' {
  if (!mine.item.deleted) return 'mine';
  return theirs.item.deleted ? 'neither' : 'theirs';
}

/** All values of a key that no other value came after, as far as they can still be read. */
function tipsOf(type: SharedType, key: string): readonly Tip[] {
  const items = valuesOf(type, key);
  const replaced = new Set(items.map(({ origin }) => (origin === null ? '' : idText(origin))));
  return items.flatMap((item) => {
    const value = replaced.has(idText(item.lastId)) ? undefined : readValue(item);
    return value === undefined ? [] : [{ item, value }];
  });
}

/** Undefined for what is no plain value, or is gone from memory. */
function readValue({ content }: Y.Item): Scalar | undefined {
  if (!(content instanceof Y.ContentAny)) return undefined;
  const value: unknown = content.arr.at(-1);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  // Not a value that any version writes; it is named and not kept.
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Fields that are written once, with their record. */
const FIXED: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'schemaVersion']);

function placeOf(roots: PlanRoots, type: unknown, key: string): ValuePlace | undefined {
  if (FIXED.has(key)) return undefined;
  if (type === roots.meta) return key in META_FIELDS ? { kind: 'meta', field: key } : undefined;
  const record = recordOfMap(roots, type);
  if (record !== undefined) {
    return key in recordKind(record.root).fields ? { kind: 'record', ...record, field: key } : undefined;
  }
  const holder = key === 'kind' && type instanceof Y.XmlElement ? holderOf(type) : null;
  const text = holder === null ? undefined : textOf(roots, type);
  if (holder === null || text === undefined) return undefined;
  const { client, clock } = holder.id;
  return { kind: 'line', text, line: { client, clock } };
}
