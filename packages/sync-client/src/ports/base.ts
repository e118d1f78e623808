export interface BaseContents {
  /** Yjs updates to apply in order; may be none. */
  readonly updates: readonly Uint8Array[];
  /** How many stored rows could not be read. Whoever opens then relies on the journal and the relay for the rest. */
  readonly unreadable: number;
}

/**
 * The bulk of one document on this device: what came from the relay and what the journal no longer holds. It is a
 * cache with one strong operation, `checkpoint`; everything else may fail without loss, because journal rows leave
 * only after a checkpoint. A generation never sees the base of another. Every promise settles within a time limit.
 */
export interface Base {
  read(generation: number): Promise<BaseContents>;
  /** Adds one update. Best effort: a rejection means "not in the base", and the next checkpoint covers it. */
  append(generation: number, update: Uint8Array): Promise<void>;
  /**
   * Adds `state`, reads it back and compares, and only then removes what this object itself had read or written
   * before. Rows that another tab added unseen stay, so that a checkpoint which a frozen tab finishes too late cannot
   * wipe a newer one. Resolves only when the bytes are equal.
   */
  checkpoint(generation: number, state: Uint8Array): Promise<void>;
  /** Forgets the base of a generation that has ended. */
  drop(generation: number): Promise<void>;
  /** Tells when the storage was closed from outside, as it is when it is emptied: nobody knows any more what is in it. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

/**
 * Lets one tab at a time write the base of a document. `acquire` waits for its turn, with a time limit after which it
 * takes the lock from a tab that hangs; `lost` then tells the former holder. Where the browser has no locks,
 * `acquire` resolves only for a tab that is alone with its document.
 */
export interface BaseLock {
  acquire(onLost: () => void, signal: AbortSignal): Promise<void>;
}
