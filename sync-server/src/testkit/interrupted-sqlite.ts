import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import type { Compacted, Leftover, Operation } from '../storage/interruption.contract.ts';
import { inTransaction, openDatabase } from '../storage/sqlite-file.ts';
import { SqliteHistory } from '../storage/sqlite-history.ts';
import { SqliteRooms } from '../storage/sqlite-rooms.ts';

const TABLES = ['rooms', 'snapshots', 'checkpoints', 'quarantined_rows'] as const;
const MOMENTS = ['BEFORE INSERT', 'AFTER INSERT', 'BEFORE UPDATE', 'AFTER UPDATE'] as const;

/** Of SQLite's write-ahead log: a header, then frames, each of a header and a page. */
const WAL_HEADER = 32;
const FRAME_HEADER = 24;
/** So many states of a log that was not written to its end are looked at, the last ones among them. */
const MAX_CUTS = 12;

/** Every change of a row, as the moments just before and just after it. */
function eachChange<Result>(look: (moment: string, table: string, name: string) => Result): Result[] {
  return TABLES.flatMap((table) =>
    MOMENTS.map((moment) => look(moment, table, `${moment} ${table}`.toLowerCase().replaceAll(' ', '_'))),
  );
}

/**
 * Makes what the relay writes next fail: at its `step`th change of a row, each having a moment before and one after;
 * at 0 when it is committed. Answers what ends that.
 */
export function failAt(file: string, step: number): () => void {
  const database = new DatabaseSync(file);
  database.exec(`
    CREATE TABLE told_steps (taken INTEGER);
    INSERT INTO told_steps VALUES (0);
    CREATE TABLE told_promises (kept INTEGER PRIMARY KEY);
    CREATE TABLE told_doom (kept INTEGER REFERENCES told_promises DEFERRABLE INITIALLY DEFERRED)`);
  // A promise that is not kept is noticed when everything was done and is to be committed.
  const atCommit = 'INSERT INTO told_doom VALUES (1)';
  const atStep = `UPDATE told_steps SET taken = taken + 1;
    SELECT RAISE(ABORT, 'told to fail') FROM told_steps WHERE taken = ${step}`;
  eachChange((moment, table, name) =>
    database.exec(
      `CREATE TRIGGER told_${name} ${moment} ON ${table} BEGIN ${step === 0 ? atCommit : atStep}; END`,
    ),
  );
  return () => {
    eachChange((_moment, _table, name) => database.exec(`DROP TRIGGER told_${name}`));
    database.exec('DROP TABLE told_steps; DROP TABLE told_doom; DROP TABLE told_promises');
    database.close();
  };
}

/**
 * Runs an operation as the relay's thread does, and keeps the file and its log as they lie there at each moment of each
 * change of a row, before, and after the commit: what a process leaves that ends there. And as they lie there when the
 * power goes before all of the commit is on the disk.
 */
export async function leftBehind(file: string, operation: Operation): Promise<readonly Leftover[]> {
  const database = openDatabase(file);
  // With next to no memory of its own, so that pages are written to the log before the commit.
  database.exec('PRAGMA cache_size = 1');
  const kept: Leftover[] = [];
  const keep = (at: string, cutLog = (log: Uint8Array): Uint8Array => log): null => {
    const directory = join(dirname(file), `left-${kept.length}`);
    const copy = join(directory, 'holdfast.sqlite');
    mkdirSync(directory);
    copyFileSync(file, copy);
    writeFileSync(`${copy}-wal`, cutLog(readFileSync(`${file}-wal`)));
    kept.push({ at, look: (reader) => look(copy, reader) });
    return null;
  };
  eachChange((moment, table, name) => {
    database.function(name, () => keep(`${moment} ${table}`));
    database.exec(`CREATE TEMP TRIGGER ${name} ${moment} ON main.${table} BEGIN SELECT ${name}(); END`);
  });
  const logBefore = readFileSync(`${file}-wal`).length;
  keep('before anything');
  await operation(toStorage(database));
  for (const bytes of cutsBetween(logBefore, readFileSync(`${file}-wal`))) {
    keep(`with ${bytes} bytes of its log`, (log) => log.subarray(0, bytes));
    keep(`with its log torn at ${bytes}`, (log) => log.fill(0, bytes - 1, bytes + 1));
  }
  keep('after everything');
  database.close();
  return kept;
}

async function look(file: string, reader: (storage: Compacted) => Promise<void>): Promise<void> {
  const database = openDatabase(file);
  try {
    await reader(toStorage(database));
  } finally {
    database.close();
  }
}

/** What the relay's thread does, without the thread: the same statements in the same transactions. */
function toStorage(database: DatabaseSync): Compacted {
  const rooms = new SqliteRooms(database);
  const history = new SqliteHistory(database);
  return {
    loadRoom: async (...args) => inTransaction(database, 'BEGIN', () => rooms.loadRoom(...args)),
    readMoment: async (...args) => inTransaction(database, 'BEGIN', () => history.readMoment(...args)),
    cover: async (...args) => inTransaction(database, 'BEGIN IMMEDIATE', () => rooms.cover(...args)),
    quarantine: async (...args) =>
      inTransaction(database, 'BEGIN IMMEDIATE', () => rooms.quarantine(...args)),
  };
}

/** Ends of frames, and places within them. */
function cutsBetween(before: number, log: Buffer): readonly number[] {
  const frame = FRAME_HEADER + log.readUInt32BE(8);
  const cuts: number[] = [];
  for (let end = Math.max(before, WAL_HEADER) + frame; end < log.length; end += frame) cuts.push(end);
  const step = Math.max(1, Math.floor(cuts.length / MAX_CUTS));
  const chosen = cuts.filter((_cut, index) => index % step === 0 || index >= cuts.length - 2);
  return [...chosen.flatMap((end) => [end, end + FRAME_HEADER + 7]), log.length - 1];
}
