import type { Clock, Random } from '@holdfast/base';
import type * as Y from 'yjs';

import { applyStored } from './apply-stored.ts';
import type { Arrivals } from './arrivals.ts';
import { BackOff } from './back-off.ts';
import { ORIGINS } from './origins.ts';
import type { Base } from './ports/base.ts';
import {
  isSamePlace,
  type Journal,
  type JournalPage,
  type JournalPlace,
  type JournalState,
} from './ports/journal.ts';
import type { RowLedger } from './row-ledger.ts';
import type { UnacknowledgedRows } from './unacknowledged-rows.ts';

export interface IntakeOptions {
  readonly doc: Y.Doc;
  readonly journal: Journal;
  readonly base: Base;
  readonly ledger: RowLedger;
  readonly rows: UnacknowledgedRows;
  readonly arrivals: Arrivals;
  readonly clock: Clock;
  readonly random: Random;
  /** The journal was read for the first time: this is the generation to write into. */
  readonly onGeneration: (state: JournalState) => void;
  /** The journal cannot be read for now. */
  readonly onJournalFailure: (reason: string) => void;
  /** Rows, or the base, were just applied. */
  readonly onApplied: () => void;
  /** Rows are in the document, or the base is, or one of them failed. */
  readonly onChange: () => void;
  /** Another generation is in force: the instance is over. */
  readonly onOtherGeneration: () => void;
  /** The storage was emptied and counts anew, or has lost rows that it should have. */
  readonly onEmptied: (state: JournalState) => void;
  /** What was in the journal at the last call of `catchUp` is in the document, or was missed and is known to be. */
  readonly onCaughtUp: () => void;
}

/** How often the journal is asked at the start before the document opens without it. */
const PATIENCE = 3;

/** Reads the base and the journal into the document: once at the start, then whenever other tabs have written. */
export class Intake {
  readonly #options: IntakeOptions;
  readonly #backOff: BackOff;
  readonly #baseBackOff: BackOff;
  readonly #undecodable = new Set<number>();
  #unreadableRows = new Set<number>();
  #unreadableInBase = 0;
  #place: JournalPlace | undefined;
  #isLoaded = false;
  #hasBase = false;
  #baseFailed = false;
  #pass: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options, { first: 500, most: 15_000 });
    this.#baseBackOff = new BackOff(options, { first: 2_000, most: 30_000 });
  }

  /** All that the base had is in the document, also what left the journal before this tab read it. */
  get hasBase(): boolean {
    return this.#hasBase && !this.#options.ledger.isMissingRows;
  }

  get baseFailed(): boolean {
    return this.#baseFailed;
  }

  get unreadable(): number {
    return this.#undecodable.size + this.#unreadableRows.size + this.#unreadableInBase;
  }

  get hasUnreadableBase(): boolean {
    return this.#unreadableInBase > 0;
  }

  /**
   * Base, then journal. Resolves when both are in the document, or when it must do without for now: then it goes on
   * trying, and what it finds later joins what is there.
   */
  async load(): Promise<void> {
    const state = await this.#firstState();
    if (state === undefined || this.#stopped) return;
    this.#place = state;
    this.#options.ledger.begin(state);
    this.#options.rows.acknowledge(state.acknowledged);
    await this.#readBase();
    await this.catchUp();
    this.#isLoaded = true;
    if (!this.#stopped) this.#options.onGeneration({ ...state, ...this.#place });
  }

  /** Reads what other tabs have written. Resolves when the document contains what was durable at the call. */
  catchUp(): Promise<void> {
    if (this.#place === undefined) return Promise.resolve();
    if (this.#pass !== undefined) {
      this.#again = true;
      return this.#pass;
    }
    this.#pass = this.#passes().finally(() => {
      this.#pass = undefined;
    });
    return this.#pass;
  }

  /** The storage was emptied: the document has all that there is. */
  beginAgain({ incarnation, generation }: JournalPlace): void {
    this.#place = { incarnation, generation };
    this.#hasBase = true;
    this.#baseFailed = false;
    this.#baseBackOff.succeeded();
  }

  stop(): void {
    this.#stopped = true;
    this.#backOff.cancel();
    this.#baseBackOff.cancel();
  }

  async #firstState(): Promise<JournalState | undefined> {
    const { journal, clock, onJournalFailure } = this.#options;
    for (let attempt = 0; attempt < PATIENCE && !this.#stopped; attempt += 1) {
      try {
        return await journal.state();
      } catch (error) {
        // Nothing was written yet: what the journal holds stays there, and new changes wait in the writer.
        onJournalFailure(String(error));
        await new Promise<void>((resolve) => {
          clock.setTimer(200 * 2 ** attempt, resolve);
        });
      }
    }
    if (!this.#stopped) this.#backOff.later(() => void this.load());
    return undefined;
  }

  async #passes(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.#readRows();
        this.#backOff.succeeded();
      } catch {
        // The rows are in the journal, and no mark covers them until they were read.
        if (!this.#stopped) this.#backOff.later(() => void this.catchUp());
        return;
      }
    } while (this.#again && !this.#stopped);
    this.#options.onCaughtUp();
  }

  async #readRows(): Promise<void> {
    const { journal, ledger, onOtherGeneration, onEmptied, onChange } = this.#options;
    const place = this.#place;
    if (place === undefined || this.#stopped) return;
    const after = ledger.contained;
    // From the last known row on, which is there or was pruned; if it is neither, the storage was emptied.
    const known = await journal.readAfter(place.generation, Math.max(0, after - 1));
    const page = above(known, after);
    // Asked after the rows: whatever left the journal before they were read is counted in `pruned` by now.
    const state = await journal.state();
    if (this.#stopped) return;
    this.#applyRows(page);
    if (state.incarnation !== place.incarnation) return onEmptied(state);
    if (!isSamePlace(state, place)) return onOtherGeneration();
    if (after > state.pruned && !hasRow(known, after)) return onEmptied(state);
    ledger.acknowledge(state.acknowledged);
    this.#options.rows.acknowledge(state.acknowledged);
    const isUnseen = state.pruned > after;
    ledger.prune(state.pruned, isUnseen);
    if (isUnseen) await this.#readBase();
    onChange();
  }

  #applyRows(page: JournalPage): void {
    const { doc, ledger, rows, arrivals } = this.#options;
    this.#unreadableRows = new Set([...this.#unreadableRows, ...page.unreadable]);
    // A browser's fault may pass: what is not in this document must not leave the journal.
    for (const seq of page.unreadable) ledger.foundUndecodable(seq);
    const origin = this.#isLoaded ? ORIGINS.sibling : ORIGINS.journal;
    const updates = page.rows.map((row) => row.update);
    for (const { seq, update } of page.rows) rows.read(seq, update);
    const brought = arrivals.bring({ from: 'device', updates, origin }, () =>
      applyStored(doc, updates, origin),
    );
    for (const index of brought) {
      const seq = page.rows[index]?.seq;
      if (seq === undefined) continue;
      this.#undecodable.add(seq);
      ledger.foundUndecodable(seq);
    }
    ledger.read(page.rows.map((row) => row.seq));
    this.#options.onApplied();
  }

  async #readBase(): Promise<void> {
    const { doc, base, ledger, onChange } = this.#options;
    const place = this.#place;
    if (place === undefined || this.#stopped) return;
    const { pruned } = ledger;
    try {
      const contents = await base.read(place.generation);
      if (this.#stopped) return;
      const failed = applyStored(doc, contents.updates, ORIGINS.base);
      this.#unreadableInBase = contents.unreadable + failed.length;
      this.#hasBase = true;
      this.#baseFailed = false;
      this.#baseBackOff.succeeded();
      // Should numbers count anew by now, this one says nothing of them.
      if (place === this.#place) ledger.readBase(pruned);
      this.#options.onApplied();
    } catch {
      // What the base holds stays there. The journal and the relay go on without it.
      this.#baseFailed = true;
      if (!this.#stopped) this.#baseBackOff.later(() => void this.#readBase());
    }
    onChange();
  }
}

function hasRow({ rows, unreadable }: JournalPage, seq: number): boolean {
  return unreadable.includes(seq) || rows.some((row) => row.seq === seq);
}

function above({ rows, unreadable }: JournalPage, seq: number): JournalPage {
  return {
    rows: rows.filter((row) => row.seq > seq),
    unreadable: unreadable.filter((each) => each > seq),
  };
}
