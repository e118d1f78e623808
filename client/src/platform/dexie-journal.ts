import { type Clock, systemClock } from '@holdfast/base';
import type { Journal, JournalPage, JournalRow, JournalState, Ring, ShelfEntry } from '@holdfast/sync-client';

import { type Bell, openBell } from './bell.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { DeviceTables, DocumentKey, JournalStateRow, ShelfRow } from './device-tables.ts';
import { readJournalRows } from './journal-rows.ts';
import type { Page } from './page.ts';
import { parseStoredUpdate, toStoredUpdate } from './stored-update.ts';

export interface JournalOptions {
  readonly database: DeviceDatabase;
  readonly key: DocumentKey;
  readonly page?: Pick<Page, 'onWake'>;
  readonly clock?: Clock;
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

  constructor({ database, key, page, clock = systemClock }: JournalOptions) {
    this.#database = database;
    this.#key = key;
    this.#clock = clock;
    this.#bell = openBell(`holdfast:${key}`, page);
  }

  async state(): Promise<JournalState> {
    return toState(await this.#database.read((tables) => this.#readState(tables)));
  }

  async append(generation: number, update: Uint8Array): Promise<number> {
    const row = { key: this.#key, generation, update: toStoredUpdate(update) };
    const seq = await this.#database.write(['journal'], (tables) => tables.journal.add(row));
    this.#bell.ring();
    return seq;
  }

  async readAfter(generation: number, seq: number): Promise<JournalPage> {
    return this.#readRange(generation, { above: seq, to: Infinity });
  }

  async acknowledge(generation: number, seq: number): Promise<void> {
    await this.#changeState(generation, (state) => ({
      ...state,
      acknowledged: Math.max(state.acknowledged, seq),
    }));
    this.#bell.ring();
  }

  async rememberEpoch(generation: number, epoch: number): Promise<JournalState> {
    return toState(await this.#changeState(generation, (state) => ({ epoch, ...state })));
  }

  /**
   * Only rows that can be read are removed: nobody can say of the others that a base contains them. Rows of an ended
   * generation belong to the shelf and stay.
   */
  async prune(generation: number, seq: number): Promise<void> {
    const { rows } = await this.#readRange(generation, { above: 0, to: seq });
    await this.#database.write(['journal', 'journalState'], async (tables) => {
      const state = await this.#readState(tables);
      if (state.generation !== generation) return;
      await tables.journal.bulkDelete(rows.map((row) => row.seq));
      await tables.journalState.put({ ...state, pruned: Math.max(state.pruned, seq) });
    });
  }

  async endGeneration(
    generation: number,
    ended: { reason: string; state: Uint8Array },
  ): Promise<JournalState> {
    const state = await this.#database.write(['journal', 'journalState', 'shelf'], async (tables) => {
      const current = await this.#readState(tables);
      if (current.generation !== generation) return current;
      await this.#forgetSettled(tables);
      await tables.shelf.put({
        key: this.#key,
        generation,
        reason: ended.reason,
        endedAt: this.#clock.now(),
        state: toStoredUpdate(ended.state),
        acknowledged: current.acknowledged,
      });
      const next = newState(this.#key, generation + 1);
      await tables.journalState.put(next);
      return next;
    });
    this.#bell.ring();
    return toState(state);
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
    await this.#database.write(['journal', 'shelf'], async (tables) => {
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

  async #readState(tables: DeviceTables): Promise<JournalStateRow> {
    return (await tables.journalState.get(this.#key)) ?? newState(this.#key, 0);
  }

  /** Answers the state that is in force afterwards. A generation that has ended changes no more. */
  async #changeState(
    generation: number,
    change: (state: JournalStateRow) => JournalStateRow,
  ): Promise<JournalStateRow> {
    return this.#database.write(['journalState'], async (tables) => {
      const state = await this.#readState(tables);
      if (state.generation !== generation) return state;
      const changed = change(state);
      await tables.journalState.put(changed);
      return changed;
    });
  }

  #shelfRows(tables: DeviceTables): PromiseLike<ShelfRow[]> {
    return tables.shelf.where('[key+generation]').between([this.#key, 0], [this.#key, Infinity]).toArray();
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

function toState({ generation, acknowledged, pruned, epoch }: JournalStateRow): JournalState {
  return { generation, acknowledged, pruned, epoch };
}
