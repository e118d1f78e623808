import type { Clock } from '@holdfast/base';
import * as Y from 'yjs';

import { type Backup, type BackupDocument, updatesOf } from './backup-file.ts';
import { openBell } from './bell.ts';
import type { DeviceDatabase } from './device-database.ts';
import { PLAN_TABLES } from './device-tables.ts';
import { documentKey } from './document-key.ts';
import { collectDocument } from './make-backup.ts';
import type { LibraryPlan } from './plan-library.ts';
import { type Addition, addRows, findRows, type ShelvedPiece } from './restored-rows.ts';
import { type StorageProblem, toStorageError } from './storage-error.ts';
import { equalBytes } from './stored-update.ts';

export interface RestoreOptions {
  readonly database: DeviceDatabase;
  readonly backup: Backup;
  /** Whose work it joins. A plan that is not in the library yet is put there, together with the rest. */
  readonly into: LibraryPlan;
  readonly clock?: Clock;
}

export type RestoreOutcome =
  /** `words`: the text of the plan has changed. `kept`: versions and pieces of unshared work that came back. */
  | { readonly kind: 'restored'; readonly words: boolean; readonly kept: number }
  /** All of it was here already. */
  | { readonly kind: 'nothing-new' }
  /** Something in the file is no document, though the file is whole. Nothing was changed. */
  | { readonly kind: 'damaged' }
  /** Nothing was changed. */
  | { readonly kind: 'failed'; readonly problem: StorageProblem };

/**
 * Merges a backup file into a plan on this device: what is missing here is added, and nothing is replaced, so that the
 * same file twice is the same as once. All of it is stored in one transaction, and pages that have the plan open hear
 * of it. Never rejects.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreOutcome> {
  const additions: Addition[] = [];
  let kept: number;
  try {
    for (const from of options.backup.documents) {
      const inFile = readDocument(from);
      if (inFile === undefined) return { kind: 'damaged' };
      additions.push(await compare(from, inFile, options));
    }
    kept = await store(additions, options);
  } catch (error) {
    // The file still has all of it.
    return { kind: 'failed', problem: toStorageError(error).problem };
  }
  ringFor(options.into, additions);
  const words = additions.some((addition) => addition.words !== undefined);
  return words || kept > 0 ? { kind: 'restored', words, kept } : { kind: 'nothing-new' };
}

/** The document of the file; undefined when something that would be stored is nothing that Yjs can read. */
function readDocument(from: BackupDocument): Y.Doc | undefined {
  const inFile = new Y.Doc();
  const apart = [
    ...[...from.shelf, ...from.versions].map(({ state }) => state),
    ...from.journal.map(({ update }) => update),
    ...from.former,
  ];
  const isReadable =
    applyAll(inFile, updatesOf(from)) && apart.every((each) => applyAll(new Y.Doc(), [each]));
  return isReadable ? inFile : undefined;
}

async function compare(
  from: BackupDocument,
  inFile: Y.Doc,
  { database, into, clock, backup }: RestoreOptions,
): Promise<Addition> {
  const here = new Y.Doc();
  applyAll(
    here,
    updatesOf(await collectDocument(from.document, { database, plan: into, ...(clock && { clock }) })),
  );
  const words = missingFrom(here, updatesOf(from));
  const shelf = [...shelvedIn(from), ...lateIn(from, inFile, backup.madeAt)];
  return { from, words, shelf };
}

/** False: one of them is no update. */
function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): boolean {
  try {
    for (const update of updates) Y.applyUpdate(doc, update);
    return true;
  } catch {
    // A scratch document: nothing of anybody's is in it alone.
    return false;
  }
}

/** One update with what `updates` add to `doc`, also to what waits in it; undefined when they add nothing. */
function missingFrom(doc: Y.Doc, updates: readonly Uint8Array[]): Uint8Array | undefined {
  const added: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => added.push(update));
  const before = Y.encodeStateAsUpdate(doc);
  Y.transact(doc, () => applyAll(doc, updates));
  if (equalBytes(before, Y.encodeStateAsUpdate(doc))) return undefined;
  // What waits for something that neither has is stored as it came, for whoever brings the rest.
  const isPending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
  const adding = isPending ? [...updates] : added;
  return adding.length === 0 ? undefined : Y.mergeUpdates(adding);
}

/** Work that the relay did not take. */
function shelvedIn({ shelf, journal }: BackupDocument): readonly ShelvedPiece[] {
  return shelf.flatMap(({ acknowledged, ...entry }) => {
    const rows = journal.filter(
      ({ generation, seq }) => generation === entry.generation && seq > acknowledged,
    );
    return rows.length === 0 ? [] : [{ ...entry, rows: rows.map(({ update }) => update) }];
  });
}

/** Words that were typed into an instance that was over, and were in no journal when the file was made. */
function lateIn(from: BackupDocument, inFile: Y.Doc, endedAt: number): readonly ShelvedPiece[] {
  const known = knownClocks(from, inFile);
  return from.former.flatMap((state) => {
    const late = Y.diffUpdate(state, Y.encodeStateVector(known));
    const hasWords = Y.decodeUpdate(late).structs.length > 0;
    return hasWords ? [{ generation: -1, reason: 'late', endedAt, state, rows: [late] }] : [];
  });
}

/**
 * Up to which clock each hand's words are in the document or on the shelf. The rows of one hand follow each other, and
 * what is below the first of them has been shared: the document of a new instance may not have it back yet. But where a
 * row could not be read nobody knows what was in it.
 */
function knownClocks({ journal, unreadable, lost }: BackupDocument, inFile: Y.Doc): Map<number, number> {
  const known = Y.decodeStateVector(Y.encodeStateVector(inFile));
  const hasAllRows = unreadable.length === 0 && lost === 0;
  const isBegun = new Set<number>();
  for (const { update } of journal) {
    const { from, to } = Y.parseUpdateMeta(update);
    for (const [client, end] of to) {
      const at = known.get(client) ?? 0;
      const follows = (from.get(client) ?? 0) <= at || (hasAllRows && !isBegun.has(client));
      if (follows) known.set(client, Math.max(at, end));
      isBegun.add(client);
    }
  }
  return known;
}

/** Answers how many versions and pieces of unshared work were added. */
function store(additions: readonly Addition[], options: RestoreOptions): Promise<number> {
  const { database, into } = options;
  return database.write(PLAN_TABLES, async (tables) => {
    let kept = 0;
    for (const addition of additions) {
      const found = await findRows(tables, documentKey({ ...into, document: addition.from.document }));
      kept += await addRows(tables, addition, found, options);
    }
    if ((await tables.plans.get([into.planId, into.participantId])) === undefined)
      await tables.plans.add(into);
    return kept;
  });
}

function ringFor(into: LibraryPlan, additions: readonly Addition[]): void {
  try {
    for (const { from } of additions) {
      const bell = openBell(`holdfast:${documentKey({ ...into, document: from.document })}`);
      bell.ring();
      bell.close();
    }
  } catch {
    // The rows are in the journal: a page that has the plan open reads them with the next ring, or when it wakes.
  }
}
