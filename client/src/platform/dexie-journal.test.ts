import type { Journal, JournalRow } from '@holdfast/sync-client';
import { journalContract } from '@holdfast/sync-client/contract';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import type { DeviceDatabase } from './device-database.ts';
import { openJournal } from './dexie-journal.ts';
import { documentKey } from './document-key.ts';
import { openPlanLibrary } from './plan-library.ts';
import { breakConnection, damageReads, fillUp, testDevice } from './storage-faults.ts';

const KEY = 'plan/person/content';
const opened: DeviceDatabase[] = [];

afterEach(() => {
  opened.splice(0).forEach((database) => database.close());
  vi.restoreAllMocks();
});

function update(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

function openTab(device = testDevice(), key = KEY) {
  const database = device.openTab();
  opened.push(database);
  return { database, journal: openJournal({ database, key }) };
}

/** The suite's rows are any bytes. This journal reads updates only, so each row travels inside one. */
function carrying(journal: Journal): Journal {
  const carried = (row: JournalRow) => ({ seq: row.seq, update: unwrap(row.update) });
  return {
    state: () => journal.state(),
    append: (generation, bytes) => journal.append(generation, wrap(bytes)),
    async readAfter(generation, seq) {
      const { rows, unreadable } = await journal.readAfter(generation, seq);
      return { rows: rows.map(carried), unreadable };
    },
    acknowledge: (place, seq) => journal.acknowledge(place, seq),
    rememberEpoch: (place, epoch) => journal.rememberEpoch(place, epoch),
    prune: (place, seq) => journal.prune(place, seq),
    endGeneration: (place, ended) => journal.endGeneration(place, ended),
    shelf: async () => (await journal.shelf()).map((entry) => ({ ...entry, rows: entry.rows.map(carried) })),
    removeFromShelf: (generation, upToSeq) => journal.removeFromShelf(generation, upToSeq),
    subscribe: (listener) => journal.subscribe(listener),
    close: () => journal.close(),
  };
}

function wrap(bytes: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('row').set('bytes', bytes);
  return Y.encodeStateAsUpdate(doc);
}

function unwrap(row: Uint8Array): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, row);
  const bytes = doc.getMap('row').get('bytes');
  return bytes instanceof Uint8Array ? bytes : Uint8Array.of();
}

journalContract('DexieJournal', () => {
  const device = testDevice();
  return {
    open: () => carrying(openTab(device).journal),
    remove: () => opened.splice(0).forEach((database) => database.close()),
  };
});

describe('DexieJournal', () => {
  test('lists rows that do not decode, keeps them when it prunes, and gives the others', async () => {
    const { database, journal } = openTab();
    const { seq: first } = await journal.append(0, update('one'));
    const damaged: number[] = [];
    for (const bytes of [update('cut').subarray(0, 9), Uint8Array.of(), 'text', null]) {
      const row = { key: KEY, generation: 0, update: bytes };
      damaged.push(await database.write(['journal'], (tables) => tables.journal.add(row)));
    }
    const { seq: last } = await journal.append(0, update('two'));
    const page = await journal.readAfter(0, 0);
    expect(page.rows.map((row) => row.seq)).toEqual([first, last]);
    expect(page.unreadable).toEqual(damaged);
    await journal.prune(await journal.state(), last);
    expect(await journal.readAfter(0, 0)).toEqual({ rows: [], unreadable: damaged });
  });

  test('reads around a row that the browser itself cannot read', async () => {
    const { journal } = openTab();
    const seqs: number[] = [];
    for (const text of ['one', 'two', 'three']) {
      const { seq } = await journal.append(0, update(text));
      seqs.push(seq);
    }
    const [first, second, third] = seqs;
    damageReads((key) => key === second);
    const page = await journal.readAfter(0, 0);
    expect(page.rows.map((row) => row.seq)).toEqual([first, third]);
    expect(page.unreadable).toEqual([second]);
  });

  test('rejects a row that does not fit, and keeps it when there is room again', async () => {
    const { journal } = openTab();
    await journal.append(0, update('before'));
    const heal = fillUp();
    await expect(journal.append(0, update('full'))).rejects.toMatchObject({ problem: 'full' });
    heal();
    await journal.append(0, update('after'));
    expect((await journal.readAfter(0, 0)).rows).toHaveLength(2);
  });

  test('goes on after the browser has closed the connection, and rings so that waiting rows are tried again', async () => {
    const { database, journal } = openTab();
    await journal.append(0, update('before'));
    const bell = vi.fn<() => void>();
    journal.subscribe(bell);
    breakConnection(database);
    await journal.append(0, update('after'));
    expect((await journal.readAfter(0, 0)).rows).toHaveLength(2);
    await vi.waitFor(() => expect(bell).toHaveBeenCalled());
  });

  test('rings in other tabs for each row, acknowledgement and end, once its storage is open', async () => {
    const device = testDevice();
    const [one, other] = [openTab(device).journal, openTab(device).journal];
    await Promise.all([one.state(), other.state()]);
    const bell = vi.fn<() => void>();
    other.subscribe(bell);
    const acts = [
      () => one.append(0, update('one')),
      async () => one.acknowledge(await one.state(), 1),
      async () => one.endGeneration(await one.state(), { reason: 'no-right', state: update('one') }),
      () => one.removeFromShelf(0, 1),
    ];
    for (const [done, act] of acts.entries()) {
      await act();
      await vi.waitFor(() => expect(bell).toHaveBeenCalledTimes(done + 1));
    }
  });

  test('keeps people and documents apart', async () => {
    const device = testDevice();
    const one = openTab(device, 'plan/one/content').journal;
    const two = openTab(device, 'plan/two/content').journal;
    await one.append(0, update('one'));
    await one.endGeneration(await one.state(), { reason: 'no-right', state: update('one') });
    expect((await two.readAfter(0, 0)).rows).toEqual([]);
    expect((await two.state()).generation).toBe(0);
    expect(await two.shelf()).toEqual([]);
  });

  test('stores only the bytes of the update, not the buffer that they are a part of', async () => {
    const { database, journal } = openTab();
    const bytes = update('part');
    const large = new Uint8Array(10_000);
    large.set(bytes, 500);
    const { seq } = await journal.append(0, large.subarray(500, 500 + bytes.length));
    const row = await database.read((tables) => tables.journal.get(seq));
    expect(row?.update).toEqual(bytes);
    expect(row?.update instanceof Uint8Array && row.update.buffer.byteLength).toBe(bytes.length);
  });

  test('gives back the room of an ended generation once the next one ends and nothing of it is unshared', async () => {
    const { database, journal } = openTab();
    const { seq } = await journal.append(0, update('shared'));
    await journal.acknowledge(await journal.state(), seq);
    await journal.endGeneration(await journal.state(), {
      reason: 'no-right',
      state: update('a large document'),
    });
    await journal.endGeneration(await journal.state(), { reason: 'no-right', state: update('another') });
    const [first] = await database.read((tables) => tables.shelf.toArray());
    expect(first?.state).toEqual(Uint8Array.of(0, 0));
  });

  test('writes nothing for a plan that was removed from this device while it was open', async () => {
    const device = testDevice();
    const { database } = openTab(device);
    const library = openPlanLibrary(database, device);
    const created = await library.create('', { displayName: 'Ana', group: 'teacher', colour: 3 });
    if (created.kind === 'failed') throw new Error(created.problem);
    const plan = created.value;
    const { journal } = openTab(device, documentKey({ ...plan, document: 'content' }));
    await journal.append(0, update('before'));
    await library.remove(plan);
    await expect(journal.append(0, update('after'))).rejects.toMatchObject({ problem: 'closed' });
    await expect(journal.state()).rejects.toMatchObject({ problem: 'closed' });
    expect(await database.read((tables) => tables.journal.count())).toBe(0);
    // The link tries again and again: none of that is on the disk for even a moment.
    const add = vi.spyOn(IDBObjectStore.prototype, 'add');
    await expect(journal.append(0, update('again'))).rejects.toMatchObject({ problem: 'closed' });
    expect(add).not.toHaveBeenCalled();
    await library.takeBack(plan);
    await journal.append(0, update('taken back'));
    expect(await database.read((tables) => tables.journal.count())).toBe(1);
    library.close();
  });

  test('shows a row that another tab wrote after the entry was removed from the shelf', async () => {
    const { journal } = openTab();
    const { seq } = await journal.append(0, update('one'));
    await journal.endGeneration(await journal.state(), { reason: 'no-right', state: update('one') });
    await journal.removeFromShelf(0, seq);
    expect(await journal.shelf()).toEqual([]);
    const { seq: late } = await journal.append(0, update('late'));
    expect((await journal.shelf())[0]?.rows.map((row) => row.seq)).toEqual([late]);
  });
});
