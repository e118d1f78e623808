import type { DatabaseSync } from 'node:sqlite';

import { type ParticipantId, participantIdSchema, type RoomAddress, roomName } from '@holdfast/sync-protocol';
import * as Y from 'yjs';

import type { ClockRange } from '../update/id-ranges.ts';
import { readUpdate } from '../update/read-update.ts';
import { writeUpdate } from '../update/write-update.ts';
import { ErasedIds } from './erased-ids.ts';
import { findTranslations } from './find-translations.ts';
import { type Sought, WordFinder } from './find-words.ts';
import { rebuildWhole } from './rebuild-whole.ts';
import { rewriteUpdate, saysSomething } from './rewrite-update.ts';

/** Who stands in history for what the operator did. */
const OPERATOR = participantIdSchema.parse('the-operator');

/** No text has it: without words only the replay is wanted. */
const NOTHING: Sought = { words: '\0', isWhole: false };

interface Row {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** What to look for in a room. */
export interface Search {
  /** Words to be found in whatever anyone wrote. */
  readonly sought: Sought | undefined;
  /** Client ids whose content is meant as a whole. */
  readonly clients: ReadonlySet<number>;
  /** Of those, only what has been deleted since. */
  readonly isOnlyDeleted: boolean;
  /** Entries of the discussion that are meant in other languages too, whoever put them so. */
  readonly isTranslated: ((entry: string) => boolean) | undefined;
  /** The key of an entry that is meant as a whole, in every wording that it ever had. */
  readonly entry?: string | undefined;
}

/** Forgets what a room says under some ids, now and at every moment before. Whoever calls has opened a transaction. */
export class RoomEraser {
  readonly #database: DatabaseSync;
  readonly #roomId: number;

  constructor(database: DatabaseSync, room: RoomAddress) {
    this.#database = database;
    const found = database.prepare('SELECT room_id AS roomId FROM rooms WHERE name = ?').get(roomName(room));
    this.#roomId = Number(found?.['roomId'] ?? 0);
  }

  find({ sought, clients, isOnlyDeleted, isTranslated, entry }: Search): ErasedIds {
    const found = new ErasedIds();
    const finder = new WordFinder(sought ?? NOTHING, found);
    const [oldest] = this.#checkpoints();
    const rows = this.#rows();
    if (oldest !== undefined && (rows[0]?.seq ?? Number.POSITIVE_INFINITY) > oldest.seq)
      finder.apply(oldest.bytes);
    for (const { bytes } of rows) finder.apply(bytes);
    for (const { bytes } of [...this.#checkpoints(), ...this.#snapshot()]) finder.apply(bytes);
    finder.finish();
    if (sought !== undefined) for (const { bytes } of rows) finder.lookInRow(structsIn(bytes));
    if (isTranslated !== undefined) {
      for (const structs of finder.doc.store.clients.values())
        findTranslations(structs, { isMeant: isTranslated, found });
      for (const { bytes } of rows) findTranslations(structsIn(bytes), { isMeant: isTranslated, found });
    }
    if (entry !== undefined) addEntry(finder.doc, entry, found);
    for (const client of clients) {
      for (const struct of finder.doc.store.clients.get(client) ?? []) {
        const isMeant =
          struct instanceof Y.Item && saysSomething(struct) && (!isOnlyDeleted || struct.deleted);
        if (isMeant) found.add(client, struct.id.clock, struct.id.clock + struct.length);
      }
    }
    return found;
  }

  erase(erased: ErasedIds, { at, by = OPERATOR }: { at: number; by?: ParticipantId | undefined }): void {
    if (erased.isEmpty || this.#roomId === 0) return;
    this.#dropQuarantined();
    this.#deleteForward(erased, { at, by });
    for (const [table, rows] of [
      ['updates', this.#rows()],
      ['checkpoints', this.#checkpoints()],
    ] as const) {
      const write = this.#database.prepare(`UPDATE ${table} SET bytes = ? WHERE room_id = ? AND seq = ?`);
      for (const { seq, bytes } of rows) {
        const rewritten = rewriteUpdate(bytes, erased);
        if (rewritten !== bytes) write.run(rewritten, this.#roomId, seq);
      }
    }
  }

  /** Nobody can apply them, and what they say cannot be told: they go as a whole. */
  #dropQuarantined(): void {
    const quarantined = 'seq IN (SELECT seq FROM quarantined_rows)';
    const seqs = this.#database
      .prepare(`SELECT seq FROM updates WHERE room_id = ? AND ${quarantined}`)
      .all(this.#roomId);
    for (const { seq } of seqs) {
      this.#database.prepare('DELETE FROM quarantined_rows WHERE seq = ?').run(Number(seq));
      this.#database.prepare('DELETE FROM updates WHERE seq = ?').run(Number(seq));
    }
  }

  /** A deletion like any other, so that devices forget the words as well; and a snapshot without them. */
  #deleteForward(erased: ErasedIds, { at, by }: { at: number; by: ParticipantId }): void {
    const [snapshot] = this.#snapshot();
    const tail = this.#rows().filter(({ seq }) => seq > (snapshot?.seq ?? 0));
    const updates = tail.map(({ bytes }) => bytes);
    const visible = visibleIn([...(snapshot ? [snapshot.bytes] : []), ...updates], erased);
    let seq = tail.at(-1)?.seq ?? snapshot?.seq;
    if (visible.size > 0) {
      const update = writeUpdate(new Map(), visible);
      updates.push(update);
      seq = Number(
        this.#database
          .prepare(
            'INSERT INTO updates (room_id, participant_id, session_id, at, bytes) VALUES (?, ?, ?, ?, ?)',
          )
          .run(this.#roomId, by, 'erasure', at, update).lastInsertRowid,
      );
    }
    if (seq === undefined) return;
    const next = rebuildWhole({ snapshot: snapshot?.bytes, tail: updates, seq });
    this.#database
      .prepare('INSERT OR REPLACE INTO snapshots (room_id, seq, bytes, ids) VALUES (?, ?, ?, ?)')
      .run(this.#roomId, seq, rewriteUpdate(next.update, erased), next.ids);
  }

  #rows(): Row[] {
    return this.#read(
      'SELECT seq, bytes FROM updates WHERE room_id = ? AND seq NOT IN (SELECT seq FROM quarantined_rows) ORDER BY seq',
    );
  }

  #checkpoints(): Row[] {
    return this.#read('SELECT seq, bytes FROM checkpoints WHERE room_id = ? ORDER BY seq');
  }

  #snapshot(): Row[] {
    return this.#read('SELECT seq, bytes FROM snapshots WHERE room_id = ?');
  }

  /** The columns are named and typed as `Row` is, by the statements above and STRICT tables. */
  #read(statement: string): Row[] {
    return this.#database.prepare(statement).all(this.#roomId) as unknown as Row[];
  }
}

/** Whatever was ever written under a key: each wording is a value that takes the place of the one before. */
function addEntry(doc: Y.Doc, entry: string, found: ErasedIds): void {
  for (const [client, structs] of doc.store.clients) {
    for (const struct of structs) {
      if (!saysSomething(struct) || struct.parentSub !== entry) continue;
      found.add(client, struct.id.clock, struct.id.clock + struct.length);
    }
  }
}

function structsIn(update: Uint8Array) {
  const read = readUpdate(update);
  return typeof read === 'string' ? [] : [...read.structs.values()].flat();
}

/** Which of the ids can still be read. */
function visibleIn(updates: readonly Uint8Array[], erased: ErasedIds): Map<number, ClockRange[]> {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const visible = new Map<number, ClockRange[]>();
  for (const [client, structs] of doc.store.clients) {
    const ranges = structs
      .filter((struct) => !struct.deleted && saysSomething(struct))
      .flatMap(({ id, length }) => erased.within(client, { start: id.clock, end: id.clock + length }));
    if (ranges.length > 0) visible.set(client, ranges);
  }
  doc.destroy();
  return visible;
}
