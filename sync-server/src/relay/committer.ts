import type { Clock } from '@holdfast/base';

import { type Log, toError } from '../log.ts';
import type { RoomAppend, RoomStorage } from '../storage/storage.ts';

/** A room with something to commit. */
export interface CommitSource {
  /** Hands over what is pending. Called again only after `committed`. */
  takePending(): RoomAppend;
  /** The rows that were taken are on disk under these numbers. */
  committed(seqs: readonly number[]): void;
}

const FIRST_RETRY_MS = 100;
const MAX_RETRY_MS = 1_000;
const SLOW_COMMIT_MS = 5_000;
/** A stream of frames that never ends must not keep what came of it from the disk. */
const MAX_TURNS = 16;

export interface CommitterContext {
  readonly storage: RoomStorage;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves when what has reached this process by now has been read. */
  readonly nextTurn: () => Promise<void>;
}

/**
 * Commits what all rooms have pending in one transaction after another: while one is on its way to the disk, the next
 * one fills. A failed transaction is tried again until it succeeds; until then its rows are neither acknowledged nor
 * shown to anyone, and their senders still have them.
 */
export class Committer {
  readonly #storage: RoomStorage;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #nextTurn: () => Promise<void>;
  readonly #waiting = new Set<CommitSource>();
  #running: Promise<void> | undefined;
  #startedAt: number | undefined;
  #failures = 0;
  #requests = 0;

  constructor({ storage, clock, log, nextTurn }: CommitterContext) {
    this.#storage = storage;
    this.#clock = clock;
    this.#log = log;
    this.#nextTurn = nextTurn;
  }

  /** False while transactions fail or hang. */
  get isHealthy(): boolean {
    const isSlow = this.#startedAt !== undefined && this.#clock.now() - this.#startedAt > SLOW_COMMIT_MS;
    return this.#failures === 0 && !isSlow;
  }

  request(source: CommitSource): void {
    this.#waiting.add(source);
    this.#requests += 1;
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is pending. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    await this.#gather();
    while (this.#waiting.size > 0) {
      const sources = [...this.#waiting];
      this.#waiting.clear();
      const seqs = await this.#appendUntilDone(sources.map((source) => source.takePending()));
      sources.forEach((source, index) => this.#tell(source, seqs[index] ?? []));
    }
    this.#running = undefined;
  }

  /**
   * Frames that arrive together go into one transaction, also those of several sockets, which are read one after
   * another: whoever is left behind waits for this transaction and then for their own.
   */
  async #gather(): Promise<void> {
    for (let turns = 0; turns < MAX_TURNS; turns += 1) {
      const before = this.#requests;
      await this.#nextTurn();
      if (this.#requests === before) break;
    }
  }

  #tell(source: CommitSource, seqs: readonly number[]): void {
    try {
      source.committed(seqs);
    } catch (error) {
      // The rows are on disk and come with the room's next load; one room's fault must not stop all others' commits.
      this.#log.error({ error: toError(error) }, 'room failed after its commit');
    }
  }

  async #appendUntilDone(batch: readonly RoomAppend[]): Promise<readonly (readonly number[])[]> {
    this.#startedAt = this.#clock.now();
    for (;;) {
      try {
        const seqs = await this.#storage.append(batch);
        this.#failures = 0;
        this.#startedAt = undefined;
        return seqs;
      } catch (error) {
        // The batch stays in our hands, unacknowledged. If it was committed and only the answer got lost, the rows
        // are there twice after the next attempt, which readers do not notice.
        this.#failures += 1;
        const delay = Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), MAX_RETRY_MS);
        this.#log.error(
          { failures: this.#failures, delay, error: toError(error) },
          'commit failed; trying again',
        );
        await new Promise<void>((resolve) => this.#clock.setTimer(delay, resolve));
      }
    }
  }
}
