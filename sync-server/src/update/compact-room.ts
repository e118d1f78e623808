import type { StoredSnapshot } from '../storage/storage.ts';
import { type RebuildInput, rebuildRoom } from './rebuild-room.ts';

export interface CompactionInput {
  readonly snapshot: Uint8Array | undefined;
  readonly tail: readonly Uint8Array[];
  /** The number of the last row of `tail`. */
  readonly seq: number;
}

/** The document of a snapshot and the rows after it, without what was deleted or what no reader can apply. */
export function compactRoom(input: CompactionInput): StoredSnapshot {
  return rebuildRoom(toRebuildInput(input)).snapshot;
}

/** For whom it does not matter which rows were left out: the numbers are made up, but for the last. */
export function toRebuildInput({ snapshot, tail, seq }: CompactionInput): RebuildInput {
  const first = seq - tail.length + 1;
  return { snapshot, rows: tail.map((update, index) => ({ seq: first + index, update })), seq };
}
