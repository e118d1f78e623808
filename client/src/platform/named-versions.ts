import { type Clock, type Random, systemClock, systemRandom } from '@holdfast/base';

import { type Cell, createCell, type Readable } from './cell.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { DeviceTables, DocumentKey, NamedVersionRow } from './device-tables.ts';
import { HeldPlan } from './held-plan.ts';
import { parseStoredUpdate, toStoredUpdate } from './stored-update.ts';
import { watchTable } from './watch-table.ts';

/** A moment of a plan that somebody has kept on this device under a name. */
export interface NamedVersion {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

export interface NamedVersionsOptions {
  readonly database: DeviceDatabase;
  readonly key: DocumentKey;
  readonly clock?: Clock;
  readonly random?: Random;
}

/** Begins to watch at once. */
export function openNamedVersions(options: NamedVersionsOptions): NamedVersions {
  const versions = new NamedVersions(options);
  versions.start();
  return versions;
}

/** The named versions of one document for one participant on this device, the same in all tabs. */
export class NamedVersions {
  readonly #database: DeviceDatabase;
  readonly #key: DocumentKey;
  readonly #plan: HeldPlan;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #list: Cell<readonly NamedVersion[] | undefined> = createCell<readonly NamedVersion[] | undefined>(
    undefined,
  );
  #stopWatching = (): void => {};
  #stopStatus = (): void => {};

  constructor({ database, key, clock = systemClock, random = systemRandom }: NamedVersionsOptions) {
    this.#database = database;
    this.#key = key;
    this.#plan = new HeldPlan(key);
    this.#clock = clock;
    this.#random = random;
  }

  /** The latest first; undefined until it was read. */
  get list(): Readable<readonly NamedVersion[] | undefined> {
    return this.#list;
  }

  start(): void {
    this.#stopStatus = this.#database.status.subscribe(() => this.#watch());
    this.#watch();
  }

  close(): void {
    this.#stopStatus();
    this.#stopWatching();
  }

  /** Resolves when it is durable; rejects with a `StorageError` when it is not kept. `state`: the whole document as one update. */
  async keep(name: string, state: Uint8Array): Promise<NamedVersion> {
    const version = { id: this.#newId(), name, keptAt: this.#clock.now() };
    const row = { ...version, key: this.#key, state: toStoredUpdate(state) };
    await this.#write((tables) => tables.namedVersions.add(row));
    return version;
  }

  /** The document as it was then; undefined when there is no such version, or its bytes are damaged. */
  async read(id: string): Promise<(NamedVersion & { readonly state: Uint8Array }) | undefined> {
    const row = await this.#database.read((tables) => tables.namedVersions.get([this.#key, id]));
    const state = parseStoredUpdate(row?.state);
    return row === undefined || state === undefined ? undefined : { ...toVersion(row), state };
  }

  /** Answers how to take the removal back, with the bytes as they were. */
  async remove(id: string): Promise<() => Promise<void>> {
    const row = await this.#write(async (tables) => {
      const found = await tables.namedVersions.get([this.#key, id]);
      await tables.namedVersions.delete([this.#key, id]);
      return found;
    });
    return async () => {
      if (row === undefined) return;
      await this.#write((tables) => tables.namedVersions.put(row));
    };
  }

  /** Nothing is written for a plan that was removed from this device. */
  #write<Value>(task: (tables: DeviceTables) => PromiseLike<Value>): Promise<Value> {
    return this.#database.write(['namedVersions', 'plans', 'preferences'], (tables) =>
      this.#plan.check(tables).then(() => task(tables)),
    );
  }

  #newId(): string {
    return Array.from(this.#random.bytes(9), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  #watch(): void {
    this.#stopWatching();
    const { kind } = this.#database.status.get();
    if (kind !== 'ready' && kind !== 'full') return;
    const { namedVersions } = this.#database.tables;
    const rows = () => namedVersions.where('key').equals(this.#key).toArray();
    this.#stopWatching = watchTable(namedVersions, rows, {
      next: (all) => this.#list.set(all.map(toVersion).sort((one, other) => other.keptAt - one.keptAt)),
      // What was read stands; the state of the storage is told elsewhere.
      error: () => {},
    });
  }
}

function toVersion({ id, name, keptAt }: NamedVersionRow): NamedVersion {
  return { id, name, keptAt };
}
