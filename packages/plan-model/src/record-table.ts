import type * as Y from 'yjs';

import { isUnreadable } from './field.ts';
import type { RecordIds, RecordRoot } from './ids.ts';
import { compareOrder } from './order.ts';
import type { Problem, RecordSnapshot } from './record-kinds.ts';
import { readRecord, type RecordReading, type ReadText } from './record-reader.ts';

/** All records of one kind at one moment. */
export interface TableSnapshot<Root extends RecordRoot> {
  /** Every record, archived ones too. */
  readonly byId: ReadonlyMap<RecordIds[Root], RecordSnapshot<Root>>;
  /** The records in use, in their order. */
  readonly active: readonly RecordSnapshot<Root>[];
  /** The same object as long as the same records are there, in use or archived, in the same order. */
  readonly shape: object;
  readonly problems: readonly Problem[];
}

/** Whether a record is in use. An unreadable mark does not hide what people wrote. */
export function isActive(record: { readonly archivedAt: unknown }): boolean {
  return record.archivedAt === null || isUnreadable(record.archivedAt);
}

/** Reads one root map piece by piece: only records that were marked since the last reading are read again. */
export class RecordTable<Root extends RecordRoot> {
  readonly #root: Root;
  readonly #map: Y.Map<unknown>;
  readonly #readText: ReadText;
  readonly #readings = new Map<string, RecordReading<Root>>();
  readonly #changed: Set<string>;
  #snapshot: TableSnapshot<Root> | undefined;

  constructor(root: Root, map: Y.Map<unknown>, readText: ReadText) {
    this.#root = root;
    this.#map = map;
    this.#readText = readText;
    this.#changed = new Set(map.keys());
  }

  /** Something under `key` has changed, come or gone. */
  markChanged(key: string): void {
    this.#changed.add(key);
  }

  /** The same object until something changes, with the same records in it where they did not. */
  read(): TableSnapshot<Root> {
    if (this.#snapshot !== undefined && this.#changed.size === 0) return this.#snapshot;
    let isSameShape = true;
    for (const key of this.#changed) {
      const before = this.#readings.get(key);
      const after = this.#readKey(key);
      if (!isSamePlace(before, after)) isSameShape = false;
      if (after === undefined) this.#readings.delete(key);
      else this.#readings.set(key, after);
    }
    this.#changed.clear();
    this.#snapshot = snapshotOf(this.#readings.values(), isSameShape ? this.#snapshot : undefined);
    return this.#snapshot;
  }

  #readKey(key: string): RecordReading<Root> | undefined {
    return this.#map.has(key) ? readRecord(this.#root, [key, this.#map.get(key)], this.#readText) : undefined;
  }
}

/** `before` is a snapshot of the same shape, whose order can be kept: sorting is what costs at each key pressed. */
function snapshotOf<Root extends RecordRoot>(
  readings: Iterable<RecordReading<Root>>,
  before: TableSnapshot<Root> | undefined,
): TableSnapshot<Root> {
  const byId = new Map<RecordIds[Root], RecordSnapshot<Root>>();
  const problems: Problem[] = [];
  for (const reading of readings) {
    if (reading.kind === 'problem') {
      problems.push(reading.problem);
    } else {
      byId.set(reading.record.id, reading.record);
      for (const problem of reading.record.problems) problems.push(problem);
    }
  }
  const active =
    before === undefined
      ? [...byId.values()].filter(isActive).sort(compareOrder)
      : before.active.map((record) => byId.get(record.id) ?? record);
  return Object.freeze({
    byId,
    active: sameOrNew(before?.active, active),
    shape: before?.shape ?? Object.freeze({}),
    problems: Object.freeze(problems),
  });
}

/** Whether a change left the record where it was. Fields that cannot be read never count as the same. */
function isSamePlace<Root extends RecordRoot>(
  before: RecordReading<Root> | undefined,
  after: RecordReading<Root> | undefined,
): boolean {
  if (before?.kind !== 'record' || after?.kind !== 'record') return false;
  return before.record.order === after.record.order && before.record.archivedAt === after.record.archivedAt;
}

/** Keeps the former list where the new one has the same members, so that a selector on it does not fire. */
export function sameOrNew<Item>(
  before: readonly Item[] | undefined,
  now: readonly Item[],
  isEqual: (a: Item, b: Item) => boolean = Object.is,
): readonly Item[] {
  if (before === undefined || before.length !== now.length) return Object.freeze(now);
  const isSame = now.every((item, index) => {
    const former = before[index];
    return former !== undefined && isEqual(item, former);
  });
  return isSame ? before : Object.freeze(now);
}
