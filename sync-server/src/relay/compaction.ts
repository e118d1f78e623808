import { type RoomAddress, roomName } from '@holdfast/sync-protocol';

import type { RelayLimits } from '../limits.ts';
import { type Log, toError } from '../log.ts';
import type { RoomStorage, StoredSnapshot } from '../storage/storage.ts';
import type { UpdateWork } from '../update/update-work.ts';
import type { Rebuildable, RebuildQueue } from './rebuild-queue.ts';
import type { RoomLog } from './room-log.ts';
import type { SnapshotRecall } from './snapshot-recall.ts';

/** A tail of more bytes than this is compacted, however few its rows are. */
const MAX_TAIL_BYTES = 1024 * 1024;
/** A tail of fewer bytes is no reason to write a snapshot while people are there. */
const MIN_TAIL_BYTES = 16 * 1024;

interface CompactionContext {
  readonly storage: Pick<RoomStorage, 'cover'>;
  readonly work: UpdateWork;
  readonly rebuilds: RebuildQueue;
  readonly limits: RelayLimits;
  readonly log: Log;
}

/** What a compaction needs of its room, and tells it. */
interface CompactedRoom {
  readonly address: RoomAddress;
  readonly recall: SnapshotRecall;
  /** Undefined while the room is loaded. */
  readonly readLog: () => RoomLog | undefined;
  readonly isLeft: () => boolean;
  /** The storage and the log have a new snapshot. */
  readonly onCovered: (snapshot: StoredSnapshot) => void;
  /** Readers cannot apply these rows. */
  readonly onPoisoned: (snapshot: StoredSnapshot, seqs: readonly number[]) => Promise<void>;
}

/** When a room's document is built anew: to prove that its rows come out whole, and to put a snapshot in their place. */
export class Compaction implements Rebuildable {
  readonly #room: CompactedRoom;
  readonly #context: CompactionContext;
  /** The rows up to this one are known to come out whole. */
  #provenUpTo = 0;
  /** So many rows were there when a rebuild failed: as many more have to come before the next attempt. */
  #failedAt = 0;

  constructor(room: CompactedRoom, context: CompactionContext) {
    this.#room = room;
    this.#context = context;
  }

  /** One waits to be made, or is being made. */
  get isDue(): boolean {
    return this.#context.rebuilds.has(this);
  }

  begin(log: RoomLog): void {
    this.#provenUpTo = log.covered;
    this.see(log);
  }

  /**
   * A long log is compacted now; what is new in a short one is soon proven to come out whole, and compacted when the
   * last has left.
   */
  see(log: RoomLog): void {
    const isLeftOpen = this.#room.isLeft() && log.tailRows > this.#failedAt;
    if (this.#isLong(log)) this.#context.rebuilds.now(this);
    else if (log.head > this.#provenUpTo || isLeftOpen) this.#context.rebuilds.soon(this);
  }

  /** For the queue of rebuilds only. Afterwards the log is compacted, if that is worth it or nobody is here. */
  async rebuild(): Promise<void> {
    const log = this.#room.readLog();
    if (log === undefined || log.head === log.covered) return;
    let isPoisoned = false;
    try {
      await this.#room.recall.bringBack(log);
      const { snapshot, poisoned } = await this.#context.work.rebuild(log.toRebuild());
      isPoisoned = poisoned.length > 0;
      if (isPoisoned) return await this.#room.onPoisoned(snapshot, poisoned);
      this.#provenUpTo = snapshot.seq;
      const isWorthIt = this.#isLong(log) || isHeavy(log) || this.#room.isLeft();
      if (isWorthIt) await this.#cover(log, snapshot);
      this.see(log);
    } catch (error) {
      // Snapshot and rows are as they were. Poison is known, and has to go; else more rows have to come before the next
      // attempt.
      if (isPoisoned) this.#context.rebuilds.soon(this);
      else this.#provenUpTo = log.head;
      this.#failedAt = log.tailRows;
      const room = roomName(this.#room.address);
      this.#context.log.error({ room, error: toError(error) }, 'rebuild failed');
    }
  }

  async #cover(log: RoomLog, snapshot: StoredSnapshot): Promise<void> {
    await this.#context.storage.cover(this.#room.address, snapshot);
    log.cover(snapshot);
    this.#failedAt = 0;
    this.#room.onCovered(snapshot);
  }

  #isLong({ tailRows, tailBytes }: RoomLog): boolean {
    const { maxTailRows } = this.#context.limits;
    return (
      tailRows > this.#failedAt + maxTailRows || (tailBytes > MAX_TAIL_BYTES && tailRows > this.#failedAt)
    );
  }
}

/** Its rows weigh as much as a new snapshot would: writing one at most doubles what is written. */
function isHeavy({ tailBytes, snapshotBytes }: RoomLog): boolean {
  return tailBytes >= Math.max(snapshotBytes, MIN_TAIL_BYTES);
}
