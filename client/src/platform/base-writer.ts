import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';

import { completionOf, type RowKey } from './base-rows.ts';
import { StorageError, toStorageError } from './storage-error.ts';

/** Longer than any page lives: y-indexeddb's own compaction deletes rows without reading back what replaces them. */
const NEVER_MS = 2_147_483_647;

/**
 * Attaches y-indexeddb to a base. Every row in it must be readable, and nobody else may attach. May hang as long as
 * the browser does: put a time limit around it, and `detach` what comes too late.
 */
export async function attachWriter(name: string): Promise<BaseWriter> {
  const persistence = new IndexeddbPersistence(name, new Y.Doc());
  // oxlint-disable-next-line no-underscore-dangle -- the only way to turn its compaction off
  persistence._storeTimeout = NEVER_MS;
  await persistence.whenSynced;
  return new BaseWriter(persistence);
}

/**
 * Adds rows through y-indexeddb, which itself awaits nothing and reports nothing. So it writes through a connection
 * that is watched: `append` knows when its row is durable, or that it is not.
 *
 * The document that y-indexeddb persists only carries the bytes: it announces them as its own update, without growing.
 */
export class BaseWriter {
  readonly #persistence: IndexeddbPersistence;
  #written: Promise<RowKey> | undefined;

  constructor(persistence: IndexeddbPersistence) {
    this.#persistence = persistence;
    if (persistence.db) {
      persistence.db = watchAdds(persistence.db, (written) => {
        this.#written = written;
      });
    }
  }

  append(update: Uint8Array): Promise<RowKey> {
    const { doc } = this.#persistence;
    this.#written = undefined;
    try {
      // y-indexeddb throws into whoever changes a document whose database is gone: here it ends.
      doc.transact((transaction) => doc.emit('update', [update, null, doc, transaction]));
    } catch (error) {
      return Promise.reject(toStorageError(error));
    }
    return this.#written ?? Promise.reject(new StorageError('closed', 'the base is detached'));
  }

  detach(): void {
    // A connection that never opened has nothing to close.
    this.#persistence.destroy().catch(() => {});
  }
}

/** `db`, telling of each row that is added through it when and under which key it has become durable. */
function watchAdds(db: IDBDatabase, heard: (written: Promise<RowKey>) => void): IDBDatabase {
  return overrideMethod(db, 'transaction', (...args: Parameters<IDBDatabase['transaction']>) => {
    const transaction = db.transaction(...args);
    return overrideMethod(transaction, 'objectStore', (name: string) => {
      const store = transaction.objectStore(name);
      return overrideMethod(store, 'add', (value: unknown, key?: IDBValidKey) => {
        const request = store.add(value, key);
        // y-indexeddb drops the promise it makes of this request; unstopped, its rejection would be nobody's.
        request.addEventListener('error', (event) => event.stopImmediatePropagation());
        heard(completionOf(transaction).then(() => Number(request.result)));
        return request;
      });
    });
  });
}

function overrideMethod<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  method: Target[Name],
): Target {
  return new Proxy(target, {
    get(_, property) {
      if (property === name) return method;
      const value: unknown = Reflect.get(target, property);
      // The browser's objects accept their own methods on themselves only.
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
