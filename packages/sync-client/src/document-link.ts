import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import type { LinkState } from './link-state.ts';
import type { LiveDocumentOptions } from './live-document.ts';
import type { BaseLock } from './ports/base.ts';

/**
 * One life of the document on this device. A refusal, or a room that was healed, ends it: the link then has another
 * instance with another `doc` and client id, and whoever shows the document mounts that one instead. Words that still
 * come into the old `doc` are journaled and end on the shelf.
 */
export interface DocumentInstance {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Undefined until the journal has told it. */
  readonly generation: number | undefined;
  /** The base and the journal are in `doc`. Never rejects: what cannot be read is in the state. */
  readonly ready: Promise<void>;
}

export type PresenceValue =
  | string
  | number
  | boolean
  | null
  | readonly PresenceValue[]
  | { readonly [key: string]: PresenceValue };
export type PresenceFields = { readonly [key: string]: PresenceValue };

/** Keeps one document in step with the journal, the base, the other tabs and the relay, for one participant. */
export interface DocumentLink {
  readonly instance: DocumentInstance;
  /** Documents of instances that are over, with words that are in no journal yet. They are in this page only. */
  readonly unsaved: readonly Y.Doc[];
  readonly state: LinkState;
  /** Called after `state` or `instance` has changed. The answer unsubscribes. */
  subscribe(listener: () => void): () => void;
  /** What others see of this tab; null clears it. */
  setPresence(fields: PresenceFields | null): void;
  /** The world may have changed (online, visible again, another right, now shared): look now, not at the next turn. */
  retry(): void;
  /** Resolves when every local change is in the journal. */
  flush(): Promise<void>;
  /** Clears presence, disconnects, flushes and closes the ports. The document stays readable. */
  close(): Promise<void>;
}

export interface DocumentLinkOptions extends Omit<
  LiveDocumentOptions,
  'onChange' | 'onRefused' | 'onSuperseded'
> {
  readonly baseLock: BaseLock;
}
