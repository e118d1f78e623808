import type { Clock, Random } from '@holdfast/base';

import { BackOff } from './back-off.ts';
import type { Base } from './ports/base.ts';
import type { Journal, JournalPlace } from './ports/journal.ts';
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
  /** Whether every local change is durable in the journal. */
  readonly isJournaled: () => boolean;
  /** Resolves when it is. */
  readonly journaled: () => Promise<void>;
  /** Whether the document has been in step with the relay: then it is all that there was. */
  readonly wasLive: () => boolean;
  /** Resolves when whoever watches arrivals has stored what they noted of those so far. */
  readonly settled: () => Promise<void> | undefined;
  readonly onChange: () => void;
}

/** A checkpoint is due when this much lies beside the last one, or after a while without changes. */
const MOST_CHANGES = 200;
const IDLE = 8_000;
/** Whoever has just joined may close the page soon: the first whole document is not waited for that long. */
const FIRST = 1_000;

/**
 * Writes the base of one document instance, while this tab holds the lock: what comes from the relay as it comes, and
 * now and then the whole document in its place. Only after such a checkpoint was verified do journal rows leave.
 */
export class BaseKeeper {
  readonly #options: BaseKeeperOptions;
  readonly #backOff: BackOff;
  /** Another object each time it begins: what was read and decided before holds no longer. */
  #place: JournalPlace | undefined;
  #holds = false;
  #changes = 0;
  #state: 'healthy' | 'rebuilding' | 'failing' = 'healthy';
  #isWhole = false;
  #isLacking = false;
  /** A whole document was asked for: what fails from then on is tried again with back-off. */
  #hasSought = false;
  #cancelIdle: (() => void) | undefined;
  #cancelFirst: (() => void) | undefined;
  #isWriting = false;
  /** How often something that the base had was found to be lost. */
  #losses = 0;

  constructor(options: BaseKeeperOptions) {
    this.#options = options;
    this.#backOff = new BackOff(options, { first: 1_000, most: 30_000 });
  }

  get state(): 'healthy' | 'rebuilding' | 'failing' | 'waiting' {
    return this.#holds ? this.#state : 'waiting';
  }

  /**
   * True: a checkpoint of this tab holds a document that was in step with the relay. False: the base was found to lack
   * something, and was not written anew yet. Undefined: nothing was found, and what others wrote holds.
   */
  get isWhole(): boolean | undefined {
    if (this.#isLacking) return false;
    return this.#isWhole || undefined;
  }

  begin({ incarnation, generation }: JournalPlace): void {
    this.#place = { incarnation, generation };
    this.#isWhole = false;
    this.#hasSought = false;
    this.#schedule();
  }

  /** The document may have come into step with the relay, or this tab may write it from now on. */
  seekWhole(): void {
    const { wasLive, clock } = this.#options;
    if (this.#hasSought || this.isWhole === true || !this.#holds || this.#place === undefined || !wasLive())
      return;
    this.#hasSought = true;
    this.#cancelFirst?.();
    this.#cancelFirst = clock.setTimer(FIRST, () => void this.#checkpoint());
  }

  /** Whether this tab has the lock. */
  hold(holds: boolean): void {
    this.#holds = holds;
    if (holds) {
      this.#hasSought = false;
      // The tab that held it before may have died with changes of the relay that are in no base.
      this.#changes += 1;
      this.#schedule();
    }
    this.#options.onChange();
  }

  /** A change came from the relay. */
  addRemote(update: Uint8Array): void {
    if (!this.#holds || this.#place === undefined) return;
    this.addLocal();
    // The checkpoint that is on its way has it. Until the journal was read again nobody knows what may be written.
    if (this.#state === 'failing') return;
    this.#append(this.#place, update).catch(() => this.needsRebuilding());
  }

  /** A change was made here or in another tab; the journal has it. */
  addLocal(): void {
    this.#changes += 1;
    this.#schedule();
  }

  /** What the base should have is not in it, or could not be read from it. The relay or the journal still has it. */
  needsRebuilding(): void {
    this.#losses += 1;
    this.#changes += 1;
    this.#isLacking = true;
    this.#state = 'failing';
    this.#options.onChange();
    this.#backOff.later(() => void this.#checkpoint());
  }

  stop(): void {
    this.#place = undefined;
    this.#cancelIdle?.();
    this.#cancelIdle = undefined;
    this.#cancelFirst?.();
    this.#cancelFirst = undefined;
    this.#backOff.cancel();
  }

  #schedule(): void {
    if (!this.#holds || this.#place === undefined || this.#changes === 0) return;
    this.#checkpointAfter(this.#changes >= MOST_CHANGES ? 0 : IDLE);
  }

  #checkpointAfter(wait: number): void {
    this.#cancelIdle?.();
    this.#cancelIdle = this.#options.clock.setTimer(wait, () => void this.#checkpoint());
  }

  async #append(place: JournalPlace, update: Uint8Array): Promise<void> {
    const settled = this.#options.settled();
    if (settled !== undefined) await settled;
    // Should the generation have ended meanwhile, the relay has what it sent.
    if (this.#place === place) await this.#options.base.append(place.generation, update);
  }

  async #checkpoint(): Promise<void> {
    if (!this.#holds || this.#place === undefined || this.#isWriting) return;
    this.#isWriting = true;
    try {
      if (await this.#write(this.#place)) {
        this.#backOff.succeeded();
        // The document may have come into step while this was written.
        this.#hasSought = false;
      }
    } catch {
      // Every row is still in the journal: none leaves before a checkpoint has succeeded.
      this.#state = 'failing';
      if (this.#place !== undefined) this.#backOff.later(() => void this.#checkpoint());
    }
    this.#isWriting = false;
    this.#options.onChange();
  }

  /** False: not now. */
  async #write(place: JournalPlace): Promise<boolean> {
    const { base, ledger, encodeDocument, settled, wasLive, onChange } = this.#options;
    if (!(await this.#isReadyFor(place))) return false;
    const { contained } = ledger;
    const losses = this.#losses;
    const state = encodeDocument();
    const isWhole = wasLive();
    this.#changes = 0;
    if (this.#state === 'failing') this.#state = 'rebuilding';
    onChange();
    await settled();
    if (place !== this.#place) return false;
    await base.checkpoint(place.generation, state);
    if (losses !== this.#losses) throw new Error('what was written may have been lost meanwhile');
    this.#state = 'healthy';
    this.#isLacking = false;
    if (place === this.#place) this.#isWhole ||= isWhole;
    await this.#prune(place, contained);
    return true;
  }

  /** Whether the document may take the place of the base now: it has all that the base had, and the journal has all of it. */
  async #isReadyFor(place: JournalPlace): Promise<boolean> {
    const { catchUp, isComplete, isJournaled, journaled } = this.#options;
    await catchUp();
    while (!isJournaled() && place === this.#place) await journaled();
    if (place !== this.#place) return false;
    if (isComplete()) return true;
    // What it lacks is not here. Many changes do not bring that sooner, so none of them makes the next look urgent.
    this.#changes = 1;
    this.#checkpointAfter(IDLE);
    return false;
  }

  /** Whoever has lost the lock meanwhile leaves pruning to the next: its checkpoint may not be the last. */
  async #prune(place: JournalPlace, inBase: number): Promise<void> {
    const { journal, ledger, shared } = this.#options;
    if (place !== this.#place) return;
    const upTo = ledger.prunable(inBase, shared());
    if (!this.#holds || upTo <= ledger.pruned) return;
    await journal.prune(place, upTo);
    if (place === this.#place) ledger.prune(upTo, false);
  }
}
