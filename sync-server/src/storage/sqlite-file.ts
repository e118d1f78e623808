import { DatabaseSync } from 'node:sqlite';

import { migrateSqlite } from './sqlite-schema.ts';

/** The primary result code of SQLITE_BUSY: another process holds the lock, as a backup tool does for a moment. */
const BUSY = 5;

export const DATABASE_FILE = 'holdfast.sqlite';

/**
 * A room is a log in the memory of one relay: a second one would write rows that the first one's snapshots then cover
 * without containing them. The lock is the operating system's, so it goes with the process, however that ends.
 */
export function claimDatabase(path: string, waitMs: number): DatabaseSync {
  const lock = new DatabaseSync(`${path}-lock`, { timeout: waitMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(`claimDatabase: another relay uses ${path}; stop it first`, { cause: error });
  }
  return lock;
}

/** Opens a database for writing, creates it if need be, and brings it to the newest layout. */
export function openDatabase(path: string, { waitMs = 0 }: { waitMs?: number } = {}): DatabaseSync {
  const opened = new DatabaseSync(path, { timeout: waitMs });
  // FULL: a commit is on the disk when it returns, also if the power goes.
  opened.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  migrateSqlite(opened);
  return opened;
}

/** As a whole or not at all. */
export function inTransaction<Result>(
  database: DatabaseSync,
  begin: 'BEGIN' | 'BEGIN IMMEDIATE',
  run: () => Result,
): Result {
  database.exec(begin);
  try {
    const result = run();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // Also a failed COMMIT leaves the transaction open; nothing of it may meet the next one.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === BUSY;
}
