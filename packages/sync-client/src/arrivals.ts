import type * as Y from 'yjs';

import { pendingUpdates } from './pending.ts';
import type { Arrival, ArrivalWatch } from './ports/arrival-watch.ts';
import type { UnacknowledgedRows } from './unacknowledged-rows.ts';

export interface ArrivalsOptions {
  readonly doc: Y.Doc;
  readonly watch: ArrivalWatch | undefined;
  readonly rows: UnacknowledgedRows;
}

/** Shows the watch of one document instance what arrives in it. */
export class Arrivals {
  readonly #options: ArrivalsOptions;
  #isBringing = false;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  /** Runs `apply`, which brings `updates` into the document in a transaction of `origin`. */
  bring<Result>(
    { from, updates, origin }: Pick<Arrival, 'from' | 'updates'> & { readonly origin: unknown },
    apply: () => Result,
  ): Result {
    const { doc, watch, rows } = this.#options;
    if (watch === undefined) return apply();
    // Yjs takes what waited for this into the same transaction.
    const applied = [...pendingUpdates(doc), ...updates];
    const look = (transaction: Y.Transaction): void => {
      if (transaction.origin !== origin) return;
      try {
        watch.arrived({ from, transaction, updates: applied, unacknowledged: rows.updates });
      } catch (error) {
        // What arrived is in the document; thrown here the error would look like the relay's.
        queueMicrotask(() => {
          throw error;
        });
      }
    };
    doc.on('afterTransaction', look);
    this.#isBringing = true;
    try {
      return apply();
    } finally {
      this.#isBringing = false;
      doc.off('afterTransaction', look);
    }
  }

  /**
   * Whether Yjs must hold on to an item that was just deleted: a local change that an arrival takes away before the relay
   * has it. Were its content dropped, it would be sent empty, and the other could never be shown what it was.
   */
  keeps({ id }: Y.Item): boolean {
    return this.#isBringing && this.#options.rows.has(id);
  }

  /** Undefined when there is nothing to wait for. */
  settled(): Promise<void> | undefined {
    return this.#options.watch?.settled();
  }
}
