import { type Clock, systemClock } from '@holdfast/base';
import {
  type Appended,
  isSamePlace,
  type Journal,
  type JournalPage,
  type JournalPlace,
  type JournalRow,
  type JournalState,
  type Ring,
  type ShelfEntry,
} from '@holdfast/sync-client';
import { Dexie, type PromiseExtended } from 'dexie';

import { type Bell, openBell } from './bell.ts';
import { type DeviceDatabase, readIncarnation } from './device-database.ts';
import type { DeviceTables, DocumentKey, JournalStateRow, ShelfRow, TableName } from './device-tables.ts';
import { GONE, HeldPlan } from './held-plan.ts';
import { readJournalRows } from './journal-rows.ts';
import type { Page } from './page.ts';
import { StorageError } from './storage-error.ts';
import { parseStoredUpdate, toStoredUpdate } from './stored-update.ts';

export interface JournalOptions {
  readonly database: DeviceDatabase;
  readonly key: DocumentKey;
  readonly page?: Pick<Page, 'onWake'>;
  readonly clock?: Clock;
  /** Whoever opens it has found its plan on this device: should that be gone by now, nothing of it is written. */
  readonly isHeld?: boolean;
}

/** The journal of one document of one plan for one participant, in the device's Dexie database. */
export function openJournal(options: JournalOptions): Journal {
  return new DexieJournal(options);
}

const EMPTY_UPDATE = Uint8Array.of(0, 0);

class DexieJournal implements Journal {
  readonly #database: DeviceDatabase;
  readonly #key: DocumentKey;
  readonly #clock: Clock;
  readonly #bell: Bell;
  readonly #plan: HeldPlan;
  /** The last row found its plan removed from this device. */
  #isGone = false;

  constructor({ database, key, page, clock = systemClock, isHeld }: JournalOptions) {
    this.#database = database;
    this.#key = key;
    this.#clock = clock;
    this.#bell = openBell(`holdfast:${key}`, page);
    this.#plan = new HeldPlan(key, isHeld);
  }

  async state(): Promise<JournalState> {
    return await this.#database.read((tables) =>
      tables.transaction('r', ['journalState', 'preferences', 'plans'], () =>
        this.#plan.check(tables).then(() => this.#readInForce(tables)),
      ),
    );
  }

  /**
   * The row is on its way to the disk, whole, when this returns. So it cannot wait for an answer whether its plan is still
   * on this device: a row of a plan that was removed meanwhile is taken out again, and the next ones wait for the answer.
   */
  async append(generation: number, update: Uint8Array): Promise<Appended> {
    const row = { key: this.#key, generation, update: toStoredUpdate(update), at: this.#clock.now() };
    // Somebody may have taken the removal back.
    if (this.#isGone) await this.#database.read((tables) => this.#checkHeld(tables));
    const [seq, found] = await this.#database.writeAtOnce(['journal', 'preferences', 'plans'], (tables) =>
      Dexie.Promise.all([tables.journal.add(row), this.#plan.look(tables)]),
    );
    this.#isGone = this.#plan.isGone(found);
    if (this.#isGone) {
      await this.#database.write(['journal'], (tables) => tables.journal.delete(seq));
      throw new StorageError('closed', GONE);
    }
    this.#bell.ring();
    return { seq, incarnation: found.incarnation };
  }

  async readAfter(generation: number, seq: number): Promise<JournalPage> {
    return this.#readRange(generation, { above: seq, to: Infinity });
  }

  async acknowledge(place: JournalPlace, seq: number): Promise<void> {
    await this.#changeState(place, (state) => ({
      ...state,
      acknowledged: Math.max(state.acknowledged, seq),
    }));
    this.#bell.ring();
  }

  async rememberEpoch(place: JournalPlace, epoch: number): Promise<JournalState> {
    return await this.#changeState(place, (state) => ({ epoch, ...state }));
  }

  /**
   * Only rows that can be read are removed: nobody can say of the others that a base contains them. Rows of an ended
   * generation belong to the shelf and stay.
   */
  async prune(place: JournalPlace, seq: number): Promise<void> {
    const { rows } = await this.#readRange(place.generation, { above: 0, to: seq });
    await this.#write(['journal', 'journalState'], async (tables) => {
      if (!isSamePlace(place, await this.#readInForce(tables))) return;
      const state = await this.#readState(tables);
      await tables.journal.bulkDelete(rows.map((row) => row.seq));
      await tables.journalState.put({ ...state, pruned: Math.max(state.pruned, seq) });
    });
  }

  async endGeneration(
    place: JournalPlace,
    ended: { reason: string; state: Uint8Array },
  ): Promise<JournalState> {
    const { generation } = place;
    const state = await this.#write(['journal', 'journalState', 'shelf'], async (tables) => {
      const current = await this.#readInForce(tables);
      if (!isSamePlace(place, current)) return current;
      await this.#forgetSettled(tables);
      await tables.shelf.put({
        key: this.#key,
        generation,
        reason: ended.reason,
        endedAt: this.#clock.now(),
        state: toStoredUpdate(ended.state),
        acknowledged: current.acknowledged,
      });
      await tables.journalState.put(newState(this.#key, generation + 1));
      return await this.#readInForce(tables);
    });
    this.#bell.ring();
    return state;
  }

  async shelf(): Promise<readonly ShelfEntry[]> {
    const ended = await this.#database.read((tables) => this.#shelfRows(tables));
    const entries: ShelfEntry[] = [];
    for (const { generation, reason, endedAt, state, acknowledged } of ended) {
      const { rows } = await this.#readRange(generation, { above: acknowledged, to: Infinity });
      if (rows.length > 0) entries.push({ generation, reason, endedAt, state, rows });
    }
    return entries;
  }

  /** What remains is a stub, so that a row which another tab was still writing shows up instead of being lost. */
  async removeFromShelf(generation: number, upToSeq: number): Promise<void> {
    await this.#write(['journal', 'shelf'], async (tables) => {
      const ended = await tables.shelf.get([this.#key, generation]);
      if (!ended) return;
      await this.#range(tables, generation, { above: 0, to: upToSeq }).delete();
      const acknowledged = Math.max(ended.acknowledged, upToSeq);
      const left = await this.#range(tables, generation, { above: acknowledged, to: Infinity }).count();
      await tables.shelf.put({ ...ended, acknowledged, ...(left === 0 && { state: EMPTY_UPDATE }) });
    });
    this.#bell.ring();
  }

  subscribe(listener: (ring: Ring) => void): () => void {
    const stopBell = this.#bell.subscribe(() => listener('rows'));
    const stopStatus = this.#database.status.subscribe(() => {
      const status = this.#database.status.get();
      if (status.kind === 'opening') listener('interrupted');
      // While storage was away, rings meant nothing: look again when it is back.
      if (status.kind === 'ready') listener(status.emptied ? 'interrupted' : 'rows');
    });
    return () => {
      stopBell();
      stopStatus();
    };
  }

  close(): void {
    this.#bell.close();
  }

  /** Nothing is written for a plan that was removed from this device. */
  #write<Value>(
    names: readonly TableName[],
    task: (tables: DeviceTables) => PromiseLike<Value>,
  ): Promise<Value> {
    return this.#database.write([...names, 'preferences', 'plans'], (tables) =>
      this.#plan.check(tables).then(() => task(tables)),
    );
  }

  #checkHeld(tables: DeviceTables): PromiseExtended<void> {
    return tables.transaction('r', ['preferences', 'plans'], () => this.#plan.check(tables));
  }

  #readState(tables: DeviceTables): PromiseExtended<JournalStateRow> {
    return tables.journalState.get(this.#key).then((row) => row ?? newState(this.#key, 0));
  }

  /** In a transaction, which a promise of the language's own inside another one would let go of. */
  #readInForce(tables: DeviceTables): PromiseExtended<JournalState> {
    return readIncarnation(tables).then((incarnation) =>
      this.#readState(tables).then(({ generation, acknowledged, pruned, epoch }) => ({
        incarnation,
        generation,
        acknowledged,
        pruned,
        epoch,
      })),
    );
  }

  /** Answers the state that is in force afterwards. A place that is not in force changes nothing. */
  async #changeState(
    place: JournalPlace,
    change: (state: JournalStateRow) => JournalStateRow,
  ): Promise<JournalState> {
    return this.#write(['journalState'], async (tables) => {
      if (isSamePlace(place, await this.#readInForce(tables))) {
        await tables.journalState.put(change(await this.#readState(tables)));
      }
      return await this.#readInForce(tables);
    });
  }

  #shelfRows(tables: DeviceTables): PromiseLike<ShelfRow[]> {
    return tables.shelf.where('[key+generation]').between([this.#key], [this.#key, []]).toArray();
  }

  /** Earlier generations of which the relay has everything give back the room of their document. */
  async #forgetSettled(tables: DeviceTables): Promise<void> {
    for (const ended of await this.#shelfRows(tables)) {
      const unshared = { above: ended.acknowledged, to: Infinity };
      if ((await this.#range(tables, ended.generation, unshared).count()) > 0) continue;
      await tables.shelf.put({ ...ended, state: EMPTY_UPDATE });
    }
  }

  #range(tables: DeviceTables, generation: number, { above, to }: { above: number; to: number }) {
    return tables.journal
      .where('[key+generation+seq]')
      .between([this.#key, generation, above], [this.#key, generation, to], false, true);
  }

  async #readRange(generation: number, range: { above: number; to: number }): Promise<JournalPage> {
    const stored = await readJournalRows(this.#database, (tables) => this.#range(tables, generation, range));
    const rows: JournalRow[] = [];
    const unreadable: number[] = [];
    for (const { seq, raw } of stored) {
      const update = parseStoredUpdate(raw);
      if (update) rows.push({ seq, update });
      else unreadable.push(seq);
    }
    return { rows, unreadable };
  }
}

function newState(key: DocumentKey, generation: number): JournalStateRow {
  return { key, generation, acknowledged: 0, pruned: 0 };
}
