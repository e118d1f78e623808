import * as Y from 'yjs';

/** The cost of one merge grows with the square of the number of its inputs. */
const MOST_INPUTS = 64;

/** Merges any number of updates, at least one, as a tree. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length <= MOST_INPUTS) return Y.mergeUpdates([...updates]);
  const merged: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += MOST_INPUTS) {
    merged.push(Y.mergeUpdates(updates.slice(at, at + MOST_INPUTS)));
  }
  return mergeUpdates(merged);
}
