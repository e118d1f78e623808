import type { JournalState } from './ports/journal.ts';

/** What one tab knows of the journal rows of its generation: numbers only. */
export class RowLedger {
  #contained = 0;
  #acknowledged = 0;
  #pruned = 0;
  #missing = 0;
  #undecodable = Infinity;
  /** Known rows that the relay has not acknowledged. */
  #waiting = new Set<number>();

  /** Begins with rows up to `pruned` in the base only, and nothing read yet. */
  begin(state: JournalState): void {
    this.#contained = state.pruned;
    this.#acknowledged = state.acknowledged;
    this.#pruned = state.pruned;
    this.#missing = state.pruned;
    this.#undecodable = Infinity;
    this.#waiting = new Set();
    // Rows of a plan that was not shared yet leave the journal unacknowledged; the last one stands for all of them.
    if (state.pruned > state.acknowledged) this.#waiting.add(state.pruned);
  }

  /** All rows up to here that were in the journal are in the document. */
  get contained(): number {
    return this.#contained;
  }

  get acknowledged(): number {
    return this.#acknowledged;
  }

  get pruned(): number {
    return this.#pruned;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Rows that left the journal before this tab could read them may still be absent from the document. */
  get isMissingRows(): boolean {
    return this.#missing > 0;
  }

  /** Nothing is missing that the relay does not have. */
  get isMissingOnlyShared(): boolean {
    return this.#missing <= this.#acknowledged;
  }

  /** The highest number that may be marked: the document contains all rows up to it, or the relay does already. */
  get markable(): number {
    return this.isMissingOnlyShared ? this.#contained : 0;
  }

  /** How far the journal may be pruned once a verified base contains the rows up to `inBase`. */
  prunable(inBase: number, shared: boolean): number {
    const limit = Math.min(inBase, this.#undecodable - 1);
    return shared ? Math.min(limit, this.#acknowledged) : limit;
  }

  /** Own row `seq` is durable, and in the document. False when rows of other tabs may lie before it, unread. */
  appended(seq: number): boolean {
    this.#note(seq);
    if (seq === this.#contained + 1) this.#contained = seq;
    return seq <= this.#contained;
  }

  /** Rows were read from the journal, in order, and are in the document. */
  read(seqs: readonly number[]): void {
    for (const seq of seqs) this.#note(seq);
    this.#contained = Math.max(this.#contained, seqs.at(-1) ?? 0);
  }

  /** A row whose bytes are no update: it can be neither shown nor sent, so it must not be pruned. */
  foundUndecodable(seq: number): void {
    this.#undecodable = Math.min(this.#undecodable, seq);
  }

  acknowledge(seq: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, seq);
    for (const each of this.#waiting) if (each <= this.#acknowledged) this.#waiting.delete(each);
  }

  /** Rows up to `seq` have left the journal. `unseen`: this tab had not read all of them. */
  prune(seq: number, unseen: boolean): void {
    this.#pruned = Math.max(this.#pruned, seq);
    if (unseen) this.#missing = Math.max(this.#missing, seq);
  }

  /** The base was read after rows up to `pruned` had left the journal. */
  readBase(pruned: number): void {
    if (pruned >= this.#missing) this.#missing = 0;
    this.#contained = Math.max(this.#contained, pruned);
  }

  #note(seq: number): void {
    if (seq > this.#acknowledged) this.#waiting.add(seq);
  }
}
