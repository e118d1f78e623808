import { Dexie, type PromiseExtended } from 'dexie';

import { readIncarnation } from './device-database.ts';
import type { DeviceTables, DocumentKey } from './device-tables.ts';
import { planOf } from './document-key.ts';
import { StorageError } from './storage-error.ts';

export interface FoundPlan {
  readonly isHeld: boolean;
  readonly incarnation: string;
}

export const GONE = 'the plan was removed from this device';

/** Keeps what belongs to a plan from being written back by a page that has it open while it is removed from the device. */
export class HeldPlan {
  readonly #key: DocumentKey;
  #wasHeld: boolean;

  /** `wasHeld`: the plan was found on this device; otherwise that counts from when it is found here. */
  constructor(key: DocumentKey, wasHeld = false) {
    this.#key = key;
    this.#wasHeld = wasHeld;
  }

  /** In a transaction over `plans` and `preferences`: rejects as `closed` when the plan was removed from this device. */
  check(tables: DeviceTables): PromiseExtended<void> {
    return this.look(tables).then((found) => {
      if (this.isGone(found)) throw new StorageError('closed', GONE);
    });
  }

  /** In such a transaction too: what `isGone` judges, asked for in this call. */
  look(tables: DeviceTables): PromiseExtended<FoundPlan> {
    return Dexie.Promise.all([tables.plans.get(planOf(this.#key)), readIncarnation(tables)]).then(
      ([row, incarnation]) => ({ isHeld: row !== undefined, incarnation }),
    );
  }

  /**
   * Whether the plan was on this device and is not any more. A database without a name has been emptied, and gets its
   * plans back before long.
   */
  isGone({ isHeld, incarnation }: FoundPlan): boolean {
    this.#wasHeld ||= isHeld;
    return !isHeld && this.#wasHeld && incarnation !== '';
  }
}
