import type { Collection } from 'dexie';

import type { DeviceDatabase } from './device-database.ts';
import type { DeviceTables, JournalTableRow } from './device-tables.ts';
import { StorageError } from './storage-error.ts';

export interface RawJournalRow {
  readonly seq: number;
  readonly generation: number;
  /** What storage gave back; undefined when it gave nothing. */
  readonly raw: unknown;
}

type JournalRange = (
  tables: DeviceTables,
) => Collection<JournalTableRow, number, Omit<JournalTableRow, 'seq'>>;

/** All rows of a range of `[key+generation+seq]`. One damaged row makes a browser refuse them all: then each is asked for by itself. */
export async function readJournalRows(
  database: DeviceDatabase,
  range: JournalRange,
): Promise<readonly RawJournalRow[]> {
  try {
    const rows = await database.read((tables) => range(tables).toArray());
    return rows.map(({ seq, generation, update }) => ({ seq, generation, raw: update }));
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return readOneByOne(database, range);
}

async function readOneByOne(
  database: DeviceDatabase,
  range: JournalRange,
): Promise<readonly RawJournalRow[]> {
  const indexKeys = await database.read((tables) => range(tables).keys());
  const rows: RawJournalRow[] = [];
  for (const indexKey of indexKeys) {
    if (!Array.isArray(indexKey)) continue;
    const [, generation, seq] = indexKey;
    if (typeof generation !== 'number' || typeof seq !== 'number') continue;
    rows.push({ seq, generation, raw: await readOne(database, seq) });
  }
  return rows;
}

async function readOne(database: DeviceDatabase, seq: number): Promise<unknown> {
  try {
    return (await database.read((tables) => tables.journal.get(seq)))?.update;
  } catch (error) {
    // The row stays where it is and counts as unreadable.
    if (isDamage(error)) return undefined;
    throw error;
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof StorageError && error.problem === 'unknown';
}
