import { Dexie } from 'dexie';
import { IDBDatabase, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { type DeviceDatabase, openDeviceDatabase } from './device-database.ts';
import { manualClock } from './manual-clock.ts';
import { breakConnection, fillUp, memoryMarker, refuseToOpen, testDevice } from './storage-faults.ts';

const opened: DeviceDatabase[] = [];
const device = testDevice();

function open(
  options: Partial<Parameters<typeof openDeviceDatabase>[0]> = {},
  from = device,
): DeviceDatabase {
  const { indexedDB, marker } = from;
  const database = openDeviceDatabase({ indexedDB, IDBKeyRange, marker, ...options });
  opened.push(database);
  return database;
}

afterEach(() => {
  opened.splice(0).forEach((database) => database.close());
  vi.restoreAllMocks();
});

function writePreference(database: DeviceDatabase, value = 1): Promise<string> {
  return database.write(['preferences'], (tables) => tables.preferences.put({ name: 'test', value }));
}

describe('DeviceDatabase', () => {
  test('opens, keeps and gives back, and writes nothing to the console', async () => {
    const warn = vi.spyOn(console, 'warn');
    const database = open();
    await writePreference(database, 7);
    expect(await database.read((tables) => tables.preferences.get('test'))).toEqual({
      name: 'test',
      value: 7,
    });
    expect(database.status.get()).toEqual({ kind: 'ready', emptied: false });
    expect(warn).not.toHaveBeenCalled();
  });

  test('asks for strict durability', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await writePreference(open());
    expect(transaction).toHaveBeenCalledWith(expect.anything(), 'readwrite', { durability: 'strict' });
  });

  test('reads what it has known before without waiting for a write', async () => {
    await writePreference(open());
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await open().read((tables) => tables.preferences.get('test'));
    expect(transaction).toHaveBeenCalled();
    for (const [, mode] of transaction.mock.calls) expect(mode).toBe('readonly');
  });

  test('says that storage is denied, rejects at once meanwhile, and opens by itself when it can', async () => {
    const clock = manualClock();
    const from = testDevice();
    const refused = refuseToOpen(from.indexedDB, 'SecurityError');
    const database = open({ clock }, from);
    await expect(writePreference(database)).rejects.toMatchObject({ problem: 'denied' });
    expect(database.status.get()).toEqual({ kind: 'unavailable', reason: 'denied' });
    await expect(writePreference(database)).rejects.toMatchObject({ problem: 'denied' });
    refused.heal();
    clock.advance(500);
    await vi.waitFor(() => expect(database.status.get().kind).toBe('ready'));
    await writePreference(database);
  });

  test('waits longer after each failed attempt', async () => {
    const clock = manualClock();
    const from = testDevice();
    const { attempts } = refuseToOpen(from.indexedDB, 'UnknownError');
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const database = open({ clock }, from);
    for (const wait of [500, 1_000, 2_000, 4_000]) {
      await vi.waitFor(() => expect(clock.nextTimer()).toBe(wait));
      const before = attempts();
      clock.advance(wait);
      await vi.waitFor(() => expect(attempts()).toBeGreaterThan(before));
    }
    expect(database.status.get()).toEqual({ kind: 'unavailable', reason: 'unknown' });
  });

  test('settles in time when the browser never answers, and is ready when it answers after all', async () => {
    const clock = manualClock();
    const from = testDevice();
    let answer = () => {};
    const browserAnswers = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const reallyOpen = Object.getOwnPropertyDescriptor(Dexie.prototype, 'open')?.value;
    // oxlint-disable-next-line typescript/no-misused-promises -- Dexie's own promise type
    vi.spyOn(Dexie.prototype, 'open').mockImplementation(function late(this: Dexie) {
      return Dexie.Promise.resolve(browserAnswers.then(() => Reflect.apply(reallyOpen, this, [])));
    });
    const database = open({ clock }, from);
    const write = writePreference(database);
    await vi.waitFor(() => expect(clock.nextTimer()).toBe(8_000));
    clock.advance(8_000);
    await expect(write).rejects.toMatchObject({ problem: 'timed-out' });
    expect(database.status.get()).toEqual({ kind: 'unavailable', reason: 'timed-out' });
    answer();
    await vi.waitFor(() => expect(database.status.get().kind).toBe('ready'));
  });

  test('says that the device is full, still reads, and is ready after a write that fits', async () => {
    const database = open({}, testDevice());
    await writePreference(database, 1);
    const heal = fillUp();
    await expect(writePreference(database, 2)).rejects.toMatchObject({ problem: 'full' });
    expect(database.status.get()).toEqual({ kind: 'full' });
    expect(await database.read((tables) => tables.preferences.get('test'))).toEqual({
      name: 'test',
      value: 1,
    });
    expect(database.status.get()).toEqual({ kind: 'full' });
    heal();
    await writePreference(database, 3);
    expect(database.status.get()).toEqual({ kind: 'ready', emptied: false });
  });

  test('opens again when the browser closes the connection under it', async () => {
    const database = open({}, testDevice());
    await writePreference(database, 1);
    breakConnection(database);
    expect(database.status.get().kind).toBe('opening');
    expect(await database.read((tables) => tables.preferences.get('test'))).toMatchObject({ value: 1 });
    await vi.waitFor(() => expect(database.status.get().kind).toBe('ready'));
  });

  test('survives a connection that died without telling', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const database = open({}, testDevice());
    await writePreference(database, 1);
    database.tables.backendDB().close();
    await writePreference(database, 2);
    expect(await database.read((tables) => tables.preferences.get('test'))).toMatchObject({ value: 2 });
  });

  test('makes way for a newer version in another tab, and goes on writing beside it', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const from = testDevice();
    const database = open({}, from);
    await writePreference(database, 1);
    const newer = from.indexedDB.open('holdfast', 1_000);
    await new Promise((resolve) => newer.addEventListener('success', resolve));
    await writePreference(database, 2);
    expect(await database.read((tables) => tables.preferences.get('test'))).toMatchObject({ value: 2 });
    expect(database.status.get().kind).toBe('ready');
    newer.result.close();
  });

  test('goes on when the newer version gave up its upgrade', async () => {
    const from = testDevice();
    const database = open({}, from);
    await writePreference(database, 1);
    const newer = from.indexedDB.open('holdfast', 1_000);
    newer.addEventListener('upgradeneeded', () => newer.transaction?.abort());
    await new Promise((resolve) => newer.addEventListener('error', resolve));
    await writePreference(database, 2);
    expect(await database.read((tables) => tables.preferences.get('test'))).toMatchObject({ value: 2 });
  });

  test('says that another tab blocks the new version, and opens when that tab lets go', async () => {
    const warn = vi.spyOn(console, 'warn');
    const from = testDevice();
    const older = from.indexedDB.open('holdfast', 5);
    await new Promise((resolve) => older.addEventListener('success', resolve));
    const database = open({}, from);
    await vi.waitFor(() => expect(database.status.get()).toEqual({ kind: 'unavailable', reason: 'blocked' }));
    older.result.close();
    await vi.waitFor(() => expect(database.status.get().kind).toBe('ready'));
    expect(warn).not.toHaveBeenCalled();
  });

  test('notices that the browser has emptied a database which was used', async () => {
    const database = open({ marker: memoryMarker(true) }, testDevice());
    await vi.waitFor(() => expect(database.status.get()).toEqual({ kind: 'ready', emptied: true }));
  });

  test('notices a database that is deleted while it is open', async () => {
    const from = testDevice({ used: true });
    const database = open({}, from);
    await database.write(['journal'], (tables) =>
      tables.journal.add({ key: 'k', generation: 0, update: Uint8Array.of(0, 0) }),
    );
    from.indexedDB.deleteDatabase('holdfast');
    await vi.waitFor(() => expect(database.status.get()).toEqual({ kind: 'ready', emptied: true }));
  });

  test('rejects after it was closed', async () => {
    const database = open({}, testDevice());
    await writePreference(database);
    database.close();
    await expect(writePreference(database)).rejects.toMatchObject({ problem: 'closed' });
  });
});
