import type { StoredSnapshot } from '../storage/storage.ts';
import { type CompactionInput, toRebuildInput } from '../update/compact-room.ts';
import { rebuildRoom } from '../update/rebuild-room.ts';

/** The document of a checkpoint and rows. Throws when some row cannot be applied, instead of leaving it out. */
export function rebuildWhole(input: CompactionInput): StoredSnapshot {
  const { snapshot, poisoned } = rebuildRoom(toRebuildInput(input));
  if (poisoned.length > 0) {
    const what = poisoned.length === 1 ? 'a row' : `${poisoned.length} rows`;
    throw new Error(
      `${what} up to ${input.seq} cannot be applied; a relay that opens the room puts such rows aside`,
    );
  }
  return snapshot;
}
