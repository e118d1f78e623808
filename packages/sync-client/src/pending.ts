import type * as Y from 'yjs';

/** Whether the document holds changes that it cannot show, because something they build on has not arrived. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}
