/**
 * What lies in the memory of the process without having been looked at, over all connections. Each of them alone is
 * bounded; many together would not be.
 */
export class UnreadBytes {
  readonly #max: number;
  #total = 0;

  constructor(max: number) {
    this.#max = max;
  }

  get isOver(): boolean {
    return this.#total > this.#max;
  }

  /** Negative for what is done with. */
  add(bytes: number): void {
    this.#total += bytes;
  }
}
