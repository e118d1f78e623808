import type { DocumentKey } from './device-tables.ts';
import { baseName } from './document-key.ts';
import { toStorageError } from './storage-error.ts';
import { parseStoredUpdate } from './stored-update.ts';

/** The layout of y-indexeddb 9: updates under rising keys, and a store for anything else. */
const UPDATES = 'updates';
const CUSTOM = 'custom';
const UNREADABLE_PREFIX = 'unreadable:';

export type RowKey = number;

export interface BaseRows {
  readonly rows: readonly { readonly key: RowKey; readonly update: Uint8Array }[];
  /** `raw` is what storage gave back, undefined when it gave nothing. */
  readonly unreadable: readonly { readonly key: RowKey; readonly raw: unknown }[];
}

export function openBaseDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(UPDATES, { autoIncrement: true });
      request.result.createObjectStore(CUSTOM);
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(toStorageError(request.error)));
  });
}

/** The generations of a document that have a base here; none where the browser does not list its databases. */
export async function listBaseGenerations(factory: IDBFactory, key: DocumentKey): Promise<readonly number[]> {
  const databases: unknown = Reflect.get(factory, 'databases');
  if (typeof databases !== 'function') return [];
  const prefix = baseName(key, 0).slice(0, -1);
  return (await factory.databases())
    .map(({ name = '' }) => (name.startsWith(prefix) ? Number(name.slice(prefix.length)) : NaN))
    .filter((generation) => Number.isSafeInteger(generation));
}

/** Waits until all connections to it are closed, which theirs do when they are told. */
export function deleteDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(toStorageError(request.error)));
  });
}

/** Reads row by row: one that the browser cannot read, or that is no update, does not hide the others. */
export async function readBaseRows(db: IDBDatabase): Promise<BaseRows> {
  const store = db.transaction(UPDATES, 'readonly').objectStore(UPDATES);
  const keys = await answerOf(store.getAllKeys());
  const rows: { key: RowKey; update: Uint8Array }[] = [];
  const unreadable: { key: RowKey; raw: unknown }[] = [];
  const stored = keys
    .filter((key) => typeof key === 'number')
    .map(async (key) => ({ key, raw: await readRaw(store, key) }));
  for (const { key, raw } of await Promise.all(stored)) {
    const update = parseStoredUpdate(raw);
    if (update) rows.push({ key, update });
    else unreadable.push({ key, raw });
  }
  return { rows, unreadable };
}

/** Moves rows that are no updates out of the way of y-indexeddb, which never finishes loading over one. Their bytes are kept. */
export async function setAside(db: IDBDatabase, unreadable: BaseRows['unreadable']): Promise<void> {
  if (unreadable.length === 0) return;
  const transaction = db.transaction([UPDATES, CUSTOM], 'readwrite');
  for (const { key, raw } of unreadable) {
    if (raw !== undefined) transaction.objectStore(CUSTOM).put(raw, `${UNREADABLE_PREFIX}${key}`);
    transaction.objectStore(UPDATES).delete(key);
  }
  await completionOf(transaction);
}

/** What `setAside` has kept. */
export async function readSetAside(db: IDBDatabase): Promise<readonly unknown[]> {
  const range = IDBKeyRange.bound(UNREADABLE_PREFIX, `${UNREADABLE_PREFIX}\uffff`);
  return answerOf(db.transaction(CUSTOM, 'readonly').objectStore(CUSTOM).getAll(range));
}

/** y-indexeddb adds a row without content each time it is attached. */
export function isEmptyUpdate(update: unknown): boolean {
  return update instanceof Uint8Array && update.length === 2 && update[0] === 0 && update[1] === 0;
}

export async function findEmptyRows(
  db: IDBDatabase,
  besides: ReadonlySet<RowKey>,
): Promise<readonly RowKey[]> {
  const store = db.transaction(UPDATES, 'readonly').objectStore(UPDATES);
  const keys = (await answerOf(store.getAllKeys())).filter((key) => typeof key === 'number');
  const unseen = keys.filter((key) => !besides.has(key));
  const raws = await Promise.all(unseen.map((key) => readRaw(store, key)));
  return unseen.filter((_, index) => isEmptyUpdate(raws[index]));
}

/** Resolves with the row's key when it is durable. */
export async function addBaseRow(db: IDBDatabase, update: Uint8Array): Promise<RowKey> {
  const transaction = db.transaction(UPDATES, 'readwrite', { durability: 'strict' });
  const request = transaction.objectStore(UPDATES).add(update);
  await completionOf(transaction);
  return Number(request.result);
}

/** What is stored under `key` now. */
export function readBaseRow(db: IDBDatabase, key: RowKey): Promise<unknown> {
  return readRaw(db.transaction(UPDATES, 'readonly').objectStore(UPDATES), key);
}

export async function deleteBaseRows(db: IDBDatabase, keys: Iterable<RowKey>): Promise<void> {
  const transaction = db.transaction(UPDATES, 'readwrite');
  for (const key of keys) transaction.objectStore(UPDATES).delete(key);
  await completionOf(transaction);
}

export function completionOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(toStorageError(transaction.error)));
  });
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(toStorageError(request.error)));
  });
}

function readRaw(store: IDBObjectStore, key: RowKey): Promise<unknown> {
  return new Promise((resolve) => {
    const request = store.get(key);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', (event) => {
      // Keeps the transaction alive for the rows that can be read.
      event.preventDefault();
      resolve(undefined);
    });
  });
}
