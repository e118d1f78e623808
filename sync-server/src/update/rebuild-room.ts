import * as Y from 'yjs';

import type { StoredSnapshot } from '../storage/storage.ts';
import { isTooDeep } from './element-depth.ts';
import { decodeIds, KnownIds } from './known-ids.ts';
import { normaliseUpdate } from './normalise-update.ts';
import { placeholderFor } from './placeholder.ts';

export interface LogRow {
  readonly seq: number;
  readonly update: Uint8Array;
}

export interface RebuildInput {
  readonly snapshot: Uint8Array | undefined;
  /** Those after the snapshot, in order. */
  readonly rows: readonly LogRow[];
  /** The number of the last row. */
  readonly seq: number;
}

export interface Rebuilt {
  /** The document up to the last row, without what was deleted and without what no reader can apply. */
  readonly snapshot: StoredSnapshot;
  /** The numbers of the rows that were left out: a document threw over them, or could never complete them. */
  readonly poisoned: readonly number[];
}

/**
 * Builds the document of a room as a newcomer would. What does not come out whole is built again row by row, without
 * the rows that are at fault. Throws only when the snapshot itself cannot be read.
 */
export function rebuildRoom(input: RebuildInput): Rebuilt {
  return rebuildAtOnce(input) ?? rebuildRowByRow(input);
}

/** In one transaction, so that garbage is collected once, at its end. Undefined when something is wrong. */
function rebuildAtOnce({ snapshot, rows, seq }: RebuildInput): Rebuilt | undefined {
  const doc = new Y.Doc({ gc: true });
  try {
    doc.transact(() => {
      if (snapshot !== undefined) Y.applyUpdate(doc, snapshot);
      for (const { update } of rows) Y.applyUpdate(doc, update);
    });
    return isWhole(doc) ? { snapshot: encode(doc, seq), poisoned: [] } : undefined;
  } catch {
    // Nothing is lost: the rows are in the log, and are looked at one by one next.
    return undefined;
  } finally {
    doc.destroy();
  }
}

function rebuildRowByRow(input: RebuildInput): Rebuilt {
  const poisoned = new Set<number>();
  for (;;) {
    const rebuilt = rebuildWithout(poisoned, input);
    if (rebuilt !== undefined) return { snapshot: rebuilt, poisoned: [...poisoned].sort((a, b) => a - b) };
  }
}

/** Undefined when another row turned out to be poison: a document that threw is of no use any more. */
function rebuildWithout(
  poisoned: Set<number>,
  { snapshot, rows, seq }: RebuildInput,
): StoredSnapshot | undefined {
  const doc = new Y.Doc({ gc: true });
  try {
    if (snapshot !== undefined) Y.applyUpdate(doc, snapshot);
    const known = new KnownIds();
    known.add(decodeIds(Y.encodeSnapshot(Y.snapshot(doc))));
    let leftOut: LogRow[] = [];
    const take = ({ update }: LogRow) =>
      normaliseUpdate(update, { known, canWrite: true, isForeign: () => false });
    for (const row of rows) {
      let taken = poisoned.has(row.seq) ? undefined : take(row);
      if (taken?.kind === 'refused' && leftOut.length > 0) {
        // It may build on a row that was left out: of that one, only the places are filled.
        for (const each of leftOut) putPlaceholder(doc, known, each);
        leftOut = [];
        taken = take(row);
      }
      if (taken === undefined || taken.kind === 'refused') {
        poisoned.add(row.seq);
        leftOut.push(row);
      } else if (taken.kind === 'change') {
        if (!applies(doc, taken.update)) {
          poisoned.add(row.seq);
          return undefined;
        }
        known.add(taken.ids);
      }
    }
    return encode(doc, seq);
  } finally {
    doc.destroy();
  }
}

function applies(doc: Y.Doc, update: Uint8Array): boolean {
  const before = Y.decodeStateVector(Y.encodeStateVector(doc));
  try {
    Y.applyUpdate(doc, update);
    return isWhole(doc, before);
  } catch {
    // Its row is set aside, with all that it says.
    return false;
  }
}

function putPlaceholder(doc: Y.Doc, known: KnownIds, { update }: LogRow): void {
  const placeholder = placeholderFor(update, known);
  if (placeholder === undefined) return;
  Y.applyUpdate(doc, placeholder.update);
  known.add(placeholder.ids);
}

function isWhole(doc: Y.Doc, before: ReadonlyMap<number, number> = new Map()): boolean {
  const { pendingStructs, pendingDs } = doc.store;
  return pendingStructs === null && pendingDs === null && !isTooDeep(doc, before);
}

function encode(doc: Y.Doc, seq: number): StoredSnapshot {
  return { seq, update: Y.encodeStateAsUpdate(doc), ids: Y.encodeSnapshot(Y.snapshot(doc)) };
}
