import { type Clock, systemClock } from '@holdfast/base';
import { DOCUMENT_NAMES, type DocumentName } from '@holdfast/sync-protocol';

import { type Backup, type BackupDocument, formatBackup, isComplete } from './backup-file.ts';
import { listBaseGenerations, openBaseDatabase, readBaseRows, readSetAside } from './base-rows.ts';
import type { DeviceDatabase } from './device-database.ts';
import { baseName, documentKey } from './document-key.ts';
import { readJournalRows } from './journal-rows.ts';
import type { PlanRow } from './plan-row.ts';
import { parseStoredUpdate } from './stored-update.ts';
import { withTimeLimit } from './time-limit.ts';

export interface BackupOptions {
  readonly database: DeviceDatabase;
  readonly plan: PlanRow;
  /** `Y.encodeStateAsUpdate` of what is open now, so that a device whose storage is dead can still save its work. */
  readonly open?: Partial<Record<DocumentName, Uint8Array>>;
  /** The same of instances that are over, with words that are in no journal yet. */
  readonly former?: Partial<Record<DocumentName, readonly Uint8Array[]>>;
  readonly clock?: Clock;
}

const LIMIT_MS = 30_000;

export interface MadeBackup {
  readonly file: Blob;
  /** False: something could not be read, which is named in the file. What is in no file is guarded by none. */
  readonly isComplete: boolean;
}

/** Everything that this device holds of a plan, as a file. Never rejects. */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const { planId, participantId, title, role, displayName, group, colour } = options.plan;
  const documents = await Promise.all(DOCUMENT_NAMES.map((name) => collectDocument(name, options)));
  const backup: Backup = {
    madeAt: (options.clock ?? systemClock).now(),
    plan: { planId, participantId, title, role, displayName, group, colour },
    documents,
  };
  const file = new Blob([formatBackup(backup)], { type: 'application/json' });
  return { file, isComplete: isComplete(backup) };
}

/** The same of one document. */
export async function collectDocument(
  document: DocumentName,
  options: BackupOptions,
): Promise<BackupDocument> {
  const collected: BackupDocument = {
    document,
    generation: 0,
    acknowledged: 0,
    base: [],
    otherBases: [],
    journal: [],
    shelf: [],
    former: [...(options.former?.[document] ?? [])],
    versions: [],
    crossings: [],
    authors: [],
    unreadable: [],
    lost: 0,
    missing: [],
    lacksKept: false,
  };
  const open = options.open?.[document];
  if (open) collected.open = open;
  try {
    await addJournal(collected, options);
  } catch {
    // The file says so; what is open in the page is in it all the same.
    collected.missing.push('journal');
  }
  try {
    await addKept(collected, options);
  } catch {
    collected.lacksKept = true;
  }
  try {
    await addBases(collected, options);
  } catch {
    collected.missing.push('base');
  }
  return collected;
}

async function addJournal(into: BackupDocument, { database, plan }: BackupOptions): Promise<void> {
  const key = documentKey({ ...plan, document: into.document });
  const state = await database.read((tables) => tables.journalState.get(key));
  into.generation = state?.generation ?? 0;
  into.acknowledged = state?.acknowledged ?? 0;
  const rows = await readJournalRows(database, (tables) =>
    tables.journal.where('[key+generation+seq]').between([key], [key, []]),
  );
  for (const { seq, generation, raw } of rows) {
    const update = parseStoredUpdate(raw);
    if (update) into.journal.push({ seq, generation, update });
    else addUnreadable(into, raw);
  }
  into.shelf = await database.read((tables) =>
    tables.shelf.where('[key+generation]').between([key], [key, []]).toArray(),
  );
}

/** What the device keeps of a document besides its words. */
async function addKept(into: BackupDocument, { database, plan }: BackupOptions): Promise<void> {
  const key = documentKey({ ...plan, document: into.document });
  const { versions, crossings, authors } = await database.read(async (tables) => ({
    versions: await tables.namedVersions.where('key').equals(key).toArray(),
    crossings: await tables.crossings.where('key').equals(key).toArray(),
    authors: await tables.authors.where('key').equals(key).toArray(),
  }));
  for (const { id, name, keptAt, state: raw } of versions) {
    const state = parseStoredUpdate(raw);
    if (state) into.versions.push({ id, name, keptAt, state });
    else addUnreadable(into, raw);
  }
  into.crossings = crossings.map(({ key: _key, ...row }) => row);
  into.authors = authors.map(({ client, participantId }) => ({ client, participantId }));
}

async function addBases(into: BackupDocument, options: BackupOptions): Promise<void> {
  const { plan, clock = systemClock } = options;
  const key = documentKey({ ...plan, document: into.document });
  into.base = await readBase(into, into.generation, options);
  const limit = { clock, ms: LIMIT_MS, what: `bases of ${key}` };
  for (const generation of await withTimeLimit(listBaseGenerations(indexedDB, key), limit)) {
    if (generation === into.generation) continue;
    const updates = await readBase(into, generation, options);
    if (updates.length > 0) into.otherBases.push({ generation, updates });
  }
}

async function readBase(
  into: BackupDocument,
  generation: number,
  { plan, clock = systemClock }: BackupOptions,
): Promise<Uint8Array[]> {
  const name = baseName(documentKey({ ...plan, document: into.document }), generation);
  const limit = { clock, ms: LIMIT_MS, what: `base ${name}` };
  const db = await withTimeLimit(openBaseDatabase(indexedDB, name), limit);
  try {
    const { rows, unreadable } = await withTimeLimit(readBaseRows(db), limit);
    for (const { raw } of unreadable) addUnreadable(into, raw);
    for (const raw of await withTimeLimit(readSetAside(db), limit)) addUnreadable(into, raw);
    return rows.map((row) => row.update);
  } finally {
    db.close();
  }
}

function addUnreadable(into: BackupDocument, raw: unknown): void {
  if (raw instanceof Uint8Array) into.unreadable.push(raw);
  else into.lost += 1;
}
