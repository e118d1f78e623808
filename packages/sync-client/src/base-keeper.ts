import type { Clock, Random } from '@holdfast/base';

import { BackOff } from './back-off.ts';
import type { Base } from './ports/base.ts';
import type { Journal } from './ports/journal.ts';
import type { RowLedger } from './row-ledger.ts';

export interface BaseKeeperOptions {
  readonly journal: Journal;
  readonly base: Base;
  readonly ledger: RowLedger;
  readonly clock: Clock;
  readonly random: Random;
  readonly encodeDocument: () => Uint8Array;
  readonly shared: () => boolean;
  /** Reads what other tabs have written, so that the checkpoint contains it. */
  readonly catchUp: () => Promise<void>;
  /** Whether the document has all that the base had: only then may a checkpoint take its place. */
  readonly isComplete: () => boolean;
  /** Resolves when whoever watches arrivals has stored what they noted of those so far. */
  readonly settled: () => Promise<void> | undefined;
  readonly onChange: () => void;
}

/** A checkpoint is due when this much lies beside the last one, or after a while without changes. */
const MOST_CHANGES = 200;
const IDLE = 8_000;

/**
 * Writes the base of one document instance, while this tab holds the lock: what comes from the relay as it comes, and
 * now and then the whole document in its place. Only after such a checkpoint was verified do journal rows leave.
 */
export class BaseKeeper {
  readonly #options: BaseKeeperOptions;
  readonly #backOff: BackOff;
  #generation: number | undefined;
  #holds = false;
  #changes = 0;
  #state: 'healthy' | 'rebuilding' | 'failing' = 'healthy';
  #cancelIdle: (() => void) | undefined;
  #isWriting = false;

  constructor(options: BaseKeeperOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options, { first: 1_000, most: 30_000 });
  }

  get state(): 'healthy' | 'rebuilding' | 'failing' | 'waiting' {
    return this.#holds ? this.#state : 'waiting';
  }

  begin(generation: number): void {
    this.#generation = generation;
    this.#schedule();
  }

  /** Whether this tab has the lock. */
  hold(holds: boolean): void {
    this.#holds = holds;
    if (holds) {
      // The tab that held it before may have died with changes of the relay that are in no base.
      this.#changes += 1;
      this.#schedule();
    }
    this.#options.onChange();
  }

  /** A change came from the relay. */
  addRemote(update: Uint8Array): void {
    if (!this.#holds || this.#generation === undefined) return;
    this.addLocal();
    this.#append(this.#generation, update).catch(() => this.needsRebuilding());
  }

  /** A change was made here or in another tab; the journal has it. */
  addLocal(): void {
    this.#changes += 1;
    this.#schedule();
  }

  /** What the base should have is not in it, or could not be read from it. The relay or the journal still has it. */
  needsRebuilding(): void {
    this.#changes += 1;
    this.#state = 'failing';
    this.#options.onChange();
    this.#backOff.later(() => void this.#checkpoint());
  }

  stop(): void {
    this.#generation = undefined;
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    this.#backOff.cancel();
  }

  #schedule(): void {
    if (!this.#holds || this.#generation === undefined || this.#changes === 0) return;
    this.#cancelIdle?.();
    const wait = this.#changes >= MOST_CHANGES ? 0 : IDLE;
    this.#cancelIdle = this.#options.clock.setTimer(wait, () => void this.#checkpoint());
  }

  async #append(generation: number, update: Uint8Array): Promise<void> {
    const settled = this.#options.settled();
    if (settled !== undefined) await settled;
    // Should the generation have ended meanwhile, the relay has what it sent.
    if (this.#generation === generation) await this.#options.base.append(generation, update);
  }

  async #checkpoint(): Promise<void> {
    if (!this.#holds || this.#generation === undefined || this.#isWriting) return;
    this.#isWriting = true;
    try {
      await this.#write(this.#generation);
      this.#backOff.succeeded();
    } catch {
      // Every row is still in the journal: none leaves before a checkpoint has succeeded.
      this.#state = 'failing';
      if (this.#generation !== undefined) this.#backOff.later(() => void this.#checkpoint());
    }
    this.#isWriting = false;
    this.#options.onChange();
  }

  async #write(generation: number): Promise<void> {
    const { base, ledger, catchUp, isComplete, encodeDocument, onChange } = this.#options;
    await catchUp();
    if (!isComplete()) {
      this.#changes += 1;
      return this.#schedule();
    }
    const { contained } = ledger;
    const state = encodeDocument();
    this.#changes = 0;
    if (this.#state === 'failing') this.#state = 'rebuilding';
    onChange();
    await this.#options.settled();
    await base.checkpoint(generation, state);
    this.#state = 'healthy';
    await this.#prune(generation, contained);
  }

  /** Whoever has lost the lock meanwhile leaves pruning to the next: its checkpoint may not be the last. */
  async #prune(generation: number, inBase: number): Promise<void> {
    const { journal, ledger, shared } = this.#options;
    const upTo = ledger.prunable(inBase, shared());
    if (!this.#holds || generation !== this.#generation || upTo <= ledger.pruned) return;
    await journal.prune(generation, upTo);
    ledger.prune(upTo, false);
  }
}
