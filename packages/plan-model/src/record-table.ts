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
    for (const key of this.#changed) {
      if (this.#map.has(key)) {
        this.#readings.set(key, readRecord(this.#root, [key, this.#map.get(key)], this.#readText));
      } else {
        this.#readings.delete(key);
      }
    }
    this.#changed.clear();
    this.#snapshot = snapshotOf([...this.#readings.values()], this.#snapshot);
    return this.#snapshot;
  }
}

function snapshotOf<Root extends RecordRoot>(
  readings: readonly RecordReading<Root>[],
  before: TableSnapshot<Root> | undefined,
): TableSnapshot<Root> {
  const byId = new Map<RecordIds[Root], RecordSnapshot<Root>>();
  const problems: Problem[] = [];
  for (const reading of readings) {
    if (reading.kind === 'problem') {
      problems.push(reading.problem);
    } else {
      byId.set(reading.record.id, reading.record);
      problems.push(...reading.record.problems);
    }
  }
  const active = [...byId.values()].filter(isActive).sort(compareOrder);
  return Object.freeze({
    byId,
    active: sameOrNew(before?.active, active),
    problems: sameOrNew(before?.problems, problems),
  });
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
