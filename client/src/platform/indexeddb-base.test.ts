import { baseContract } from '@holdfast/sync-client/contract';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { addBaseRow, deleteDatabase, openBaseDatabase, readBaseRows, readSetAside } from './base-rows.ts';
import { openBase } from './indexeddb-base.ts';
import { manualClock } from './manual-clock.ts';
import { answerReadsWith, closeConnections, damageReads, fillUp, refuseAdds } from './storage-faults.ts';

const KEY = 'plan/person/content';
const NAME = `holdfast:${KEY}:0`;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function update(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('words').set(text, true);
  return Y.encodeStateAsUpdate(doc);
}

function wordsIn(updates: readonly Uint8Array[]): string[] {
  const doc = new Y.Doc();
  for (const each of updates) Y.applyUpdate(doc, each);
  return [...doc.getMap('words').keys()].sort();
}

async function storedRows() {
  const db = await openBaseDatabase(indexedDB, NAME);
  const stored = await readBaseRows(db);
  const setAside = await readSetAside(db);
  db.close();
  return { ...stored, setAside };
}

async function storeRaw(bytes: Uint8Array): Promise<void> {
  const db = await openBaseDatabase(indexedDB, NAME);
  await addBaseRow(db, bytes);
  db.close();
}

baseContract('IndexeddbBase', () => {
  const key = `plan/${crypto.randomUUID()}/content`;
  return { open: () => openBase({ key }) };
});

describe('IndexeddbBase', () => {
  test('reads what y-indexeddb wrote, and y-indexeddb reads what it wrote', async () => {
    const base = openBase({ key: KEY });
    await base.append(0, update('one'));
    await base.checkpoint(0, Y.mergeUpdates([update('two'), update('one')]));
    base.close();
    const { IndexeddbPersistence } = await import('y-indexeddb');
    const doc = new Y.Doc();
    const persistence = new IndexeddbPersistence(NAME, doc);
    await persistence.whenSynced;
    expect([...doc.getMap('words').keys()].sort()).toEqual(['one', 'two']);
    doc.getMap('words').set('three', true);
    await persistence.destroy();
    expect(wordsIn((await openBase({ key: KEY }).read(0)).updates)).toEqual(['one', 'three', 'two']);
  });

  test('a checkpoint leaves exactly one row', async () => {
    const base = openBase({ key: KEY });
    for (let n = 0; n < 600; n += 1) await base.append(0, update(`w${n}`));
    await base.checkpoint(0, update('all'));
    expect((await storedRows()).rows).toHaveLength(1);
  });

  test('skips and counts a damaged row, sets it aside with its bytes when it writes, and goes on', async () => {
    const damaged = update('damaged').subarray(0, 9).slice();
    const first = openBase({ key: KEY });
    await first.append(0, update('one'));
    first.close();
    await storeRaw(damaged);
    const base = openBase({ key: KEY });
    const { updates, unreadable } = await base.read(0);
    expect(wordsIn(updates)).toEqual(['one']);
    expect(unreadable).toBe(1);
    await base.append(0, update('two'));
    expect(wordsIn((await base.read(0)).updates)).toEqual(['one', 'two']);
    expect((await storedRows()).setAside).toEqual([damaged]);
  });

  test('keeps the bytes of a damaged row when a checkpoint replaces it', async () => {
    const damaged = Uint8Array.of(9, 9, 9);
    await storeRaw(damaged);
    const base = openBase({ key: KEY });
    await base.read(0);
    await base.checkpoint(0, update('whole'));
    const stored = await storedRows();
    expect(stored.unreadable).toEqual([]);
    expect(stored.setAside).toEqual([damaged]);
  });

  test('reads around a row that the browser itself cannot read', async () => {
    await storeRaw(update('one'));
    await storeRaw(update('two'));
    damageReads((key) => key === 1);
    const { updates, unreadable } = await openBase({ key: KEY }).read(0);
    expect(wordsIn(updates)).toEqual(['two']);
    expect(unreadable).toBe(1);
  });

  test('a checkpoint does not wipe a row that could not be read for a while', async () => {
    await storeRaw(update('one'));
    await storeRaw(update('two'));
    damageReads((key) => key === 1);
    const base = openBase({ key: KEY });
    const { updates } = await base.read(0);
    vi.restoreAllMocks();
    await base.checkpoint(0, Y.mergeUpdates([...updates]));
    expect(wordsIn((await base.read(0)).updates)).toEqual(['one', 'two']);
  });

  test('appends and reads after the browser has closed the connections', async () => {
    const connections = closeConnections();
    const base = openBase({ key: KEY });
    await base.append(0, update('one'));
    connections.close({ tell: true });
    await base.append(0, update('two'));
    connections.close({ tell: false });
    await base.append(0, update('three'));
    connections.close({ tell: false });
    expect(wordsIn((await base.read(0)).updates)).toEqual(['one', 'three', 'two']);
  });

  test('says that a row did not fit, and stores the next one when there is room', async () => {
    const base = openBase({ key: KEY });
    await base.append(0, update('one'));
    const heal = fillUp();
    await expect(base.append(0, update('two'))).rejects.toMatchObject({ problem: 'full' });
    await expect(base.checkpoint(0, update('two'))).rejects.toMatchObject({ problem: 'full' });
    heal();
    await base.append(0, update('three'));
    expect(wordsIn((await base.read(0)).updates)).toEqual(['one', 'three']);
  });

  test('keeps all rows when a checkpoint does not read back what it wrote', async () => {
    const base = openBase({ key: KEY });
    await base.append(0, update('one'));
    const before = (await storedRows()).rows.map((row) => row.key);
    damageReads((key) => typeof key === 'number' && !before.includes(key));
    await expect(base.checkpoint(0, update('all'))).rejects.toMatchObject({ problem: 'unknown' });
    vi.restoreAllMocks();
    expect(wordsIn((await storedRows()).rows.map((row) => row.update))).toContain('one');
  });

  test('keeps all rows when a checkpoint reads back other bytes than it wrote', async () => {
    const base = openBase({ key: KEY });
    await base.append(0, update('one'));
    const others = answerReadsWith(update('another'));
    await expect(base.checkpoint(0, update('all'))).rejects.toMatchObject({ problem: 'unknown' });
    others.heal();
    expect(wordsIn((await base.read(0)).updates)).toContain('one');
  });

  test('says that a row was refused, and leaves no rejection to nobody', async () => {
    const base = openBase({ key: KEY });
    await base.append(0, update('one'));
    const refused = refuseAdds();
    await expect(base.append(0, update('two'))).rejects.toMatchObject({ problem: 'unknown' });
    refused.heal();
    await base.append(0, update('three'));
    expect(wordsIn((await base.read(0)).updates)).toEqual(['one', 'three']);
  });

  test('never lets y-indexeddb compact by itself', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const base = openBase({ key: KEY, clock: manualClock() });
    for (let n = 0; n < 510; n += 1) await base.append(0, update(`w${n}`));
    const soon = timers.mock.calls.filter(([, ms = 0]) => ms > 0 && ms < 60_000);
    expect(soon).toEqual([]);
    base.close();
  });

  test('rejects when the browser refuses or never answers', async () => {
    const clock = manualClock();
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    const base = openBase({ key: KEY, clock });
    await expect(base.read(0)).rejects.toMatchObject({ problem: 'denied' });
    // Stands for a request that is never answered.
    open.mockImplementation(() => new EventTarget() as IDBOpenDBRequest);
    const late = base.append(0, update('one'));
    const rejected = expect(late).rejects.toMatchObject({ problem: 'timed-out' });
    clock.advance(10_000);
    await rejected;
    open.mockRestore();
    await base.append(0, update('two'));
    expect(wordsIn((await base.read(0)).updates)).toEqual(['two']);
  });

  test('lets another tab drop a generation that it holds open', async () => {
    const one = openBase({ key: KEY });
    await one.append(0, update('one'));
    await openBase({ key: KEY }).drop(0);
    expect(await one.read(0)).toEqual({ updates: [], unreadable: 0 });
  });

  test('tells that its database was closed or deleted, and a checkpoint fills the new one', async () => {
    const base = openBase({ key: KEY });
    const told = vi.fn<() => void>();
    base.subscribe(told);
    for (const word of ['one', 'two']) await base.append(0, update(word));
    await deleteDatabase(indexedDB, NAME);
    expect(told).toHaveBeenCalled();
    // The keys begin anew: what was written before under the same key is not the checkpoint's to replace.
    await base.checkpoint(0, update('all'));
    expect(wordsIn((await storedRows()).rows.map((row) => row.update))).toEqual(['all']);
  });

  test('does not make a database again that was deleted while a checkpoint was on its way', async () => {
    const base = openBase({ key: KEY });
    await base.append(0, update('one'));
    const told = Promise.withResolvers<void>();
    base.subscribe(() => told.resolve());
    const checkpoint = base.checkpoint(0, update('all'));
    const deleted = deleteDatabase(indexedDB, NAME);
    await Promise.allSettled([checkpoint, deleted, told.promise]);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(NAME);
  });
});
