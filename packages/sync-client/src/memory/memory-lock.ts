import type { BaseLock } from '../ports/base.ts';

interface Turn {
  readonly begin: () => void;
  readonly onLost: () => void;
}

/** A lock in one process, first come, first served. For tests and simulations. */
export class MemoryLock {
  #turns: Turn[] = [];

  open(): BaseLock {
    return {
      acquire: (onLost, signal) =>
        new Promise((resolve, reject) => {
          const turn = { begin: resolve, onLost };
          this.#turns.push(turn);
          signal.addEventListener('abort', () => {
            this.#leave(turn);
            reject(new Error('acquire: given up'));
          });
          if (this.#turns[0] === turn) resolve();
        }),
    };
  }

  /** Takes the lock from its holder, as after its time limit, and gives it to the next in line. */
  steal(): void {
    const [holder] = this.#turns;
    if (holder === undefined) return;
    this.#leave(holder);
    holder.onLost();
  }

  #leave(turn: Turn): void {
    const held = this.#turns[0] === turn;
    this.#turns = this.#turns.filter((other) => other !== turn);
    if (held) this.#turns[0]?.begin();
  }
}
