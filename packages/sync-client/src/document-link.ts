import { Emitter } from '@holdfast/base';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { applyStored } from './apply-stored.ts';
import { BackOff } from './back-off.ts';
import { type LinkState, weakestDevice } from './link-state.ts';
import { LiveDocument, type LiveDocumentOptions } from './live-document.ts';
import { ORIGINS } from './origins.ts';
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

/** How long `close` waits for a journal that does not answer. */
const CLOSE_LIMIT = 5_000;
/** How often a base that cannot be read holds up the end of its generation. */
const BASE_ATTEMPTS = 8;
/** An instance that ended before it was ever live counts as a failure: the next one connects later. */
const MOST_FAILURES = 5;

/** Opens the document and starts: base, then journal, then connection. Everything later is told through the link. */
export function openDocumentLink(options: DocumentLinkOptions): DocumentLink {
  const link = new Link(options);
  link.start();
  return link;
}

class Link implements DocumentLink {
  readonly #options: DocumentLinkOptions;
  readonly #changed = new Emitter<void>();
  readonly #abort = new AbortController();
  readonly #endBackOff: BackOff;
  readonly #lockBackOff: BackOff;
  /** Instances that are over, with words on their way to the journal. */
  readonly #former = new Set<LiveDocument>();
  #live: LiveDocument;
  #instance: DocumentInstance;
  #state: LinkState;
  #shelf = 0;
  #failures = 0;
  #holdsBase = false;
  #presence: PresenceFields | null = null;
  #unsubscribe: (() => void) | undefined;
  #isEnding = false;
  #isClosed = false;

  constructor(options: DocumentLinkOptions) {
    this.#options = options;
    this.#endBackOff = new BackOff(options, { first: 250, most: 15_000 });
    this.#lockBackOff = new BackOff(options, { first: 1_000, most: 30_000 });
    this.#live = this.#makeLive();
    this.#instance = asInstance(this.#live);
    this.#state = this.#readState();
  }

  start(): void {
    this.#unsubscribe = this.#options.journal.subscribe(() => {
      this.#live.catchUp();
      void this.#countShelf();
    });
    void this.#countShelf();
    this.#acquireBase();
    void this.#live.start(0);
  }

  get instance(): DocumentInstance {
    return this.#instance;
  }

  get state(): LinkState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    return this.#changed.subscribe(listener);
  }

  setPresence(fields: PresenceFields | null): void {
    this.#presence = fields;
    // Never null while connected: the relay would have nothing to echo, and others would see a person leave.
    this.#live.awareness.setLocalState(fields ?? {});
  }

  retry(): void {
    this.#live.retry();
  }

  async flush(): Promise<void> {
    await Promise.all([this.#live, ...this.#former].map((each) => each.flushed()));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#unsubscribe?.();
    this.#endBackOff.cancel();
    this.#lockBackOff.cancel();
    this.#live.stop();
    this.#abort.abort();
    await this.#flushForAWhile();
    this.#options.journal.close();
    this.#options.base.close();
  }

  #makeLive(): LiveDocument {
    const live: LiveDocument = new LiveDocument({
      ...this.#options,
      onChange: () => this.#handleChange(live),
      onRefused: (reason) => this.#end(live, reason),
      onSuperseded: () => {
        live.shelveUnshared();
        this.#replace(live);
      },
    });
    return live;
  }

  /** A screen may show an instance for a while after it has ended, and its person may go on typing into it. */
  #handleChange(live: LiveDocument): void {
    if (live !== this.#live && live.device.kind !== 'saved') this.#former.add(live);
    else this.#former.delete(live);
    this.#publish();
  }

  /** Puts the whole fork on the shelf, then begins the next generation. Until then nothing of it is sent. */
  #end(live: LiveDocument, reason: string): void {
    if (live !== this.#live || this.#isEnding || this.#isClosed) return;
    this.#isEnding = true;
    live.stop();
    void this.#tryEnd(live, reason);
  }

  async #tryEnd(live: LiveDocument, reason: string): Promise<void> {
    const { journal, base } = this.#options;
    try {
      const now = await journal.state();
      const generation = live.generation ?? now.generation;
      live.adopt(generation);
      const hasUnshared = now.generation === generation && now.pruned > now.acknowledged;
      if (hasUnshared) await this.#shelveBase(live, generation);
      await journal.endGeneration(generation, { reason, state: Y.encodeStateAsUpdate(live.doc) });
      // What a base holds that could not be read is in no shelf entry: then it stays where it is.
      if (live.hasBase || !hasUnshared) base.drop(generation).catch(() => {});
      this.#replace(live);
    } catch {
      // The rows are in the journal, the document is in the page, and nobody sends either: try until it is on the shelf.
      if (!this.#isClosed) this.#endBackOff.later(() => void this.#tryEnd(live, reason));
    }
  }

  /** Rows that left the journal before the plan was shared are in the base only, and the base ends here. */
  async #shelveBase(live: LiveDocument, generation: number): Promise<void> {
    const { journal, base } = this.#options;
    if (!live.hasBase && this.#endBackOff.attempt < BASE_ATTEMPTS) {
      const { updates } = await base.read(generation);
      applyStored(live.doc, updates, ORIGINS.base);
    }
    await journal.append(generation, Y.encodeStateAsUpdate(live.doc));
  }

  #replace(live: LiveDocument): void {
    if (live !== this.#live || this.#isClosed) return;
    this.#isEnding = false;
    this.#endBackOff.succeeded();
    this.#failures = live.wasLive ? 0 : Math.min(this.#failures + 1, MOST_FAILURES);
    live.stop();
    if (live.device.kind !== 'saved') this.#former.add(live);
    this.#live = this.#makeLive();
    this.setPresence(this.#presence);
    this.#live.holdBase(this.#holdsBase);
    void this.#live.start(this.#failures);
    void this.#countShelf();
    this.#publish();
  }

  #acquireBase(): void {
    if (this.#isClosed) return;
    const onLost = (): void => {
      this.#holdBase(false);
      this.#acquireBase();
    };
    this.#options.baseLock.acquire(onLost, this.#abort.signal).then(
      () => this.#holdBase(true),
      // Without the lock this tab writes no base, and prunes nothing.
      () => this.#lockBackOff.later(() => this.#acquireBase()),
    );
  }

  #holdBase(holds: boolean): void {
    if (this.#isClosed) return;
    this.#holdsBase = holds;
    this.#live.holdBase(holds);
  }

  async #countShelf(): Promise<void> {
    try {
      this.#shelf = (await this.#options.journal.shelf()).length;
      this.#publish();
    } catch {
      // The shelf is as it was; the next bell asks again.
    }
  }

  async #flushForAWhile(): Promise<void> {
    let cancel = (): void => {};
    const limit = new Promise<void>((resolve) => {
      cancel = this.#options.clock.setTimer(CLOSE_LIMIT, resolve);
    });
    await Promise.race([this.flush(), limit]);
    cancel();
  }

  #publish(): void {
    if (this.#isClosed) return;
    const state = this.#readState();
    if (JSON.stringify(state) === JSON.stringify(this.#state) && this.#instance.doc === this.#live.doc)
      return;
    this.#state = state;
    if (this.#instance.doc !== this.#live.doc) this.#instance = asInstance(this.#live);
    try {
      this.#changed.emit();
    } catch (error) {
      // A listener's error is its own; here it would be thrown into the transaction that made the change.
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  #readState(): LinkState {
    const devices = [this.#live, ...this.#former].map((each) => each.device);
    return Object.freeze({ ...this.#live.report, device: weakestDevice(devices), shelf: this.#shelf });
  }
}

function asInstance(live: LiveDocument): DocumentInstance {
  const { doc, awareness, ready } = live;
  return {
    doc,
    awareness,
    ready,
    get generation() {
      return live.generation;
    },
  };
}
