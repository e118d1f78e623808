/** A burst passes; what goes beyond the sustained rate waits. */
const BURST_SECONDS = 4;

/** A large message costs more than one: judging 25 MB takes seconds. */
const BYTES_PER_PERMIT = 64 * 1024;

/** How fast one connection sends: a bucket of permits that fills at the sustained rate. */
export class MessageRate {
  readonly #perSecond: number;
  #permits: number;
  #filledAt: number;

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#permits = perSecond * BURST_SECONDS;
    this.#filledAt = now;
  }

  /** Counts one message; answers for how many milliseconds the connection should not be read. */
  count(now: number, bytes: number): number {
    const filled = this.#permits + ((now - this.#filledAt) / 1000) * this.#perSecond;
    this.#permits = Math.min(filled, this.#perSecond * BURST_SECONDS) - 1 - bytes / BYTES_PER_PERMIT;
    this.#filledAt = now;
    return this.#permits >= 0 ? 0 : Math.ceil((-this.#permits / this.#perSecond) * 1000);
  }
}
