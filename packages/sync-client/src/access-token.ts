import type { Clock } from '@holdfast/base';

import type { Access, AccessAnswer } from './ports/access.ts';

/** How long before it expires a token is replaced, and how long to wait when that failed. */
const MARGIN = 60_000;
const AGAIN = 10_000;
/** A token may be shorter-lived than the margin. */
const SHORTEST = 5_000;

export interface AccessTokenOptions {
  readonly access: Access;
  readonly clock: Clock;
}

/** The token of one link: kept while it lasts, and replaced in band while a socket is open. */
export class AccessToken {
  readonly #options: AccessTokenOptions;
  #answer: AccessAnswer | undefined;
  #cancel: (() => void) | undefined;

  constructor(options: AccessTokenOptions) {
    this.#options = options;
  }

  /** A token that lasts for a while yet, or why there is none. */
  async get(): Promise<AccessAnswer> {
    if (this.#answer?.kind === 'granted' && this.#left(this.#answer.expiresAt) > MARGIN) return this.#answer;
    this.#answer = await this.#options.access.request();
    return this.#answer;
  }

  /** The relay does not take it. */
  forget(): void {
    this.#answer = undefined;
  }

  /** From now on asks for the next token in time, until `stop`. */
  renew(onAnswer: (answer: AccessAnswer) => void): void {
    if (this.#answer?.kind !== 'granted') return;
    this.#wait(Math.max(SHORTEST, this.#left(this.#answer.expiresAt) - MARGIN), onAnswer);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(ms: number, onAnswer: (answer: AccessAnswer) => void): void {
    this.stop();
    const cancel = this.#options.clock.setTimer(ms, () => {
      void this.#options.access.request().then((answer) => {
        if (this.#cancel !== cancel) return;
        if (answer.kind === 'wait') return this.#wait(AGAIN, onAnswer);
        this.#answer = answer;
        onAnswer(answer);
        this.renew(onAnswer);
      });
    });
    this.#cancel = cancel;
  }

  #left(expiresAt: number): number {
    return expiresAt - this.#options.clock.now();
  }
}
