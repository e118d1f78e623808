import { type Clock, type Random, systemClock, systemRandom } from '@holdfast/base';
import type { PromiseExtended } from 'dexie';

import { type Cell, createCell, type Readable } from './cell.ts';
import type { DeviceStatus } from './device-status.ts';
import { DeviceTables, type TableName } from './device-tables.ts';
import { StorageError, toStorageError } from './storage-error.ts';
import { withTimeLimit } from './time-limit.ts';
import type { UseMarker } from './use-marker.ts';

export interface DeviceDatabaseOptions {
  readonly marker: UseMarker;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly name?: string;
  readonly indexedDB?: IDBFactory;
  readonly IDBKeyRange?: typeof globalThis.IDBKeyRange;
}

/** Long enough for a slow phone, short enough that a person is told before the next sentence is written. */
const OPEN_LIMIT_MS = 8_000;
const TASK_LIMIT_MS = 10_000;
const RETRY_FIRST_MS = 500;
const RETRY_LAST_MS = 30_000;

/** The name of a preference that a database has for as long as it lives: another one means that it was emptied. */
export const INCARNATION = 'incarnation';

/** Puts back into an emptied database what the open page still has. Runs in one transaction over `plans` and `preferences`. */
export type Refill = (tables: DeviceTables) => PromiseLike<unknown>;

/** Which database this is; empty while it has no name of its own, as it was emptied or there was no room for one. */
export function readIncarnation({ preferences }: DeviceTables): PromiseExtended<string> {
  return preferences.get(INCARNATION).then((row) => (typeof row?.value === 'string' ? row.value : ''));
}

/** Begins to open at once; read `status` for how that went. */
export function openDeviceDatabase(options: DeviceDatabaseOptions): DeviceDatabase {
  const database = new DeviceDatabase(options);
  database.start();
  return database;
}

/**
 * The one Dexie database of this device, under guard: every promise settles within a time limit and rejects with a
 * `StorageError`; a connection that the browser closes is opened again; a newer version in another tab ends this one.
 */
export class DeviceDatabase {
  readonly tables: DeviceTables;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #marker: UseMarker;
  readonly #refills = new Set<Refill>();
  #incarnation: string | undefined;
  #isWhole = true;
  /** The connection over which the database was recognised. */
  #connection: IDBDatabase | undefined;
  readonly #status: Cell<DeviceStatus> = createCell<DeviceStatus>({ kind: 'opening' });
  #opening: Promise<void> | undefined;
  #failure: StorageError | undefined;
  #cancelRetry: (() => void) | undefined;
  #failures = 0;
  #closed = false;

  constructor(options: DeviceDatabaseOptions) {
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? systemRandom;
    this.#marker = options.marker;
    this.tables = new DeviceTables(options.name ?? 'holdfast', {
      ...(options.indexedDB && { indexedDB: options.indexedDB }),
      ...(options.IDBKeyRange && { IDBKeyRange: options.IDBKeyRange }),
    });
    this.#listen();
  }

  get status(): Readable<DeviceStatus> {
    return this.#status;
  }

  /** False while an emptied database lacks what this page has of the last one: what is read now says nothing. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  start(): void {
    // A failure is in `status`, and whoever reads or writes gets it as a rejection.
    this.#ready().catch(() => {});
  }

  async read<Value>(task: (tables: DeviceTables) => PromiseLike<Value>): Promise<Value> {
    return this.#guard(() => task(this.tables));
  }

  /** Runs `task` in one transaction over `names`. Resolves when it is durable; a rejection other than `timed-out` means that nothing of it was stored. */
  async write<Value>(
    names: readonly TableName[],
    task: (tables: DeviceTables) => PromiseLike<Value>,
  ): Promise<Value> {
    return this.#write(() => this.#transact(names, task));
  }

  /**
   * As `write`, for a task that asks for all it does before it returns: it is committed there and then, with no answer
   * waited for. What it writes outlives a page that dies the moment after.
   */
  async writeAtOnce<Value>(
    names: readonly TableName[],
    task: (tables: DeviceTables) => PromiseLike<Value>,
  ): Promise<Value> {
    return this.#write(() => this.#transact(names, task, (transaction) => transaction.commit()));
  }

  /** `refill` has run before anything else is read from or written to a database that was emptied under this page. */
  refillWith(refill: Refill): () => void {
    this.#refills.add(refill);
    return () => this.#refills.delete(refill);
  }

  close(): void {
    this.#closed = true;
    this.#cancelRetry?.();
    this.tables.close();
  }

  async #write<Value>(transact: () => PromiseLike<Value>): Promise<Value> {
    const value = await this.#guard(transact);
    if (this.#status.get().kind === 'full') this.#status.set({ kind: 'ready', emptied: false });
    return value;
  }

  async #transact<Value>(
    names: readonly TableName[],
    task: (tables: DeviceTables) => PromiseLike<Value>,
    asked: (transaction: IDBTransaction) => void = () => {},
  ): Promise<Value> {
    let native: IDBTransaction | undefined;
    try {
      return await this.tables.transaction('rw', [...names], (transaction) => {
        native = transaction.idbtrans;
        const value = task(this.tables);
        asked(native);
        return value;
      });
    } catch (error) {
      // Dexie tells of the first request that failed; why the whole did is known to the browser's transaction.
      throw native?.error ?? error;
    }
  }

  async #guard<Value>(task: () => PromiseLike<Value>): Promise<Value> {
    await this.#ready();
    try {
      const value = await withTimeLimit(task(), {
        clock: this.#clock,
        ms: TASK_LIMIT_MS,
        what: 'device storage',
      });
      // Dexie opens a connection that died in silence again by itself: what lies behind it now has to be looked at.
      if (this.tables.isOpen() && this.tables.backendDB() !== this.#connection) this.#openAgain();
      return value;
    } catch (error) {
      // Not stored: the caller keeps the change and is told why.
      const failure = toStorageError(error);
      if (failure.problem === 'full') this.#status.set({ kind: 'full' });
      if (failure.problem === 'timed-out') this.#reopen();
      throw failure;
    }
  }

  async #ready(): Promise<void> {
    if (this.#closed) throw new StorageError('closed', 'device storage is closed');
    // While a retry is pending the answer is known: fail at once instead of queueing edits behind a timer.
    if (this.#failure !== undefined && this.#opening === undefined) throw this.#failure;
    if (this.#opening === undefined && this.tables.isOpen()) return;
    this.#opening ??= this.#open();
    await withTimeLimit(this.#opening, {
      clock: this.#clock,
      ms: OPEN_LIMIT_MS,
      what: 'opening device storage',
    }).catch((error: unknown) => {
      const failure = toStorageError(error);
      // The attempt itself stands: should it open later after all, the status says so.
      if (failure.problem === 'timed-out' && this.#status.get().kind === 'opening') {
        this.#status.set({ kind: 'unavailable', reason: 'timed-out' });
      }
      throw failure;
    });
  }

  async #open(): Promise<void> {
    this.#cancelRetry?.();
    try {
      await this.tables.open();
      await this.#recognise();
      this.#connection = this.tables.backendDB();
      const emptied = this.#marker.isSet() && (await this.#isEmpty());
      this.#failures = 0;
      this.#failure = undefined;
      this.#status.set({ kind: 'ready', emptied });
    } catch (error) {
      this.#fail(toStorageError(error));
      throw toStorageError(error);
    } finally {
      this.#opening = undefined;
    }
  }

  async #isEmpty(): Promise<boolean> {
    const [plans, rows] = await Promise.all([this.tables.plans.count(), this.tables.journal.count()]);
    return plans === 0 && rows === 0;
  }

  /** Notes which database this is. Another than this page has worked with gets back what the page has of that one. */
  async #recognise(): Promise<void> {
    const { preferences } = this.tables;
    const known = this.#incarnation;
    try {
      if (await this.#isAsExpected(known)) return;
      this.#incarnation = await this.#transact(['plans', 'preferences'], async () => {
        const found = await readIncarnation(this.tables);
        const incarnation = found === '' ? this.#newIncarnation() : found;
        if (incarnation !== found) await preferences.put({ name: INCARNATION, value: incarnation });
        if (known === undefined || incarnation === known) return incarnation;
        this.#isWhole = false;
        for (const refill of this.#refills) await refill(this.tables);
        return incarnation;
      });
      this.#isWhole = true;
    } catch (error) {
      // What only this page has is still in it, and is put back with the next attempt to open.
      if (known !== undefined) throw error;
      // Nothing is missing yet, and a disk that is too full for this note can still be read.
    }
  }

  /** Most pages find the database that they expect: they wait for no write before they read. */
  async #isAsExpected(known: string | undefined): Promise<boolean> {
    const found = await readIncarnation(this.tables);
    if (found === '' || (known !== undefined && known !== found)) return false;
    this.#incarnation = found;
    this.#isWhole = true;
    return true;
  }

  #newIncarnation(): string {
    return Array.from(this.#random.bytes(8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  #fail(failure: StorageError): void {
    if (this.#closed) return;
    this.#failure = failure;
    const { problem } = failure;
    if (problem === 'full') this.#status.set({ kind: 'full' });
    else this.#status.set({ kind: 'unavailable', reason: problem === 'closed' ? 'unknown' : problem });
    this.#retryLater();
  }

  #retryLater(): void {
    this.#cancelRetry?.();
    const wait = Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#cancelRetry = this.#clock.setTimer(wait, () => this.#reopen());
  }

  #reopen(): void {
    if (this.#closed || this.#opening !== undefined) return;
    this.tables.close({ disableAutoOpen: false });
    this.#failure = undefined;
    this.#opening = this.#open();
    // The failure is in `status`, and the next retry is scheduled.
    this.#opening.catch(() => {});
  }

  #listen(): void {
    // A listener that answers false keeps Dexie's own from writing to the console and closing in its way.
    this.tables.on('versionchange', () => {
      // Another tab upgrades or deletes the database and waits for this connection. The browser lets ours open again
      // behind that; versions only add, so this older page goes on writing what the newer one can read.
      this.tables.close({ disableAutoOpen: false });
      this.#openAgain();
      return false;
    });
    this.tables.on('blocked', () => {
      if (this.#opening !== undefined) this.#status.set({ kind: 'unavailable', reason: 'blocked' });
      return false;
    });
    this.tables.on('close', () => this.#openAgain());
  }

  #openAgain(): void {
    const { kind } = this.#status.get();
    if (this.#closed || (kind !== 'ready' && kind !== 'full')) return;
    this.#status.set({ kind: 'opening' });
    // Heard before Dexie has let go of the old connection, hence the turn of the loop.
    this.#cancelRetry = this.#clock.setTimer(0, () => this.#reopen());
  }
}
