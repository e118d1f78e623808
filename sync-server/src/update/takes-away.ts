import * as Y from 'yjs';

/**
 * Whether deletions take away something that stands in the document. Yjs deletes by itself, in readers too: formatting
 * that says nothing, and what lost where edits met; nobody misses that.
 */
export function takesAway(updates: readonly Uint8Array[], deletions: Uint8Array): boolean {
  const doc = new Y.Doc({ gc: true });
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    for (const [client, ranges] of Y.decodeUpdate(deletions).ds.clients) {
      const structs = doc.store.clients.get(client) ?? [];
      for (const { clock, len } of ranges) {
        for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
          const struct = structs[at];
          if (struct === undefined || struct.id.clock >= clock + len) break;
          if (struct instanceof Y.Item && !struct.deleted && struct.countable) return true;
        }
      }
    }
    return false;
  } finally {
    doc.destroy();
  }
}
