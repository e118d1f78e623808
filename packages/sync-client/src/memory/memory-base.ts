import { Emitter } from '@holdfast/base';

import type { Base } from '../ports/base.ts';
import { MemoryLine, type Weather } from './memory-line.ts';

interface StoredUpdate {
  readonly generation: number;
  readonly update: Uint8Array;
  unreadable: boolean;
}

/** The base of one document as one device has it, shared by the tabs that `open` it. For tests and simulations. */
export class MemoryBase {
  readonly #stored: StoredUpdate[] = [];
  /** Accepts updates and keeps none, as y-indexeddb does after its database was closed. Only a checkpoint notices. */
  forgetful = false;
  readonly #interrupted = new Emitter<void>();

  /** One tab's base. Cutting `line` is what killing the page does to it. */
  open(weather?: Weather, line = new MemoryLine(weather)): Base {
    const seen = new Set<StoredUpdate>();
    return {
      read: (generation) =>
        line.run(() => {
          const rows = this.#of(generation);
          for (const row of rows) seen.add(row);
          const updates = this.readable(generation).map((update) => update.slice());
          return { updates, unreadable: rows.length - updates.length };
        }),
      append: (generation, update) =>
        line.run(() => {
          const row = this.#add(generation, update);
          if (row !== undefined) seen.add(row);
        }),
      checkpoint: (generation, state) =>
        line.run(() => {
          const row = this.#add(generation, state);
          if (row === undefined) throw new Error('checkpoint: what was read back is not what was written');
          this.#remove((other) => other.generation === generation && seen.has(other));
          seen.clear();
          seen.add(row);
        }),
      drop: (generation) => line.run(() => this.#remove((row) => row.generation === generation)),
      subscribe: (listener) =>
        this.#interrupted.subscribe(() => {
          if (!line.isCut) listener();
        }),
      close: () => line.cut(),
    };
  }

  /** What is stored for a generation, in order. */
  updates(generation: number): readonly Uint8Array[] {
    return this.#of(generation).map((row) => row.update);
  }

  /** What of it can be read. */
  readable(generation: number): readonly Uint8Array[] {
    return this.#of(generation)
      .filter((row) => !row.unreadable)
      .map((row) => row.update);
  }

  /** The browser has removed everything under the feet of the open tabs. */
  lose(): void {
    this.#stored.length = 0;
    this.#interrupted.emit();
  }

  /** Makes what is stored unreadable. */
  spoil(): void {
    for (const row of this.#stored) row.unreadable = true;
  }

  #add(generation: number, update: Uint8Array): StoredUpdate | undefined {
    if (this.forgetful) return undefined;
    const row = { generation, update: update.slice(), unreadable: false };
    this.#stored.push(row);
    return row;
  }

  #of(generation: number): StoredUpdate[] {
    return this.#stored.filter((row) => row.generation === generation);
  }

  #remove(leaves: (row: StoredUpdate) => boolean): void {
    const kept = this.#stored.filter((row) => !leaves(row));
    this.#stored.splice(0, this.#stored.length, ...kept);
  }
}
