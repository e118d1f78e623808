import type { Clock, Random } from '@holdfast/base';
import type { RoomAddress } from '@holdfast/sync-protocol';
import type { Awareness } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';

import type { LinkState } from './link-state.ts';
import type { Access } from './ports/access.ts';
import type { Base, BaseLock } from './ports/base.ts';
import type { Journal } from './ports/journal.ts';

type ProviderOptions = NonNullable<ConstructorParameters<typeof WebsocketProvider>[3]>;
/** The browser's `WebSocket`, or anything that y-websocket accepts in its place. */
export type SocketClass = NonNullable<ProviderOptions['WebSocketPolyfill']>;

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

export interface DocumentLinkOptions {
  readonly room: RoomAddress;
  /** `wss://host/sync` */
  readonly relayUrl: string;
  readonly journal: Journal;
  readonly base: Base;
  readonly baseLock: BaseLock;
  readonly access: Access;
  readonly clock: Clock;
  readonly random: Random;
  readonly socketClass: SocketClass;
  readonly hello: { readonly schema: number; readonly app: string };
  /** Whether the relay knows the plan, or should. Asked again at each `retry`. */
  readonly shared: () => boolean;
}

/** Opens the document and starts: base, then journal, then connection. Everything later is told through the link. */
export function openDocumentLink(options: DocumentLinkOptions): DocumentLink {
  throw new Error(`openDocumentLink: not there yet for ${options.room.planId}`);
}
