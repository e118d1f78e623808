/** For tests: IndexedDB in memory, and the ways in which a browser's fails. */
import { Dexie } from 'dexie';
import { forceCloseDatabase, IDBFactory, IDBIndex, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';

import { type DeviceDatabase, openDeviceDatabase } from './device-database.ts';
import type { UseMarker } from './use-marker.ts';

export function memoryMarker(set = false): UseMarker {
  return {
    isSet: () => set,
    set: () => {
      set = true;
    },
    clear: () => {
      set = false;
    },
  };
}

export interface TestDevice {
  readonly indexedDB: IDBFactory;
  readonly marker: UseMarker;
  /** Another tab: its own connection to the same storage. */
  openTab(): DeviceDatabase;
}

export function testDevice(options: { used?: boolean } = {}): TestDevice {
  const indexedDB = new IDBFactory();
  // Dexie's live queries look for a browser's storage, whichever it is, before they run.
  Dexie.dependencies.indexedDB = indexedDB;
  const marker = memoryMarker(options.used);
  return {
    indexedDB,
    marker,
    openTab: () => openDeviceDatabase({ marker, indexedDB, IDBKeyRange }),
  };
}

/** From now on opening fails as a private window's does. */
export function refuseToOpen(factory: IDBFactory, errorName: string) {
  const open = vi.spyOn(factory, 'open').mockImplementation(() => {
    throw new DOMException('refused', errorName);
  });
  return { attempts: () => open.mock.calls.length, heal: () => open.mockRestore() };
}

/** From now on no write fits: it seems to succeed, then its transaction aborts, as a browser's does at its quota. The answer heals it. */
export function fillUp(): () => void {
  const spies = (['add', 'put'] as const).map((name) => {
    const really = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, name)?.value;
    return vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function full(
      this: IDBObjectStore,
      ...args
    ) {
      const request: IDBRequest<IDBValidKey> = Reflect.apply(really, this, args);
      request.addEventListener('success', () => abortForQuota(this.transaction));
      return request;
    });
  });
  return () => spies.forEach((spy) => spy.mockRestore());
}

/** The fake's own way to end a transaction with a given error; browsers have it inside. */
function abortForQuota(transaction: IDBTransaction): void {
  Reflect.apply(Reflect.get(transaction, '_abort'), transaction, ['QuotaExceededError']);
}

/** The browser closes the connection under us, as WebKit does to pages in the background, and says so. */
export function breakConnection(database: DeviceDatabase): void {
  // Its type asks for the class where it takes an instance.
  Reflect.apply(forceCloseDatabase, undefined, [database.tables.backendDB()]);
}

/** Remembers all connections from now on, to close them as the browser does: telling their owner, or not. */
export function closeConnections() {
  const open: IDBDatabase[] = [];
  const really = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    const request = really(name, version);
    request.addEventListener('success', () => open.push(request.result));
    return request;
  });
  return {
    close({ tell }: { tell: boolean }): void {
      for (const db of open.splice(0)) {
        if (tell) Reflect.apply(forceCloseDatabase, undefined, [db]);
        else db.close();
      }
    },
  };
}

/** Rows whose key is `damaged` cannot be read any more, and neither can a range of rows. */
export function damageReads(damaged: (key: unknown) => boolean): void {
  vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(failedRead);
  vi.spyOn(IDBIndex.prototype, 'openCursor').mockImplementation(failedRead);
  const really = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'get')?.value;
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function get(this: IDBObjectStore, key) {
    return damaged(key) ? failedRead() : Reflect.apply(really, this, [key]);
  });
}

/** Storage gives back `value`, whatever is asked for. */
export function answerReadsWith(value: Uint8Array): { heal(): void } {
  const really = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'get')?.value;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function get(
    this: IDBObjectStore,
    key,
  ) {
    const request: IDBRequest<unknown> = Reflect.apply(really, this, [key]);
    Object.defineProperty(request, 'result', { get: () => value, set: () => {} });
    return request;
  });
  return { heal: () => spy.mockRestore() };
}

/** Each row that is added meets one with its key, so that the request fails and takes its transaction with it. */
export function refuseAdds(): { heal(): void } {
  const really = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'add')?.value;
  const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function add(
    this: IDBObjectStore,
    row,
  ) {
    return Reflect.apply(really, this, [row, 1]);
  });
  return { heal: () => spy.mockRestore() };
}

/** A request that fails as Chromium's does over a damaged file of its storage. */
function failedRead<Result>(): IDBRequest<Result> {
  const request = Object.assign(new EventTarget(), {
    error: new DOMException('Failed to read large IndexedDB value', 'DataError'),
    onerror: null as ((event: Event) => void) | null,
  });
  request.addEventListener('error', (event) => request.onerror?.(event));
  queueMicrotask(() => request.dispatchEvent(new Event('error', { cancelable: true })));
  // The rest of a request is not used once it has failed.
  return request as unknown as IDBRequest<Result>;
}
