import { Emitter } from '@holdfast/base';
import * as Y from 'yjs';

import { applyStored } from './apply-stored.ts';
import { BackOff } from './back-off.ts';
import type { DocumentInstance, DocumentLink, DocumentLinkOptions, PresenceFields } from './document-link.ts';
import { type LinkState, weakestDevice } from './link-state.ts';
import { LiveDocument } from './live-document.ts';
import { ORIGINS } from './origins.ts';

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
    const stopJournal = this.#options.journal.subscribe((ring) => {
      if (ring === 'interrupted') this.#live.recheckJournal();
      else this.#live.catchUp();
      void this.#countShelf();
    });
    const stopBase = this.#options.base.subscribe(() => this.#live.recheckBase());
    this.#unsubscribe = () => {
      stopJournal();
      stopBase();
    };
    void this.#countShelf();
    this.#acquireBase();
    void this.#live.start(0);
  }

  get instance(): DocumentInstance {
    return this.#instance;
  }

  get unsaved(): readonly Y.Doc[] {
    return [...this.#former].map(({ doc }) => doc);
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
    this.#publish();
    void this.#tryEnd(live, reason);
  }

  async #tryEnd(live: LiveDocument, reason: string): Promise<void> {
    const { journal, base } = this.#options;
    try {
      const now = await journal.state();
      const { incarnation, generation } = live.adopt(now);
      const isEmptied = incarnation !== now.incarnation;
      // When another tab has ended it meanwhile, only what this one knows of the generation can say so.
      const isUnshared = now.generation === generation ? now.pruned > now.acknowledged : live.hasUnshared;
      const hasUnshared = isEmptied || isUnshared;
      const place = isEmptied ? now : { incarnation, generation };
      if (hasUnshared) await this.#shelveBase(live, place.generation);
      const after = await journal.endGeneration(place, { reason, state: Y.encodeStateAsUpdate(live.doc) });
      if (after.incarnation !== place.incarnation) throw new Error('the storage was emptied');
      // What a base holds that could not be read is in no shelf entry: then it stays where it is.
      if (live.hasBase || !hasUnshared) base.drop(place.generation).catch(() => {});
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
      () => {
        if (!this.#isClosed) this.#lockBackOff.later(() => this.#acquireBase());
      },
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
    // Its words are on their way to the shelf, and nobody looks whether the storage still has them.
    if (this.#isEnding) devices.push({ kind: 'saving', changes: 0 });
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
