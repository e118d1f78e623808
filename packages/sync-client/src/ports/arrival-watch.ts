import type * as Y from 'yjs';

/** Something that came into the document and was not made in this tab just now. */
export interface Arrival {
  /**
   * `join`: what the relay had when a connection began. `live`: what others do as they do it. `device`: own changes,
   * read from the journal or made in another tab.
   */
  readonly from: 'join' | 'live' | 'device';
  readonly transaction: Y.Transaction;
  /** What the transaction applies, as bytes, with what had waited in the document for it. */
  readonly updates: readonly Uint8Array[];
  /** Local changes, of all tabs, that the relay has not acknowledged, as far as this tab has them. */
  readonly unacknowledged: readonly Uint8Array[];
}

/** Looks at what arrives in one document instance, and may keep something of it on the device. */
export interface ArrivalWatch {
  /**
   * Called in the `afterTransaction` of each arrival, while Yjs still holds what was deleted in it. It must not change
   * the document. What it throws is its own: the arrival stands.
   */
  arrived(arrival: Arrival): void;
  /**
   * Resolves when all that it noted so far is durable, rejects when that failed. Until it resolves nothing that has
   * arrived enters the base and no row leaves the journal, so that a killed page finds it all again.
   */
  settled(): Promise<void>;
}
