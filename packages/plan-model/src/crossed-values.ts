import * as Y from 'yjs';

import type { ArrivalFacts } from './arrival.ts';
import { type Crossing, idText, type Scalar, type ValuePlace } from './crossing.ts';
import { parseRecordAddress } from './ids.ts';
import { META_FIELDS } from './meta-fields.ts';
import type { PlanRoots } from './plan-layout.ts';
import { recordKind } from './record-kinds.ts';
import { recordOfMap, textOf } from './text-place.ts';
import { holderOf, latestItems, type SharedType, valuesOf } from './yjs-items.ts';

/** One value that nobody has replaced who had seen it. */
interface Tip {
  readonly item: Y.Item;
  readonly value: Scalar;
  /** The document has kept it. */
  readonly stands: boolean;
  /** It is what was left when the value of `item` was taken away. */
  readonly isTaken?: true;
}

/**
 * Values that crossed. Each value of a key names the one that its writer saw, and Yjs keeps that name when it lets go of
 * the value. So two values cross exactly if neither was seen by whoever wrote the other, or anything after the other.
 * A value that was taken away, as undo and the editor do, leaves none behind that could name it: there it is told by who
 * can have known of the taking.
 */
export function findCrossedValues(roots: PlanRoots, facts: ArrivalFacts): readonly Crossing[] {
  const changed = changedKeys(facts).flatMap(([type, key]): readonly Crossing[] => {
    const place = placeOf(roots, type, key);
    if (place === undefined) return [];
    const tips = tipsOf(type, key).filter(({ item }) => facts.isNew(item.id) || facts.wasVisible(item));
    const visible = tips.filter(({ item }) => facts.isOwn(item.id.client));
    const others = tips.filter((tip) => !visible.includes(tip));
    const own = [...visible, ...emptiedByMe(type, key, facts), ...agreedByMe([type, key, place], facts)];
    return own.flatMap((mine) => others.flatMap((theirs) => crossingOf(place, { mine, theirs }, facts)));
  });
  return [...changed, ...emptiedByOthers(roots, facts)];
}

/** What could be seen here before was that there is no value, because I took the last one away and nobody knows. */
function emptiedByMe(type: SharedType, key: string, facts: ArrivalFacts): readonly Tip[] {
  const [last] = valuesOf(type, key);
  const item = valuesOf(type, key).find(({ id }) => !facts.isNew(id));
  if (item === undefined || !item.deleted || facts.wasVisible(item)) return [];
  return facts.isDeletedUnseen(item.lastId)
    ? [{ item, value: null, stands: item === last, isTaken: true }]
    : [];
}

/**
 * My value fell to an equal one of another, which is no crossing; now that one is replaced by somebody who did not have
 * mine. The document has let go of mine, and what nobody has yet still holds it.
 */
function agreedByMe(
  [type, key, place]: readonly [SharedType, string, ValuePlace],
  facts: ArrivalFacts,
): readonly Tip[] {
  const stood = valuesOf(type, key).find((item) => facts.wasVisible(item));
  if (stood === undefined || !stood.deleted || facts.isOwn(stood.id.client)) return [];
  const value = readValue(stood);
  if (value === undefined) return [];
  return latestItems(type, key).flatMap((item): readonly Tip[] => {
    if (!item.deleted || !facts.isUnseen(item.lastId) || facts.wasVisible(item)) return [];
    const mine = scalarOf(facts.unseenValue(item.lastId));
    return isSame(place, mine, value) ? [{ item, value: mine, stands: false }] : [];
  });
}

/** Two who remove the same record agree, whatever their clocks said. */
function isSame(place: ValuePlace, one: Scalar, other: Scalar): boolean {
  const isArchiving = place.kind === 'record' && place.field === 'archivedAt';
  return one === other || (isArchiving && one !== null && other !== null);
}

/** Others took a value away that I have replaced, and could not know. It does not change the document. */
function emptiedByOthers(roots: PlanRoots, facts: ArrivalFacts): readonly Crossing[] {
  return facts.unseenItems().flatMap((item): readonly Crossing[] => {
    const { parentSub: key, parent: type } = item;
    if (item.deleted || key === null || !(type instanceof Y.AbstractType)) return [];
    const place = placeOf(roots, type, key);
    const value = readValue(item);
    if (place === undefined || value === undefined || value === null) return [];
    // What I built on, and what of mine came directly after it.
    const first = stepsBefore(type, key, item).find(({ origin }) => !facts.isUnseen(origin));
    if (first === undefined || !facts.isTakenWithout(first.origin, first.next.id)) return [];
    if (isReplacedBy(type, key, first.origin, (client) => !facts.isOwn(client))) return [];
    return [
      {
        id: `value:${idText(item.lastId)}:-${idText(first.origin)}`,
        other: null,
        kind: 'value',
        place,
        mine: value,
        theirs: null,
        stands: 'mine',
      },
    ];
  });
}

interface ValueStep {
  /** The last id of a value. */
  readonly origin: Y.ID;
  /** What its writer put in its place. */
  readonly next: Y.Item;
}

/** The values that a value came after, the nearest first. */
function stepsBefore(type: SharedType, key: string, item: Y.Item): readonly ValueStep[] {
  const byLast = new Map(valuesOf(type, key).map((each) => [idText(each.lastId), each]));
  const steps: ValueStep[] = [];
  let next: Y.Item | undefined = item;
  while (next !== undefined && next.origin !== null) {
    steps.push({ origin: next.origin, next });
    next = byLast.get(idText(next.origin));
  }
  return steps;
}

function isReplacedBy(
  type: SharedType,
  key: string,
  value: Y.ID,
  isWho: (client: number) => boolean,
): boolean {
  return valuesOf(type, key).some(
    ({ id, origin }) => origin !== null && idText(origin) === idText(value) && isWho(id.client),
  );
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
  { mine, theirs: last }: { readonly mine: Tip; readonly theirs: Tip },
  facts: ArrivalFacts,
): readonly Crossing[] {
  const theirs = mine.value === null ? asWritten(last) : last;
  if (isSame(place, mine.value, theirs.value) || !(isNews(mine, facts) || isNews(theirs, facts))) return [];
  const id = `value:${tipText(mine)}:${tipText(theirs)}`;
  const other = theirs.item.id.client;
  if (place.kind === 'record' && place.field === 'archivedAt') {
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

/** The value itself: beside nothing it says more than that it was taken away, which may be told before what follows. */
function asWritten(tip: Tip): Tip {
  return tip.isTaken === true ? { item: tip.item, value: readValue(tip.item) ?? null, stands: false } : tip;
}

/** A value came, or was taken away. */
function isNews({ item, isTaken }: Tip, facts: ArrivalFacts): boolean {
  return facts.isNew(item.id) || (isTaken === true && facts.wasVisible(item));
}

function tipText({ item, isTaken }: Tip): string {
  return `${isTaken === true ? '-' : ''}${idText(item.lastId)}`;
}

function stands(mine: Tip, theirs: Tip): 'mine' | 'theirs' | 'neither' {
  if (mine.stands) return 'mine';
  return theirs.stands ? 'theirs' : 'neither';
}

/** The values of a key that nobody replaced who had seen them, as far as they can still be read. */
function tipsOf(type: SharedType, key: string): readonly Tip[] {
  const [last] = valuesOf(type, key);
  return latestItems(type, key).flatMap((item): readonly Tip[] => {
    // The last of a key is deleted by nothing but whoever took it away.
    if (item === last && item.deleted) return [{ item, value: null, stands: true, isTaken: true }];
    const value = readValue(item);
    return value === undefined ? [] : [{ item, value, stands: item === last }];
  });
}

/** Undefined for what is no plain value, or is gone from memory. */
function readValue({ content }: Y.Item): Scalar | undefined {
  return content instanceof Y.ContentAny ? scalarOf(content.arr.at(-1)) : undefined;
}

function scalarOf(value: unknown): Scalar {
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
