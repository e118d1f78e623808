import { type Clock, systemClock } from '@holdfast/base';
import type { BaseLock } from '@holdfast/sync-client';

import type { DocumentKey } from './device-tables.ts';
import { openTabPresence, type TabPresence } from './tab-presence.ts';

export interface BaseLockOptions {
  readonly key: DocumentKey;
  /** Absent: the browser's, if it has them; on plain http it has none. */
  readonly locks?: LockManager | null;
  readonly clock?: Clock;
}

/** How long a tab waits for its turn before it asks whether the holder is still awake. */
const PATIENCE_MS = 30_000;
/** An awake tab answers at once, also a hidden one: only timers are throttled there. */
const ANSWER_MS = 2_000;
const ALONE_AGAIN_MS = 5_000;

/**
 * One tab at a time writes the base of a document. With Web Locks, a waiting tab takes the lock from a holder that
 * does not answer. Without them, a tab writes once it has asked and no other tab of the document answered; it goes on
 * when more are opened later, since those hear it and do not write. A tab that can neither lock nor ask never writes
 * the base: its journal keeps everything.
 */
export function openBaseLock({
  key,
  locks = browserLocks(),
  clock = systemClock,
}: BaseLockOptions): BaseLock {
  const name = `holdfast:${key}`;
  return {
    async acquire(onLost, signal) {
      signal.throwIfAborted();
      if (locks) return new LockTurn({ locks, name, clock, onLost, signal }).acquire();
      if (typeof BroadcastChannel === 'undefined') return untilAborted(signal);
      return new AloneTurn({ name, clock, onLost, signal }).acquire();
    },
  };
}

function browserLocks(): LockManager | null {
  return 'locks' in navigator ? navigator.locks : null;
}

interface TurnOptions {
  readonly name: string;
  readonly clock: Clock;
  readonly onLost: () => void;
  readonly signal: AbortSignal;
}

class LockTurn {
  readonly #options: TurnOptions & { readonly locks: LockManager };
  readonly #presence: TabPresence | undefined;
  /** Ends the place in the queue, once the lock is held or taken by force. */
  readonly #waiting = new AbortController();
  #holding = false;

  constructor(options: TurnOptions & { readonly locks: LockManager }) {
    this.#options = options;
    const answers = () => this.#holding;
    this.#presence =
      typeof BroadcastChannel === 'undefined' ? undefined : openTabPresence({ ...options, answers });
  }

  acquire(): Promise<void> {
    const { locks, name, signal } = this.#options;
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        this.#waiting.abort();
        this.#presence?.close();
        reject(abortReason(signal));
      });
      this.#request(locks.request(name, { signal: this.#waiting.signal }, () => this.#hold(resolve)));
      void this.#stealWhenSilent(resolve);
    });
  }

  #request(request: Promise<unknown>): void {
    request.catch(() => {
      // Left the queue, or another tab took the lock: what this one had not written yet is still in the journal.
      if (!this.#holding) return;
      this.#holding = false;
      this.#presence?.close();
      this.#options.onLost();
    });
  }

  #hold(acquired: () => void): Promise<void> {
    this.#holding = true;
    acquired();
    return new Promise((release) => {
      this.#options.signal.addEventListener('abort', () => {
        this.#holding = false;
        release();
      });
    });
  }

  async #stealWhenSilent(acquired: () => void): Promise<void> {
    const { locks, name, clock, signal } = this.#options;
    if (!this.#presence) return;
    do await pause(clock, PATIENCE_MS, signal);
    while (!this.#holding && !signal.aborted && (await this.#presence.ask(ANSWER_MS)));
    if (this.#holding || signal.aborted) return;
    this.#waiting.abort();
    this.#request(locks.request(name, { steal: true }, () => this.#hold(acquired)));
  }
}

class AloneTurn {
  readonly #options: TurnOptions;
  readonly #presence: TabPresence;
  #holding = false;

  constructor(options: TurnOptions) {
    this.#options = options;
    this.#presence = openTabPresence({ ...options, answers: () => true });
    options.signal.addEventListener('abort', () => this.#presence.close());
    // Another tab found this one asleep and took over.
    this.#presence.onClaim(() => {
      if (!this.#holding) return;
      this.#holding = false;
      this.#presence.close();
      options.onLost();
    });
  }

  async acquire(): Promise<void> {
    const { clock, signal } = this.#options;
    while (await this.#presence.ask(ANSWER_MS)) await pause(clock, ALONE_AGAIN_MS, signal);
    if (signal.aborted) throw abortReason(signal);
    this.#holding = true;
    this.#presence.claim();
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(abortReason(signal)));
  });
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.setTimer(ms, end);
    signal.addEventListener('abort', end);
  });
}

function abortReason(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('acquire: given up');
}
