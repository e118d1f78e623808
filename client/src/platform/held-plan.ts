import type { PromiseExtended } from 'dexie';

import { readIncarnation } from './device-database.ts';
import type { DeviceTables, DocumentKey } from './device-tables.ts';
import { planOf } from './document-key.ts';
import { StorageError } from './storage-error.ts';

/** Keeps what belongs to a plan from being written back by a page that has it open while it is removed from the device. */
export class HeldPlan {
  readonly #key: DocumentKey;
  #wasHeld = false;

  constructor(key: DocumentKey) {
    this.#key = key;
  }

  /**
   * In a transaction over `plans` and `preferences`: rejects as `closed` when the plan was on this device and is not
   * any more. A database without a name has been emptied, and gets its plans back before long.
   */
  check(tables: DeviceTables): PromiseExtended<void> {
    return tables.plans.get(planOf(this.#key)).then((row) => {
      this.#wasHeld ||= row !== undefined;
      if (row !== undefined || !this.#wasHeld) return undefined;
      return readIncarnation(tables).then((incarnation) => {
        if (incarnation !== '') throw new StorageError('closed', 'the plan was removed from this device');
      });
    });
  }
}
