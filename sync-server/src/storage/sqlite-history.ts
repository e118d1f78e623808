import type { DatabaseSync } from 'node:sqlite';

import { parseRoomName, type RoomAddress, roomName } from '@holdfast/sync-protocol';

import type { BlockingStorage } from './blocking-storage.ts';
import { groupMoments, type RowMark } from './moments.ts';
import {
  type Checkpoint,
  HISTORY_PAGE,
  type HistoryStorage,
  type MomentPage,
  type StoredMoment,
} from './storage.ts';

/** What rooms were like before, in one database. Whoever calls has opened a transaction. */
export class SqliteHistory implements Pick<BlockingStorage, keyof HistoryStorage> {
  readonly #rooms;
  readonly #findRoom;
  readonly #marks;
  readonly #checkpoint;
  readonly #rows;
  readonly #firstAfter;
  readonly #lastBefore;
  readonly #putCheckpoint;
  readonly #dropCheckpoints;
  readonly #dropQuarantined;
  readonly #dropRows;

  constructor(database: DatabaseSync) {
    this.#rooms = database.prepare('SELECT name FROM rooms ORDER BY room_id');
    this.#findRoom = database.prepare('SELECT room_id AS roomId FROM rooms WHERE name = ?');
    this.#marks = database.prepare(
      `SELECT seq, participant_id AS participantId, at, length(bytes) AS bytes FROM updates
       WHERE room_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    );
    this.#checkpoint = database.prepare(
      `SELECT seq, bytes AS "update" FROM checkpoints WHERE room_id = ? AND seq <= ? ORDER BY seq DESC LIMIT 1`,
    );
    this.#rows = database.prepare(
      `SELECT bytes FROM updates WHERE room_id = ? AND seq > ? AND seq <= ?
       AND seq NOT IN (SELECT seq FROM quarantined_rows) ORDER BY seq`,
    );
    this.#firstAfter = database.prepare(
      'SELECT seq FROM updates WHERE room_id = ? AND at >= ? ORDER BY seq LIMIT 1',
    );
    this.#lastBefore = database.prepare(
      `SELECT max(seq) AS seq FROM (SELECT seq FROM updates WHERE room_id = ?1 AND seq < ?2
       AND seq <= (SELECT seq FROM snapshots WHERE room_id = ?1) ORDER BY seq LIMIT ?3)`,
    );
    this.#putCheckpoint = database.prepare(
      `INSERT INTO checkpoints (room_id, seq, bytes) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET bytes = excluded.bytes`,
    );
    this.#dropCheckpoints = database.prepare('DELETE FROM checkpoints WHERE room_id = ? AND seq < ?');
    this.#dropQuarantined = database.prepare(
      `DELETE FROM quarantined_rows WHERE seq IN (SELECT seq FROM updates WHERE room_id = ? AND seq <= ?)`,
    );
    this.#dropRows = database.prepare('DELETE FROM updates WHERE room_id = ? AND seq <= ?');
  }

  listRooms(): readonly RoomAddress[] {
    return this.#rooms
      .all()
      .map(({ name }) => parseRoomName(String(name)))
      .filter((room) => room !== undefined);
  }

  listMoments(room: RoomAddress, before: number | undefined): MomentPage {
    const roomId = this.#roomId(room);
    // The columns are named and typed as `RowMark` is, by the statement above and STRICT tables.
    const marks = this.#marks.all(
      roomId,
      before ?? Number.MAX_SAFE_INTEGER,
      HISTORY_PAGE,
    ) as unknown as RowMark[];
    return {
      moments: groupMoments(marks),
      next: marks.length < HISTORY_PAGE ? undefined : marks.at(-1)?.seq,
    };
  }

  readMoment(room: RoomAddress, seq: number): StoredMoment | undefined {
    const roomId = this.#roomId(room);
    const checkpoint = this.#checkpoint.get(roomId, seq) as Checkpoint | undefined;
    const rows = this.#rows.all(roomId, checkpoint?.seq ?? 0, seq).map(({ bytes }) => bytes as Uint8Array);
    return checkpoint === undefined && rows.length === 0
      ? undefined
      : { checkpoint: checkpoint?.update, rows };
  }

  findCut(room: RoomAddress, before: number): number | undefined {
    const roomId = this.#roomId(room);
    const firstKept = this.#firstAfter.get(roomId, before)?.['seq'] ?? Number.MAX_SAFE_INTEGER;
    const cut = this.#lastBefore.get(roomId, firstKept, HISTORY_PAGE)?.['seq'];
    return typeof cut === 'number' ? cut : undefined;
  }

  purge(room: RoomAddress, { seq, update }: Checkpoint): void {
    const roomId = this.#roomId(room);
    this.#putCheckpoint.run(roomId, seq, update);
    this.#dropCheckpoints.run(roomId, seq);
    this.#dropQuarantined.run(roomId, seq);
    this.#dropRows.run(roomId, seq);
  }

  /** Numbers begin at 1: none has 0. */
  #roomId(room: RoomAddress): number {
    return Number(this.#findRoom.get(roomName(room))?.['roomId'] ?? 0);
  }
}
