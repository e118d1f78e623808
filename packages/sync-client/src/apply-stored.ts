import * as Y from 'yjs';

/** Applies updates in one transaction and answers the indices of those that are no updates, and were left out. */
export function applyStored(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): readonly number[] {
  const failed: number[] = [];
  if (updates.length === 0) return failed;
  try {
    doc.transact(() => {
      for (const [index, update] of updates.entries()) if (!tryApply(doc, update, origin)) failed.push(index);
    }, origin);
  } catch (error) {
    // Someone who observes the document threw. The updates are in it; the error belongs to the observer.
    queueMicrotask(() => {
      throw error;
    });
  }
  return failed;
}

function tryApply(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  try {
    // In full before anything is applied: half an update must not get into the document.
    Y.decodeUpdate(update);
    Y.applyUpdate(doc, update, origin);
    return true;
  } catch {
    // The bytes stay where they were read from.
    return false;
  }
}
