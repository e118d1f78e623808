import type { Clock, Random } from '@holdfast/base';

import { BackOff } from './back-off.ts';
import type { DeviceState } from './link-state.ts';
import { mergeUpdates } from './merge-updates.ts';
import type { Journal } from './ports/journal.ts';

export interface JournalWriterOptions {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: Random;
  /** The whole document, for the row that covers what could not be written. */
  readonly encodeDocument: () => Uint8Array;
  /** A row is durable, with all changes so far but the last ones, so many. */
  readonly onAppended: (seq: number, waiting: number) => void;
  /** Numbers count anew: the storage was emptied. */
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
  #generation: number | undefined;
  #waiting: Uint8Array[] = [];
  /** Changes that the row in flight, or the one that will cover a failure, carries. */
  #carried = 0;
  #isWriting = false;
  #failure: string | undefined;
  #isDoubted = false;
  #highest = 0;
  #settled: (() => void)[] = [];

  constructor(options: JournalWriterOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options, { first: 250, most: 15_000 });
  }

  get state(): DeviceState {
    const changes = this.#carried + this.#waiting.length;
    if (this.#failure !== undefined) return { kind: 'failing', changes, reason: this.#failure };
    return changes === 0 && !this.#isDoubted ? { kind: 'saved' } : { kind: 'saving', changes };
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
  begin(generation: number): void {
    this.#generation = generation;
    this.#failure = undefined;
    this.#write();
    this.#options.onChange();
  }

  /** The storage cannot be read, so nothing can be written either until `begin`. */
  failed(reason: string): void {
    this.#failure = reason;
    this.#options.onChange();
  }

  /** The storage was emptied and counts anew: writes the whole document into it. */
  beginAgain(generation: number): void {
    this.#generation = generation;
    this.#highest = 0;
    this.#failure = 'the storage was emptied';
    this.#write();
    this.#options.onChange();
  }

  /** Resolves when every change so far is durable. */
  settled(): Promise<void> {
    if (this.state.kind === 'saved') return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  #write(): void {
    const nothing = this.#waiting.length === 0 && this.#failure === undefined;
    if (this.#isWriting || this.#generation === undefined || nothing) return;
    const covers = this.#failure !== undefined;
    const row = covers ? this.#options.encodeDocument() : mergeUpdates(this.#waiting);
    this.#carried += this.#waiting.length;
    this.#waiting = [];
    this.#isWriting = true;
    this.#backOff.cancel();
    void this.#append(this.#generation, row);
  }

  async #append(generation: number, row: Uint8Array): Promise<void> {
    try {
      const seq = await this.#options.journal.append(generation, row);
      this.#isWriting = false;
      // Numbers rise; one that does not comes from a storage that was emptied and counts anew.
      const isEmptied = seq <= this.#highest;
      this.#highest = seq;
      if (isEmptied) return this.#options.onEmptied();
      this.#carried = 0;
      this.#failure = undefined;
      this.#backOff.succeeded();
      this.#options.onAppended(seq, this.#waiting.length);
    } catch (error) {
      // The change is in the document of the open page, in `carried`, and in the row that covers it later.
      this.#isWriting = false;
      this.#failure = String(error);
      this.#backOff.later(() => this.#write());
      this.#options.onChange();
      return;
    }
    this.#write();
    this.#options.onChange();
    this.#tellSettled();
  }

  #tellSettled(): void {
    if (this.state.kind === 'saved') for (const resolve of this.#settled.splice(0)) resolve();
  }
}
