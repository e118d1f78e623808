import type { Clock } from '@holdfast/base';
import type { RoomAddress } from '@holdfast/sync-protocol';

import { type Log, toError } from '../log.ts';
import type { CompactionInput } from '../update/compact-room.ts';
import type { Checkpoint, HistoryStorage } from './storage.ts';

const FIRST_AFTER_MS = 60_000;
const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

export interface RetentionOptions {
  readonly storage: HistoryStorage;
  readonly clock: Clock;
  readonly log: Log;
  /** Undefined keeps history for ever. */
  readonly days: number | undefined;
  readonly compact: (input: CompactionInput) => Promise<Checkpoint>;
}

/** Forgets history that is older than the operator wants to keep, an hour late at most. */
export class Retention {
  readonly #options: RetentionOptions;
  #cancel: () => void = () => {};
  #running: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: RetentionOptions) {
    this.#options = options;
    if (options.days !== undefined) this.#wait(FIRST_AFTER_MS);
  }

  /** Ends after the room that is under way: what was not forgotten will be by the next relay. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    await this.#running;
  }

  #wait(milliseconds: number): void {
    const { clock } = this.#options;
    this.#cancel = clock.setTimer(milliseconds, () => {
      this.#running = this.#purge().finally(() => {
        if (!this.#isStopped) this.#wait(EVERY_MS);
      });
    });
  }

  async #purge(): Promise<void> {
    const { storage, clock, log, days = 0 } = this.#options;
    try {
      for (const room of await storage.listRooms()) {
        if (this.#isStopped) return;
        const rows = await purgeBefore(room, clock.now() - days * DAY_MS, this.#options);
        if (rows > 0) log.info({ cuts: rows }, 'history forgotten');
      }
    } catch (error) {
      // What was not forgotten now will be in an hour.
      log.error({ error: toError(error) }, 'history not forgotten');
    }
  }
}

/** Forgets the covered rows of a room from before `time`, and answers in how many steps. */
export async function purgeBefore(
  room: RoomAddress,
  time: number,
  { storage, compact }: Pick<RetentionOptions, 'storage' | 'compact'>,
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const seq = await storage.findCut(room, time);
    const moment = seq === undefined ? undefined : await storage.readMoment(room, seq);
    if (seq === undefined || moment === undefined) return steps;
    await storage.purge(room, await compact({ snapshot: moment.checkpoint, tail: moment.rows, seq }));
  }
}
