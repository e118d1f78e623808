import type { Clock } from '@holdfast/base';

/**
 * What happens to one operation on a simulated storage. `hangs`: nothing happened, and the time limit tells so late;
 * `loses-answer`: it happened, and the caller hears of a failure.
 */
export type Outcome = 'works' | 'rejects' | 'hangs' | 'loses-answer';

export interface Weather {
  readonly clock: Clock;
  /** Milliseconds until an operation happens, and again until its answer arrives. */
  delay(): number;
  outcome(): Outcome;
}

const TIME_LIMIT = 5_000;

/**
 * One tab's way to a simulated storage: its operations happen in order, as the transactions of one connection do. A
 * line that was cut, as by killing the page, does nothing more and answers nothing. Without weather all is immediate.
 */
export class MemoryLine {
  readonly #weather: Weather | undefined;
  #free = 0;
  #cut = false;

  constructor(weather?: Weather) {
    this.#weather = weather;
  }

  get isCut(): boolean {
    return this.#cut;
  }

  cut(): void {
    this.#cut = true;
  }

  run<Result>(operation: () => Result): Promise<Result> {
    if (this.#weather === undefined) return runNow(operation, this.#cut);
    const weather = this.#weather;
    return new Promise((resolve, reject) => {
      const answer = (task: () => void, after: number): void => {
        weather.clock.setTimer(after, () => {
          if (!this.#cut) task();
        });
      };
      const outcome = weather.outcome();
      const now = weather.clock.now();
      this.#free = Math.max(this.#free, now + weather.delay());
      if (outcome === 'hangs') return answer(() => reject(new Error('time limit passed')), TIME_LIMIT);
      answer(() => {
        if (outcome === 'rejects') return reject(new Error('storage failed'));
        try {
          const result = operation();
          const failed = outcome === 'loses-answer';
          answer(
            () => (failed ? reject(new Error('answer lost')) : resolve(result)),
            failed ? TIME_LIMIT : weather.delay(),
          );
        } catch (error) {
          reject(error);
        }
      }, this.#free - now);
    });
  }
}

function runNow<Result>(operation: () => Result, cut: boolean): Promise<Result> {
  if (cut) return new Promise(() => {});
  try {
    return Promise.resolve(operation());
  } catch (error) {
    return Promise.reject(error);
  }
}
