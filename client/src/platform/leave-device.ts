import { type DeviceDatabase, INCARNATION } from './device-database.ts';
import { TABLE_NAMES } from './device-tables.ts';
import { dropBases } from './drop-bases.ts';
import { listDatabases } from './offline-text.ts';
import type { LibraryAnswer } from './plan-library.ts';
import { toStorageError } from './storage-error.ts';

const OURS = 'holdfast';

/**
 * Removes every plan, name, credential, draft, version and unsent change from this device. What is left is the app, and
 * an empty database with a random name of its own: a tab that slept must not take the emptiness for an accident and put
 * back what it has in memory.
 */
export async function leaveDevice(
  database: DeviceDatabase,
  indexedDB: IDBFactory | undefined,
): Promise<LibraryAnswer<void>> {
  try {
    const states = await database.write(TABLE_NAMES, async (tables) => {
      const known = await tables.journalState.toArray();
      for (const table of tables.tables) if (table.name !== 'preferences') await table.clear();
      await tables.preferences.where('name').notEqual(INCARNATION).delete();
      return known;
    });
    // Where the browser does not list its databases, those that are known by name go.
    for (const { key, generation } of states) dropBases(indexedDB, key, generation);
    for (const name of (await listDatabases(indexedDB)) ?? []) {
      if (name.startsWith(`${OURS}:`)) indexedDB?.deleteDatabase(name);
    }
    forgetNotes();
    return { kind: 'done', value: undefined };
  } catch (error) {
    // All rows are there, or none: whoever asked is told that they are not gone.
    return { kind: 'failed', problem: toStorageError(error).problem };
  }
}

function forgetNotes(): void {
  try {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
    for (const name of names) if (name.startsWith(OURS)) localStorage.removeItem(name);
    sessionStorage.clear();
  } catch {
    // Where this storage is forbidden nothing is in it.
  }
}
