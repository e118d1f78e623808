import type { Clock } from '@holdfast/base';

import type { Storage } from '../storage/storage.ts';

/** How long the storage may take to answer before it counts as unavailable. */
const TIMEOUT_MS = 2_000;
/** Each attempt writes to the disk; probes that come more often are told how the last one ended. */
const FRESH_MS = 5_000;

interface Attempt {
  readonly startedAt: number;
  readonly outcome: Promise<boolean>;
}

/** Whether the storage can be written, at the price of one attempt every few seconds however often it is asked. */
export class Readiness {
  readonly #storage: Pick<Storage, 'check'>;
  readonly #clock: Clock;
  #last: Attempt | undefined;

  constructor(storage: Pick<Storage, 'check'>, clock: Clock) {
    this.#storage = storage;
    this.#clock = clock;
  }

  async canWrite(): Promise<boolean> {
    const now = this.#clock.now();
    if (this.#last === undefined || now - this.#last.startedAt >= FRESH_MS) {
      this.#last = { startedAt: now, outcome: this.#attempt() };
    }
    return this.#last.outcome;
  }

  #attempt(): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#clock.setTimer(TIMEOUT_MS, () => resolve(false));
      void this.#storage
        .check()
        .then(
          () => resolve(true),
          // The probe says so; whoever writes meanwhile is not acknowledged.
          () => resolve(false),
        )
        .finally(cancel);
    });
  }
}
