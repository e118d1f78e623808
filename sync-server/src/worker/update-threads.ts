import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Clock } from '@holdfast/base';

import type { Normalised } from '../update/normalise-update.ts';
import { packUpdates } from '../update/packed-updates.ts';
import type { RebuildInput, Rebuilt } from '../update/rebuild-room.ts';
import { type PackedReading, packRows, type UpdateWork, type WorkRequest } from '../update/update-work.ts';
import { WorkerCalls } from './worker-calls.ts';

const JUDGE = new URL('update-worker.ts', import.meta.url);
const BUILDER = new URL('rebuild-worker.ts', import.meta.url);

/** Starting a thread takes a tenth of a second; its memory, once it worked, a hundred megabytes. */
const IDLE_MS = 15_000;

/** Rows in one message: copying more would hold up the relay's thread. */
const ROWS_AT_ONCE = 10_000;

/**
 * Work on updates in two threads of their own, so that nobody who sends much waits for a room that is rebuilt. A large
 * document takes seconds in either.
 */
export class UpdateThreads implements UpdateWork {
  readonly #judging: WorkerCalls;
  readonly #building: WorkerCalls;
  #lastBuild: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock) {
    const idle = { clock, ms: IDLE_MS };
    this.#judging = new WorkerCalls(JUDGE, { idle });
    this.#building = new WorkerCalls(BUILDER, { idle });
  }

  async normalise(update: Uint8Array, reading: PackedReading): Promise<Normalised> {
    // The thread answers with what `normaliseUpdate` returned.
    return (await call(this.#judging, { kind: 'normalise', update, reading })) as Normalised;
  }

  rebuild(input: RebuildInput): Promise<Rebuilt> {
    // One after another: the thread collects the rows of one room at a time.
    const built = this.#lastBuild.then(() => this.#build(input));
    this.#lastBuild = built.catch(() => {
      // Told to whoever asked for it.
    });
    return built;
  }

  async takesAway(updates: readonly Uint8Array[], deletions: Uint8Array): Promise<boolean> {
    const request = { kind: 'takes-away', updates: packUpdates(updates), deletions } as const;
    // As above, for `takesAway`.
    return (await call(this.#judging, request)) as boolean;
  }

  async close(): Promise<void> {
    await Promise.all([this.#judging.close(), this.#building.close()]);
  }

  async #build({ snapshot, rows, seq }: RebuildInput): Promise<Rebuilt> {
    let at = 0;
    for (; rows.length - at > ROWS_AT_ONCE; at += ROWS_AT_ONCE) {
      const some = packRows(rows.slice(at, at + ROWS_AT_ONCE));
      void call(this.#building, { kind: 'rows', first: at, rows: some }).catch(() => {
        // The thread ended. Another one answers the calls that follow, and notices that these rows are missing.
      });
      await nextTurn();
    }
    const rest = packRows(rows.slice(at));
    // As above, for `rebuildRoom`.
    return (await call(this.#building, { kind: 'rebuild', first: at, rows: rest, snapshot, seq })) as Rebuilt;
  }
}

function call(calls: WorkerCalls, request: WorkRequest): Promise<unknown> {
  return calls.call(request);
}
