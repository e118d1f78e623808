import { type ParticipantId, type RoomAddress, roomName } from '@holdfast/sync-protocol';

import { type Log, toError } from '../log.ts';
import type { RoomStorage, StoredRoom, StoredRow, StoredSnapshot } from '../storage/storage.ts';
import type { AddedIds } from '../update/known-ids.ts';
import { readRowIds } from '../update/read-update.ts';
import type { UpdateWork } from '../update/update-work.ts';

export interface StoredLog {
  readonly epoch: number;
  readonly snapshot: StoredSnapshot | undefined;
  /** The storage has the snapshot too. */
  readonly isStored: boolean;
  readonly tail: readonly StoredRow[];
  /** What the rows of the tail add. */
  readonly tailIds: readonly AddedIds[];
  readonly clientIds: ReadonlyMap<number, ParticipantId>;
}

interface Ports {
  readonly storage: RoomStorage;
  readonly work: UpdateWork;
  readonly clock: { now(): number };
  readonly log: Log;
}

/** A tail that is read here and now; a longer one, as a crash may leave behind, becomes a snapshot elsewhere first. */
const MAX_ROWS_AT_ONCE = 500;
const MAX_BYTES_AT_ONCE = 64 * 1024;

/** Reads a room's log in pages, so that no room waits for another one's. */
export async function readStoredLog(address: RoomAddress, ports: Ports): Promise<StoredLog> {
  const stored = await ports.storage.loadRoom(address);
  const tail = await readTail(address, stored, ports.storage);
  const bytes = tail.reduce((sum, row) => sum + row.update.length, 0);
  const { epoch, snapshot, clientIds } = stored;
  const isShort = tail.length <= MAX_ROWS_AT_ONCE && bytes <= MAX_BYTES_AT_ONCE;
  const tailIds = isShort ? readIds(tail) : undefined;
  if (tailIds !== undefined) return { epoch, snapshot, isStored: true, tail, tailIds, clientIds };
  return { clientIds, tail: [], tailIds: [], ...(await compact(address, { epoch, snapshot, tail }, ports)) };
}

function readIds(tail: readonly StoredRow[]): readonly AddedIds[] | undefined {
  try {
    return tail.map((row) => readRowIds(row.update));
  } catch {
    // A row that is no update at all: it is found, and set aside, where the log is built anew.
    return undefined;
  }
}

async function readTail(
  address: RoomAddress,
  { tail: first, hasMore }: StoredRoom,
  storage: RoomStorage,
): Promise<readonly StoredRow[]> {
  const tail = [...first];
  for (let isWhole = !hasMore; !isWhole;) {
    const page = await storage.readTail(address, tail.at(-1)?.seq ?? 0);
    for (const row of page) tail.push(row);
    isWhole = page.length === 0;
  }
  return tail;
}

async function compact(
  address: RoomAddress,
  stored: Pick<StoredLog, 'epoch' | 'snapshot' | 'tail'>,
  { storage, work, clock, log }: Ports,
): Promise<{ epoch: number; snapshot: StoredSnapshot; isStored: boolean }> {
  const rows = stored.tail.map(({ seq, update }) => ({ seq, update }));
  const seq = rows.at(-1)?.seq ?? 0;
  const { snapshot, poisoned } = await work.rebuild({ snapshot: stored.snapshot?.update, rows, seq });
  if (poisoned.length > 0) {
    log.error({ room: roomName(address), rows: poisoned.length }, 'rows quarantined');
    const epoch = await storage.quarantine(address, { seqs: poisoned, snapshot, at: clock.now() });
    return { epoch, snapshot, isStored: true };
  }
  let isStored = true;
  try {
    await storage.cover(address, snapshot);
  } catch (error) {
    // The rows are there as before: the snapshot serves whoever comes now, and is made again another time.
    log.error({ room: roomName(address), error: toError(error) }, 'snapshot not stored');
    isStored = false;
  }
  return { epoch: stored.epoch, snapshot, isStored };
}
