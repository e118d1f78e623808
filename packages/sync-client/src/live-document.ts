import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { Arrivals } from './arrivals.ts';
import { BaseKeeper } from './base-keeper.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { Intake } from './intake.ts';
import { JournalWriter } from './journal-writer.ts';
import type { LinkState } from './link-state.ts';
import { isStoredOrigin } from './origins.ts';
import { hasPending } from './pending.ts';
import type { ArrivalWatch } from './ports/arrival-watch.ts';
import type { Base } from './ports/base.ts';
import { isSamePlace, type Journal, type JournalPlace, type JournalState } from './ports/journal.ts';
import { RowLedger } from './row-ledger.ts';
import { UnacknowledgedRows } from './unacknowledged-rows.ts';

export interface LiveDocumentOptions extends Pick<
  ConnectionOptions,
  'room' | 'relayUrl' | 'access' | 'clock' | 'random' | 'socketClass' | 'hello' | 'shared'
> {
  readonly journal: Journal;
  readonly base: Base;
  /** Makes whoever looks at what arrives in an instance of the document, before anything does. */
  readonly watchArrivals?: (doc: Y.Doc) => ArrivalWatch;
  readonly onChange: () => void;
  /** This life of the document is over on the word of the relay. */
  readonly onRefused: (reason: string) => void;
  /** Another tab has ended it already. */
  readonly onSuperseded: () => void;
}

/** One instance of the document with all that keeps it: its words go to the journal for as long as anyone writes. */
export class LiveDocument {
  readonly doc = new Y.Doc({ gcFilter: (item) => !this.#arrivals.keeps(item) });
  readonly awareness: Awareness;
  /** The base and the journal are in the document, or have failed and are tried again. */
  readonly ready: Promise<void>;
  readonly #setReady: () => void;
  readonly #options: LiveDocumentOptions;
  readonly #ledger = new RowLedger();
  readonly #rows = new UnacknowledgedRows();
  readonly #arrivals: Arrivals;
  readonly #writer: JournalWriter;
  readonly #intake: Intake;
  readonly #connection: Connection;
  readonly #keeper: BaseKeeper;
  #epoch: number | undefined;
  #limits: LinkState['limits'];
  #place: JournalPlace | undefined;
  /** The base may have been emptied: once the journal was read it gets the whole document. */
  #hasLostBase = false;
  /** Rows from other tabs wait in the document for something from the relay, and were not forwarded. */
  #hasUnsent = false;
  #wasLive = false;
  #isOver = false;

  constructor(options: LiveDocumentOptions) {
    this.#options = options;
    const { doc } = this;
    // From the port, so that a simulation can be repeated: client ids decide whose value wins.
    doc.clientID = readUint32(options.random.bytes(4));
    this.awareness = new Awareness(doc);
    this.#arrivals = new Arrivals({ doc, watch: options.watchArrivals?.(doc), rows: this.#rows });
    const encodeDocument = (): Uint8Array => Y.encodeStateAsUpdate(doc);
    const onChange = (): void => this.#handleChange();
    // Before the provider listens: a change is on its way to the journal before it is on its way to the relay.
    doc.on('update', (update, origin) => this.#handleUpdate(update, origin));
    this.#writer = new JournalWriter({
      ...options,
      encodeDocument,
      onChange,
      onAppended: (seq, waiting) => this.#handleAppended(seq, waiting),
      onEmptied: () => this.catchUp(),
    });
    this.#intake = new Intake({
      ...options,
      doc,
      ledger: this.#ledger,
      rows: this.#rows,
      arrivals: this.#arrivals,
      onChange,
      onApplied: () => {
        if (hasPending(doc)) this.#hasUnsent = true;
      },
      onGeneration: (state) => this.#begin(state),
      onJournalFailure: (reason) => this.#writer.failed(reason),
      onOtherGeneration: () => options.onSuperseded(),
      onEmptied: (state) => this.#handleEmptied(state),
      onCaughtUp: () => this.#handleCaughtUp(),
    });
    this.#keeper = new BaseKeeper({
      ...options,
      ledger: this.#ledger,
      encodeDocument,
      onChange,
      catchUp: () => this.#intake.catchUp(),
      isComplete: () => this.#isComplete(),
      wasLive: () => this.#wasLive,
      settled: () => this.#arrivals.settled(),
      isJournaled: () => this.#writer.state.kind === 'saved',
      journaled: () => this.#writer.settled(),
    });
    this.#connection = new Connection({
      ...options,
      doc,
      awareness: this.awareness,
      apply: (update, from) => this.#apply(update, from),
      onChange,
      onLimits: (limits) => this.#handleLimits(limits),
      onWelcome: (epoch) => this.#handleWelcome(epoch),
      onSent: () => this.#handleSent(),
      onAcknowledged: (seq) => this.#handleAcknowledged(seq),
      onRefused: (reason) => options.onRefused(reason),
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ready = promise;
    this.#setReady = resolve;
  }

  get generation(): number | undefined {
    return this.#place?.generation;
  }

  /** Where its rows are; undefined until the journal has told it. */
  get place(): JournalPlace | undefined {
    return this.#place;
  }

  /** All that the base had is in the document. */
  get hasBase(): boolean {
    return this.#intake.hasBase;
  }

  /** It has been in step with the relay. */
  get wasLive(): boolean {
    return this.#wasLive;
  }

  get report(): Omit<LinkState, 'shelf'> {
    const isBaseFailing = this.#intake.baseFailed;
    return {
      connection: this.#connection.state,
      device: this.#writer.state,
      waiting: this.#ledger.waiting,
      base: isBaseFailing && this.#keeper.state !== 'rebuilding' ? 'failing' : this.#keeper.state,
      whole: this.#keeper.isWhole,
      unreadable: this.#intake.unreadable,
      garbled: this.#connection.isGarbled,
      ...(this.#limits === undefined ? {} : { limits: this.#limits }),
    };
  }

  /**
   * Reads the stores, then connects, as if after `failures` attempts. Not before: what the stores hold would look like
   * new work, and all of it would be sent.
   */
  async start(failures: number): Promise<void> {
    await this.#intake.load();
    this.#setReady();
    if (!this.#isOver) this.#connection.start(failures);
  }

  /** Another tab has written. */
  catchUp(): void {
    if (!this.#isOver) void this.#intake.catchUp();
  }

  /** The storage of the journal was closed from outside, perhaps because it was emptied: look what it still has. */
  recheckJournal(): void {
    if (this.#isOver) return;
    this.#writer.doubt();
    this.catchUp();
  }

  /** The same for the base. What it lacks is in this document, and in the journal until the base is written anew. */
  recheckBase(): void {
    if (this.#isOver) return;
    this.#hasLostBase = true;
    this.recheckJournal();
    this.#keeper.needsRebuilding();
  }

  retry(): void {
    this.#connection.retry();
    this.catchUp();
  }

  holdBase(holds: boolean): void {
    this.#keeper.hold(holds);
  }

  /** Late words have somewhere to go even if the journal could not be read before. */
  adopt(place: JournalPlace): JournalPlace {
    if (this.#place !== undefined) return this.#place;
    this.#place = place;
    this.#writer.begin(place);
    return place;
  }

  /** Rows have left the journal before the plan was shared: they are in the base, in this document, and nowhere else. */
  get hasUnshared(): boolean {
    return this.#ledger.pruned > this.#ledger.acknowledged;
  }

  /** Another tab has ended this generation, perhaps without having read the base: this document goes to the shelf as well. */
  shelveUnshared(): void {
    if (this.hasUnshared) this.#writer.add(Y.encodeStateAsUpdate(this.doc));
  }

  /** Every change so far is durable. */
  flushed(): Promise<void> {
    return this.#writer.settled();
  }

  get device(): LinkState['device'] {
    return this.#writer.state;
  }

  /** Leaves the relay and the base. Words that still come are journaled into this generation. */
  stop(): void {
    this.#isOver = true;
    this.#intake.stop();
    // What was written into a generation that is over is not read here any more.
    this.#writer.trust();
    this.#keeper.stop();
    this.#connection.stop();
    this.awareness.destroy();
  }

  #handleUpdate(update: Uint8Array, origin: unknown): void {
    if (origin === this.#connection.origin) this.#keeper.addRemote(update);
    else if (!isStoredOrigin(origin)) {
      this.#rows.made(update);
      this.#writer.add(update);
      this.#keeper.addLocal();
    }
  }

  #apply(update: Uint8Array, from: 'join' | 'live'): void {
    const { origin } = this.#connection;
    const apply = (): void => Y.applyUpdate(this.doc, update, origin);
    this.#arrivals.bring({ from, updates: [update], origin }, apply);
  }

  #begin(state: JournalState): void {
    this.#place = state;
    this.#writer.begin(state);
    this.#keeper.begin(state);
    if (this.#intake.baseFailed || this.#intake.hasUnreadableBase) this.#keeper.needsRebuilding();
    // Without a journal the document may have been welcomed before it could be known under which epoch it was loaded.
    const welcomed = this.#epoch;
    this.#epoch = state.epoch;
    if (welcomed !== undefined && !this.#handleWelcome(welcomed)) return;
    this.#handleChange();
  }

  #handleAppended(seq: number, waiting: number): void {
    this.#rows.written(seq, waiting);
    if (!this.#ledger.appended(seq)) this.catchUp();
  }

  #handleChange(): void {
    this.#wasLive ||= this.#connection.state.kind === 'live';
    this.#keeper.seekWhole();
    if (!this.#isOver) this.#mark();
    this.#options.onChange();
  }

  /**
   * The stock provider forwards what another tab's row changed in the document. A row that must wait for something
   * from the relay changes nothing yet, and what happens when that arrives counts as the relay's: so it is sent again.
   */
  #mark(): void {
    if (!this.#connection.hasSentAll) return;
    if (this.#hasUnsent && (hasPending(this.doc) || !this.#connection.sendAgain())) return;
    this.#hasUnsent = false;
    this.#connection.mark(this.#ledger.markable);
  }

  /** Step 2 carried everything, also what waits in the document for something else. */
  #handleSent(): void {
    this.#hasUnsent = false;
    this.#connection.mark(this.#ledger.markable);
  }

  #handleAcknowledged(seq: number): void {
    this.#ledger.acknowledge(seq);
    this.#rows.acknowledge(seq);
    if (this.#place !== undefined) {
      // Should it fail, the rows stay until a later mark is acknowledged: they are sent once more, and nothing is lost.
      this.#options.journal.acknowledge(this.#place, seq).catch(() => {});
    }
    this.#options.onChange();
  }

  #handleLimits(limits: NonNullable<LinkState['limits']>): void {
    this.#limits = limits;
    this.#options.onChange();
  }

  /** The first epoch of a generation is kept with it, since its base may outlive this page. */
  #handleWelcome(epoch: number): boolean {
    if (this.#epoch !== undefined && this.#epoch !== epoch) {
      this.#options.onRefused('epoch');
      return false;
    }
    this.#epoch = epoch;
    if (this.#place !== undefined) void this.#rememberEpoch(this.#place, epoch);
    return true;
  }

  async #rememberEpoch(place: JournalPlace, epoch: number): Promise<void> {
    try {
      const state = await this.#options.journal.rememberEpoch(place, epoch);
      if (this.#isOver || !isSamePlace(state, place)) return;
      if (state.epoch !== epoch) this.#options.onRefused('epoch');
    } catch {
      // No work is in an epoch; the next welcome brings it again.
    }
  }

  #handleCaughtUp(): void {
    if (this.#hasLostBase && !this.#isOver) {
      this.#hasLostBase = false;
      this.#writer.cover();
      this.#keeper.addLocal();
    }
    this.#writer.trust();
  }

  /**
   * The storage was emptied under us and counts anew. This page has the whole document: it goes back as one row, and
   * what was said about the old numbers is forgotten on both ends.
   */
  #handleEmptied({ incarnation, generation }: JournalPlace): void {
    const place = { incarnation, generation };
    // The row that is written below has what the base has lost so far.
    this.#hasLostBase = false;
    const hasLostRows = this.#place !== undefined && isSamePlace(this.#place, place);
    this.#place = place;
    this.#ledger.begin({ ...place, acknowledged: 0, pruned: 0, epoch: undefined });
    this.#rows.begin();
    this.#intake.beginAgain(place);
    this.#keeper.begin(place);
    this.#keeper.addLocal();
    if (hasLostRows) this.#writer.cover();
    else this.#writer.beginAgain(place);
    this.#connection.restart();
    // What other tabs have written there already, and this one before it knew where.
    this.catchUp();
  }

  /** Whether a checkpoint of this document may take the place of what the base has. */
  #isComplete(): boolean {
    if (this.#intake.hasBase && !this.#intake.hasUnreadableBase) return true;
    if (!this.#options.shared()) return this.#intake.hasBase;
    return this.#connection.state.kind === 'live' && this.#ledger.isMissingOnlyShared;
  }
}

function readUint32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
}
