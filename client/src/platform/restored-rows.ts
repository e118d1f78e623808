import { type Clock, systemClock } from '@holdfast/base';
import { Dexie, type PromiseExtended } from 'dexie';
import { digest } from 'lib0/hash/sha256';

import type { Backup, BackupDocument } from './backup-file.ts';
import type { DeviceTables, DocumentKey, ShelfRow } from './device-tables.ts';
import type { LibraryPlan } from './plan-library.ts';
import { toStoredUpdate } from './stored-update.ts';

/** Work that the relay did not take. */
export interface ShelvedPiece extends Omit<ShelfRow, 'key' | 'acknowledged'> {
  readonly rows: readonly Uint8Array[];
}

/** What one document of a backup file adds to what is here. */
export interface Addition {
  readonly from: BackupDocument;
  /** Undefined: every word of it is here. */
  readonly words: Uint8Array | undefined;
  readonly shelf: readonly ShelvedPiece[];
}

interface AdditionOptions {
  readonly backup: Backup;
  readonly into: LibraryPlan;
  readonly clock?: Clock;
}

/** What this device has of a document, as far as a file could have it too. */
export interface FoundRows {
  readonly key: DocumentKey;
  /** The one in force. */
  readonly generation: number;
  readonly shelf: readonly ShelfRow[];
  /** `[key, generation, seq]` of each row. */
  readonly journal: readonly unknown[];
  readonly versions: ReadonlySet<string>;
  readonly crossings: ReadonlySet<string>;
  readonly authors: ReadonlySet<number>;
}

/** For a transaction, as is `addRows`: a promise other than Dexie's own would let go of it. */
export function findRows(tables: DeviceTables, key: DocumentKey): PromiseExtended<FoundRows> {
  const all = [[key], [key, []]] as const;
  return Dexie.Promise.all([
    tables.journalState.get(key),
    tables.shelf
      .where('[key+generation]')
      .between(...all)
      .toArray(),
    tables.journal
      .where('[key+generation+seq]')
      .between(...all)
      .keys(),
    tables.namedVersions.where('key').equals(key).primaryKeys(),
    tables.crossings.where('key').equals(key).primaryKeys(),
    tables.authors.where('key').equals(key).primaryKeys(),
  ]).then(([state, shelf, journal, versions, crossings, authors]) => ({
    key,
    generation: state?.generation ?? 0,
    shelf,
    journal,
    versions: new Set(versions.map(([, id]) => id)),
    crossings: new Set(crossings.map(([, id]) => id)),
    authors: new Set(authors.map(([, client]) => client)),
  }));
}

/** Adds what is not here, and answers how many versions and pieces of unshared work that was. */
export function addRows(
  tables: DeviceTables,
  { from, words, shelf }: Addition,
  found: FoundRows,
  { into, backup, clock = systemClock }: AdditionOptions,
): PromiseExtended<number> {
  const { key } = found;
  const pieces = new Map(
    shelf.filter((piece) => !isOnShelf(piece, found)).map((piece) => [numberOf(piece), piece]),
  );
  const versions = from.versions.filter(({ id }) => !found.versions.has(id));
  // Whose side is whose holds for the person whose file it is, and for nobody else.
  const isTheirs = into.participantId === backup.plan.participantId;
  const authors = isTheirs ? from.authors.filter(({ client }) => !found.authors.has(client)) : [];
  // One that was settled here meanwhile stays settled.
  const crossings = isTheirs ? from.crossings.filter(({ id }) => !found.crossings.has(id)) : [];
  const { generation } = found;
  return Dexie.Promise.all([
    words && tables.journal.add({ key, generation, update: toStoredUpdate(words), at: clock.now() }),
    tables.journal.bulkAdd(
      [...pieces].flatMap(([number, { rows }]) =>
        rows.map((update) => ({ key, generation: number, update: toStoredUpdate(update) })),
      ),
    ),
    tables.shelf.bulkPut(
      [...pieces].map(([number, { rows: _rows, ...entry }]) => ({
        key,
        ...entry,
        generation: number,
        acknowledged: 0,
      })),
    ),
    tables.namedVersions.bulkPut(versions.map((row) => ({ key, ...row }))),
    tables.authors.bulkPut(authors.map((row) => ({ key, ...row }))),
    tables.crossings.bulkPut(crossings.map((row) => ({ key, ...row, crossing: row.crossing }))),
  ]).then(() => pieces.size + versions.length);
}

/**
 * What was taken from the shelf meanwhile is not there any more: it comes back, since the person asked for what is in the
 * file.
 */
function isOnShelf(piece: ShelvedPiece, { shelf, journal }: FoundRows): boolean {
  const numbers = [piece.generation, numberOf(piece)];
  const same = shelf.filter(
    ({ generation, endedAt, reason }) =>
      numbers.includes(generation) && endedAt === piece.endedAt && reason === piece.reason,
  );
  return same.some(({ generation, acknowledged }) =>
    journal.some((at) => Array.isArray(at) && at[1] === generation && Number(at[2]) > acknowledged),
  );
}

/** Below all generations of this device, and the same for the same piece. */
function numberOf({ state, endedAt }: ShelvedPiece): number {
  const bytes = digest(state);
  return -1 - ((new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) + endedAt) % 2 ** 40);
}
