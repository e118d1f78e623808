import { type Clock, Emitter, systemClock } from '@holdfast/base';
import type { Base, BaseContents } from '@holdfast/sync-client';

import {
  addBaseRow,
  deleteBaseRows,
  deleteDatabase,
  findEmptyRows,
  isEmptyUpdate,
  openBaseDatabase,
  readBaseRow,
  readBaseRows,
  type RowKey,
  setAside,
} from './base-rows.ts';
import { attachWriter, type BaseWriter } from './base-writer.ts';
import type { DocumentKey } from './device-tables.ts';
import { baseName } from './document-key.ts';
import { StorageError, toStorageError } from './storage-error.ts';
import { equalBytes, toStoredUpdate } from './stored-update.ts';
import { withTimeLimit } from './time-limit.ts';

export interface BaseOptions {
  readonly key: DocumentKey;
  readonly clock?: Clock;
}

const LIMIT_MS = 10_000;
const EMPTY_UPDATE = Uint8Array.of(0, 0);

/** The base of one document, kept by y-indexeddb: one database for each generation. */
export function openBase(options: BaseOptions): Base {
  return new IndexeddbBase(options);
}

class IndexeddbBase implements Base {
  readonly #key: DocumentKey;
  readonly #clock: Clock;
  readonly #generations = new Map<number, GenerationBase>();
  readonly #interrupted = new Emitter<void>();
  /** How often a database was closed from outside. */
  #interruptions = 0;
  #closed = false;

  constructor({ key, clock = systemClock }: BaseOptions) {
    this.#key = key;
    this.#clock = clock;
  }

  read(generation: number): Promise<BaseContents> {
    return this.#run(generation, (base) => base.read());
  }

  append(generation: number, update: Uint8Array): Promise<void> {
    return this.#run(generation, (base) => base.append(toStoredUpdate(update)));
  }

  checkpoint(generation: number, state: Uint8Array): Promise<void> {
    return this.#run(generation, (base) => base.checkpoint(toStoredUpdate(state)));
  }

  async drop(generation: number): Promise<void> {
    this.#generations.get(generation)?.close();
    this.#generations.delete(generation);
    await this.#limit(deleteDatabase(indexedDB, baseName(this.#key, generation)));
  }

  subscribe(listener: () => void): () => void {
    return this.#interrupted.subscribe(listener);
  }

  close(): void {
    this.#closed = true;
    for (const base of this.#generations.values()) base.close();
    this.#generations.clear();
  }

  async #run<Value>(generation: number, task: (base: GenerationBase) => Promise<Value>): Promise<Value> {
    if (this.#closed) throw new StorageError('closed', 'the base is closed');
    const base = this.#generations.get(generation) ?? this.#open(generation);
    const interruptions = this.#interruptions;
    try {
      return await this.#limit(task(base));
    } catch (error) {
      // Not in the base: the journal or the relay has the change.
      const failure = toStorageError(error);
      base.close();
      // Closed from outside is also what a plan is that was removed: whoever heard of it decides what is written back.
      const isInterrupted = interruptions !== this.#interruptions;
      if (failure.problem !== 'unknown' || this.#closed || isInterrupted) throw failure;
    }
    // Most often the browser had closed the connection, which says so only when it is used: once more on a new one.
    return this.#limit(task(base));
  }

  #open(generation: number): GenerationBase {
    const base = new GenerationBase(baseName(this.#key, generation), () => {
      this.#interruptions += 1;
      this.#interrupted.emit();
    });
    this.#generations.set(generation, base);
    return base;
  }

  #limit<Value>(task: Promise<Value>): Promise<Value> {
    return withTimeLimit(task, { clock: this.#clock, ms: LIMIT_MS, what: `base ${this.#key}` });
  }
}

/** One database: its connection for reading and checkpoints, and y-indexeddb once something is appended. */
class GenerationBase {
  readonly #name: string;
  readonly #onInterrupted: () => void;
  /** The rows that this connection has read or written: what a checkpoint may replace. */
  #seen = new Set<RowKey>();
  #connection: Promise<IDBDatabase> | undefined;
  #writer: Promise<BaseWriter> | undefined;

  constructor(name: string, onInterrupted: () => void) {
    this.#name = name;
    this.#onInterrupted = onInterrupted;
  }

  async read(): Promise<BaseContents> {
    const seen = this.#seen;
    const { rows, unreadable } = await readBaseRows(await this.#connect());
    // Not those that could not be read: should a browser's fault pass, a checkpoint does not contain them.
    for (const { key } of rows) seen.add(key);
    return {
      updates: rows.map((row) => row.update).filter((update) => !isEmptyUpdate(update)),
      unreadable: unreadable.length,
    };
  }

  async append(update: Uint8Array): Promise<void> {
    this.#writer ??= this.#attach();
    const seen = this.#seen;
    const writer = await this.#writer;
    seen.add(await writer.append(update));
  }

  async checkpoint(state: Uint8Array): Promise<void> {
    const seen = this.#seen;
    const db = await this.#connect();
    const replaced = [...seen, ...(await findEmptyRows(db, seen))];
    const key = await addBaseRow(db, state);
    seen.add(key);
    const readBack = await readBaseRow(db, key);
    if (!(readBack instanceof Uint8Array) || !equalBytes(readBack, state)) {
      throw new StorageError('unknown', `checkpoint: row ${key} of ${this.#name} reads back other bytes`);
    }
    await setAside(db, (await readBaseRows(db)).unreadable);
    await deleteBaseRows(db, replaced);
    for (const each of replaced) seen.delete(each);
  }

  /** The next call connects anew. */
  close(): void {
    const [writer, connection] = [this.#writer, this.#connection];
    this.#writer = undefined;
    this.#connection = undefined;
    // The next connection may be to another database, which counts its keys anew.
    this.#seen = new Set();
    // What never opened needs no closing.
    writer?.then((each) => each.detach()).catch(() => {});
    connection?.then((each) => each.close()).catch(() => {});
  }

  async #attach(): Promise<BaseWriter> {
    const seen = this.#seen;
    const db = await this.#connect();
    await setAside(db, (await readBaseRows(db)).unreadable);
    // y-indexeddb begins with a write whose failure nobody would hear of: try one that is heard first.
    seen.add(await addBaseRow(db, EMPTY_UPDATE));
    return attachWriter(this.#name);
  }

  #connect(): Promise<IDBDatabase> {
    this.#connection ??= this.#open();
    return this.#connection;
  }

  async #open(): Promise<IDBDatabase> {
    const db = await openBaseDatabase(indexedDB, this.#name);
    const gone = () => {
      this.close();
      this.#onInterrupted();
    };
    db.addEventListener('close', gone);
    // Another tab drops the generation or removes the plan: do not stand in its way.
    db.addEventListener('versionchange', gone);
    return db;
  }
}
