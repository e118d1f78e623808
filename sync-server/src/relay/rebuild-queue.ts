import type { Clock } from '@holdfast/base';

/** A room whose document can be built anew. */
export interface Rebuildable {
  /** Never rejects. */
  rebuild(): Promise<void>;
}

/** How long new rows may wait for the proof that they come out whole. */
const PROOF_MS = 2_000;

/**
 * Whose document is built next: rooms with a long log at once, rooms with new rows some seconds after. One at a time,
 * and before a proof the thread rests as long as it worked last, so that proofs take no more than half of a core.
 */
export class RebuildQueue {
  readonly #clock: Clock;
  readonly #long = new Set<Rebuildable>();
  /** With the time from which on it is due; in that order. */
  readonly #young = new Map<Rebuildable, number>();
  #busyWith: Rebuildable | undefined;
  #restUntil = 0;
  #cancelTimer: (() => void) | undefined;
  #isStopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether a room waits, or is being built. */
  has(room: Rebuildable): boolean {
    return this.#busyWith === room || this.#long.has(room) || this.#young.has(room);
  }

  now(room: Rebuildable): void {
    this.#long.add(room);
    this.#next();
  }

  soon(room: Rebuildable): void {
    if (!this.#young.has(room)) this.#young.set(room, this.#clock.now() + PROOF_MS);
    this.#next();
  }

  /** Nothing is begun after this. */
  stop(): void {
    this.#isStopped = true;
    this.#long.clear();
    this.#young.clear();
    this.#cancelTimer?.();
  }

  #next(): void {
    if (this.#isStopped || this.#busyWith !== undefined) return;
    const [long] = this.#long;
    if (long !== undefined) return void this.#build(long);
    const [young] = this.#young;
    if (young === undefined || this.#cancelTimer !== undefined) return;
    const [room, dueAt] = young;
    const wait = Math.max(dueAt, this.#restUntil) - this.#clock.now();
    if (wait <= 0) return void this.#build(room);
    this.#cancelTimer = this.#clock.setTimer(wait, () => {
      this.#cancelTimer = undefined;
      this.#next();
    });
  }

  async #build(room: Rebuildable): Promise<void> {
    this.#busyWith = room;
    this.#long.delete(room);
    this.#young.delete(room);
    const startedAt = this.#clock.now();
    await room.rebuild();
    const endedAt = this.#clock.now();
    this.#restUntil = endedAt + (endedAt - startedAt);
    this.#busyWith = undefined;
    this.#next();
  }
}
