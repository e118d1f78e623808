import type { Clock, Random } from '@holdfast/base';

export interface BackOffPolicy {
  /** Milliseconds: what the first delay is drawn from, and what any is drawn from at most. */
  readonly first: number;
  readonly most: number;
}

/** Full jitter: a random part of a span that doubles, so that a whole school does not come back in step. */
export function backOffDelay(attempt: number, fraction: number, policy: BackOffPolicy): number {
  return Math.round(fraction * Math.min(policy.most, policy.first * 2 ** Math.min(attempt, 20)));
}

/** One thing that is tried again later, ever later, until it succeeds. */
export class BackOff {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #policy: BackOffPolicy;
  #attempt = 0;
  #cancel: (() => void) | undefined;

  constructor(ports: { readonly clock: Clock; readonly random: Random }, policy: BackOffPolicy) {
    this.#clock = ports.clock;
    this.#random = ports.random;
    this.#policy = policy;
  }

  /** How often it was put off since the last success. */
  get attempt(): number {
    return this.#attempt;
  }

  /** Runs `task` after a while; a task that is waiting already keeps its turn. */
  later(task: () => void): void {
    if (this.#cancel !== undefined) return;
    const delay = backOffDelay(this.#attempt, this.#random.fraction(), this.#policy);
    this.#attempt += 1;
    this.#cancel = this.#clock.setTimer(delay, () => {
      this.#cancel = undefined;
      task();
    });
  }

  /** Draws the next delays from a span at least as long as after `attempt` failures. */
  raise(attempt: number): void {
    this.#attempt = Math.max(this.#attempt, attempt);
  }

  succeeded(): void {
    this.cancel();
    this.#attempt = 0;
  }

  cancel(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
