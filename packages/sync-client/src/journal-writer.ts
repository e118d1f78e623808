import type { Clock, Random } from '@holdfast/base';

import { BackOff } from './back-off.ts';
import type { DeviceState } from './link-state.ts';
import { mergeUpdates } from './merge-updates.ts';
import { isSamePlace, type Journal, type JournalPlace } from './ports/journal.ts';

export interface JournalWriterOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: Random;
  /** The whole document, for the row that covers what could not be written. */
  readonly encodeDocument: () => Uint8Array;
  /** A row is durable, with all changes so far but the last ones, so many. */
  readonly onAppended: (seq: number, waiting: number) => void;
  /** A row came into another storage than this one: it was emptied, and gets the whole document. */
  readonly onEmptied: () => void;
  readonly onChange: () => void;
}

/**
 * Writes every local change of one document instance to the journal. Rows go one after another, so a row never builds
 * on a local change that is in no lower row: the first change is written in the call that made it, changes that are
 * made until it is durable share the next row. After a failure nothing is known about the storage any more (it may
 * have been emptied), so the next row is the whole document.
 */
export class JournalWriter {
  readonly #options: JournalWriterOptions;
  readonly #backOff: BackOff;
  #place: JournalPlace | undefined;
  #waiting: Uint8Array[] = [];
  /** Changes that the row in flight, or the one that will cover a failure, carries. */
  #carried = 0;
  #isWriting = false;
  #failure: string | undefined;
  #isDoubted = false;
  /** The next row is the whole document. */
  #covers = false;
  #settled: (() => void)[] = [];

  constructor(options: JournalWriterOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options, { first: 250, most: 15_000 });
  }

  get state(): DeviceState {
    const changes = this.#carried + this.#waiting.length;
    if (this.#failure !== undefined) return { kind: 'failing', changes, reason: this.#failure };
    const isBusy = this.#isWriting || this.#covers || this.#isDoubted;
    return changes === 0 && !isBusy ? { kind: 'saved' } : { kind: 'saving', changes };
  }

  /** Until it was read again nobody knows whether the storage still has what was written. */
  doubt(): void {
    this.#isDoubted = true;
    this.#options.onChange();
  }

  /** The storage was read: what it lacks is on its way as a row. */
  trust(): void {
    if (!this.#isDoubted) return;
    this.#isDoubted = false;
    this.#tellSettled();
    this.#options.onChange();
  }

  /** Takes one local change. Never throws: it is called inside transactions. */
  add(update: Uint8Array): void {
    this.#waiting.push(update);
    // While it fails, the row that will cover everything has its own turn; not one attempt for each key.
    if (this.#failure === undefined) this.#write();
    this.#options.onChange();
  }

  /** The storage was read: from now on rows are written into this generation. */
  begin(place: JournalPlace): void {
    this.#place = place;
    this.#failure = undefined;
    this.#write();
    this.#options.onChange();
  }

  /** The storage cannot be read, so nothing can be written either until `begin`. */
  failed(reason: string): void {
    this.#failure = reason;
    this.#options.onChange();
  }

  /** The storage was emptied, and `place` is where rows go now: writes the whole document there, if anything is in it. */
  beginAgain(place: JournalPlace): void {
    if (this.#place !== undefined && isSamePlace(this.#place, place)) return;
    this.#place = place;
    this.#failure = 'the storage was emptied';
    this.cover();
  }

  /** Writes the whole document, if anything is in it, whatever the storage may still have of it. */
  cover(): void {
    this.#covers = !isNothing(this.#options.encodeDocument());
    if (!this.#covers) this.#failure = undefined;
    this.#write();
    this.#tellSettled();
    this.#options.onChange();
  }

  /** Resolves when every change so far is durable. */
  settled(): Promise<void> {
    if (this.state.kind === 'saved') return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  #write(): void {
    const nothing = this.#waiting.length === 0 && !this.#covers;
    if (this.#isWriting || this.#place === undefined || nothing) return;
    const row = this.#covers ? this.#options.encodeDocument() : mergeUpdates(this.#waiting);
    this.#carried += this.#waiting.length;
    this.#waiting = [];
    this.#covers = false;
    this.#isWriting = true;
    this.#backOff.cancel();
    void this.#append(this.#place, row);
  }

  async #append(place: JournalPlace, row: Uint8Array): Promise<void> {
    try {
      const { seq, incarnation } = await this.#options.journal.append(place.generation, row);
      this.#isWriting = false;
      // A row that was begun for another place than the one in force says nothing of that: it gets one that covers all.
      if (place !== this.#place) this.#covers = true;
      else if (incarnation === place.incarnation) this.#handleAppended(seq);
      else this.#handleEmptied({ ...place, incarnation });
    } catch (error) {
      // The change is in the document of the open page, in `carried`, and in the row that covers it later.
      this.#isWriting = false;
      this.#covers = true;
      this.#failure = String(error);
      this.#backOff.later(() => this.#write());
      this.#options.onChange();
      return;
    }
    this.#write();
    this.#options.onChange();
    this.#tellSettled();
  }

  #handleAppended(seq: number): void {
    this.#carried = 0;
    this.#failure = undefined;
    this.#backOff.succeeded();
    this.#options.onAppended(seq, this.#waiting.length);
  }

  #handleEmptied(place: JournalPlace): void {
    this.#place = place;
    this.#failure = 'the storage was emptied';
    this.#covers = true;
    this.#options.onEmptied();
  }

  #tellSettled(): void {
    if (this.state.kind === 'saved') for (const resolve of this.#settled.splice(0)) resolve();
  }
}

/** An update without a change: no clients, and no deletions. */
function isNothing(update: Uint8Array): boolean {
  return update.length === 2 && update.every((byte) => byte === 0);
}
