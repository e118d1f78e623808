import type { DatabaseSync } from 'node:sqlite';

import { DOCUMENT_NAMES, type ParticipantId, type PlanId } from '@holdfast/sync-protocol';

import { SqliteAccess } from '../storage/sqlite-access.ts';
import { RoomEraser } from './erase-room.ts';
import { ErasedIds, type ErasedRanges } from './erased-ids.ts';
import { isIn, type Sought, soughtName } from './find-words.ts';

/** One erasure as it is kept, by ids alone. */
export interface Erasure {
  readonly at: number;
  readonly planId: PlanId;
  readonly participantId?: ParticipantId | undefined;
  /** The entry of the discussion that a facilitator had erased. */
  readonly entry?: string | undefined;
  /** The facilitator; undefined for the operator. */
  readonly by?: ParticipantId | undefined;
  /** By document. */
  readonly ranges: Readonly<Record<string, ErasedRanges>>;
  /** Whose labels said it: they are for facilitators, who may have written a name there. */
  readonly invitationIds: readonly string[];
}

/** The words wherever they stand. */
export function findWords(
  database: DatabaseSync,
  { planId, words, at }: { readonly planId: PlanId; readonly words: string; readonly at: number },
): Erasure {
  return find(database, { planId, at, sought: { words, isWhole: false } });
}

/**
 * A person: their name wherever it stands, everything that they said in the discussion, also as others translated it, and
 * what they wrote in the plan and has been deleted since; what of it stands in the plan today is the plan's.
 */
export function findPerson(
  database: DatabaseSync,
  { planId, participantId, at }: Meant & { readonly participantId: ParticipantId },
): Erasure {
  const name = new SqliteAccess(database).findParticipant(planId, participantId)?.displayName ?? '';
  // Without a name there is nobody any more: they were erased before.
  return find(database, { planId, participantId, at, sought: name === '' ? undefined : soughtName(name) });
}

interface Meant {
  readonly planId: PlanId;
  readonly at: number;
}

/** What a facilitator asks to be forgotten. */
export interface EntryMeant extends Meant {
  readonly entry: string;
  readonly by: ParticipantId;
}

/** One entry of the discussion, in every wording that it ever had and in every language. */
export function findEntry(database: DatabaseSync, { planId, at, entry, by }: EntryMeant): Erasure {
  const found = new RoomEraser(database, { planId, document: 'discussion' }).find({
    sought: undefined,
    clients: new Set(),
    isOnlyDeleted: false,
    isTranslated: (of) => of === entry,
    entry,
  });
  return { at, planId, entry, by, ranges: { discussion: found.toRanges() }, invitationIds: [] };
}

/**
 * An erasure that was done elsewhere, with what it means here beyond that: a backup holds what was purged before it was
 * done, and the name that the person had then.
 */
export function findAgain(database: DatabaseSync, erasure: Erasure): Erasure {
  const here = findHere(database, erasure);
  if (here === undefined) return erasure;
  const ranges: Record<string, ErasedRanges> = {};
  for (const document of DOCUMENT_NAMES) {
    const both = ErasedIds.fromRanges(erasure.ranges[document] ?? {});
    both.addRanges(here.ranges[document] ?? {});
    if (!both.isEmpty) ranges[document] = both.toRanges();
  }
  const invitationIds = [...new Set([...erasure.invitationIds, ...here.invitationIds])];
  return { ...erasure, ranges, invitationIds };
}

/** Undefined for words: what they were, no erasure says. */
function findHere(
  database: DatabaseSync,
  { planId, participantId, entry, by, at }: Erasure,
): Erasure | undefined {
  if (participantId !== undefined) return findPerson(database, { planId, participantId, at });
  if (entry !== undefined && by !== undefined) return findEntry(database, { planId, entry, by, at });
  return undefined;
}

function find(
  database: DatabaseSync,
  meant: Meant & { readonly participantId?: ParticipantId; readonly sought: Sought | undefined },
): Erasure {
  const { planId, participantId, sought, at } = meant;
  const ranges: Record<string, ErasedRanges> = {};
  for (const document of DOCUMENT_NAMES) {
    const found = new RoomEraser(database, { planId, document }).find({
      sought,
      clients: clientsOf(database, `${planId}/${document}`, participantId),
      isOnlyDeleted: document === 'content',
      isTranslated:
        document === 'discussion' && participantId !== undefined
          ? (of) => of.startsWith(`${participantId}.`)
          : undefined,
    });
    if (!found.isEmpty) ranges[document] = found.toRanges();
  }
  return { at, planId, participantId, ranges, invitationIds: labelled(database, planId, sought) };
}

/** Does it, and keeps that it was done. Doing it again changes nothing more. Whoever calls has opened a transaction. */
export function eraseFromPlan(database: DatabaseSync, erasure: Erasure): void {
  const { at, planId, participantId, entry, by, ranges, invitationIds } = erasure;
  for (const document of DOCUMENT_NAMES) {
    const ids = ErasedIds.fromRanges(ranges[document] ?? {});
    new RoomEraser(database, { planId, document }).erase(ids, { at, by });
  }
  if (participantId !== undefined) {
    database
      .prepare(
        `UPDATE participants SET display_name = '', colour = 0, seen_at = NULL,
         removed_at = coalesce(removed_at, ?) WHERE plan_id = ? AND participant_id = ?`,
      )
      .run(at, planId, participantId);
    for (const table of ['credentials', 'passes']) {
      database
        .prepare(`DELETE FROM ${table} WHERE plan_id = ? AND participant_id = ?`)
        .run(planId, participantId);
    }
  }
  for (const id of invitationIds) {
    database
      .prepare('UPDATE invitations SET label = NULL WHERE plan_id = ? AND invitation_id = ?')
      .run(planId, id);
  }
  const what = JSON.stringify({ participantId, entry, by, ranges, invitationIds });
  database.prepare('INSERT INTO erasures (at, plan_id, what) VALUES (?, ?, ?)').run(at, planId, what);
}

/** All that were ever done here, the oldest first. */
export function listErasures(database: DatabaseSync): readonly Erasure[] {
  const rows = database.prepare('SELECT at, plan_id AS planId, what FROM erasures ORDER BY erasure_id').all();
  return rows.map(({ at, planId, what }) => {
    // Written by `eraseFromPlan` alone.
    const erasure = { at, planId, ...(JSON.parse(String(what)) as object) };
    return erasure as unknown as Erasure;
  });
}

function labelled(database: DatabaseSync, planId: PlanId, sought: Sought | undefined): readonly string[] {
  if (sought === undefined) return [];
  return database
    .prepare('SELECT invitation_id AS id, label FROM invitations WHERE plan_id = ? AND label IS NOT NULL')
    .all(planId)
    .filter(({ label }) => isIn(String(label), sought))
    .map(({ id }) => String(id));
}

/** Makes the disk forget as well: freed pages are overwritten, and no log of earlier writes is left. */
export function forgetFreePages(database: DatabaseSync): void {
  database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
}

function clientsOf(
  database: DatabaseSync,
  room: string,
  participantId: ParticipantId | undefined,
): ReadonlySet<number> {
  const rows = database
    .prepare(
      `SELECT client_id AS client FROM client_ids JOIN rooms USING (room_id)
       WHERE name = ? AND participant_id = ?`,
    )
    .all(room, participantId ?? '');
  return new Set(rows.map(({ client }) => Number(client)));
}
