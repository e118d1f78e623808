import * as Y from 'yjs';

import type { StoredSnapshot } from '../storage/storage.ts';

export interface CompactionInput {
  readonly snapshot: Uint8Array | undefined;
  readonly tail: readonly Uint8Array[];
  /** The number of the last row of `tail`. */
  readonly seq: number;
}

/**
 * The document of a snapshot and the rows after it, without what was deleted. Throws when a row cannot be applied or
 * something is left waiting for a struct: then the rows stay as they are, and nothing may cover them.
 */
export function compactRoom({ snapshot, tail, seq }: CompactionInput): StoredSnapshot {
  const doc = new Y.Doc({ gc: true });
  try {
    // One transaction: garbage is collected once, at its end.
    doc.transact(() => {
      if (snapshot !== undefined) Y.applyUpdate(doc, snapshot);
      for (const update of tail) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      throw new Error(`compactRoom: something is missing below row ${seq}`);
    }
    return { seq, update: Y.encodeStateAsUpdate(doc), ids: Y.encodeSnapshot(Y.snapshot(doc)) };
  } finally {
    doc.destroy();
  }
}
