import type { Clock } from '@holdfast/base';
import { type RoomAddress, roomName } from '@holdfast/sync-protocol';

import { type Log, toError } from '../log.ts';
import type { RoomStorage } from '../storage/storage.ts';
import type { RoomLog } from './room-log.ts';

/** So long after somebody needed it a snapshot stays in memory: whoever comes to a workshop comes within minutes. */
const KEEP_MS = 20_000;

interface SnapshotRecallContext {
  readonly storage: RoomStorage;
  readonly clock: Clock;
  readonly log: Log;
  /** The snapshot is in memory again: whoever went without it can have it now. */
  readonly onBack: () => void;
}

/**
 * A room that is open and quiet needs its snapshot for nobody, and there may be a thousand of them: it lies in the
 * storage then. The first who needs it has it fetched, for all who need it meanwhile.
 */
export class SnapshotRecall {
  readonly #address: RoomAddress;
  readonly #context: SnapshotRecallContext;
  #neededAt: number;
  #isAwaited = false;
  #fetching: Promise<void> | undefined;

  constructor(address: RoomAddress, context: SnapshotRecallContext) {
    this.#address = address;
    this.#context = context;
    this.#neededAt = context.clock.now();
  }

  /** Whether the snapshot is in memory. If not it is fetched, and `onBack` called. */
  isHere(log: RoomLog): boolean {
    this.#neededAt = this.#context.clock.now();
    if (log.isWhole) return true;
    this.#isAwaited = true;
    this.#fetch(log).catch(() => {
      // Logged where it happened. Whoever waits still does, and `rest` tries again.
    });
    return false;
  }

  /** Resolves with the snapshot in memory; rejects, with all as it was, when it cannot be read. */
  async bringBack(log: RoomLog): Promise<void> {
    this.#neededAt = this.#context.clock.now();
    if (!log.isWhole) await this.#fetch(log);
  }

  /** Called every few seconds. */
  rest(log: RoomLog): void {
    if (this.#isAwaited) this.isHere(log);
    else if (this.#context.clock.now() - this.#neededAt >= KEEP_MS) log.letGo();
  }

  #fetch(log: RoomLog): Promise<void> {
    this.#fetching ??= this.#read(log).finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #read(log: RoomLog): Promise<void> {
    try {
      const { snapshot } = await this.#context.storage.loadRoom(this.#address);
      log.putBack(snapshot);
    } catch (error) {
      this.#context.log.error({ room: roomName(this.#address), error: toError(error) }, 'snapshot not read');
      throw error;
    }
    this.#isAwaited = false;
    this.#context.onBack();
  }
}
