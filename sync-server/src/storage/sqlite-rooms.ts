import type { DatabaseSync } from 'node:sqlite';

import { type ParticipantId, type RoomAddress, roomName } from '@holdfast/sync-protocol';

import type { BlockingStorage } from './blocking-storage.ts';
import type {
  Quarantine,
  RoomAppend,
  RoomStorage,
  StoredRoom,
  StoredRow,
  StoredSnapshot,
} from './storage.ts';
import { type TailPage, takePage } from './tail-page.ts';

/** The logs of all rooms in one database. Whoever calls has opened a transaction. */
export class SqliteRooms implements Pick<BlockingStorage, keyof RoomStorage> {
  readonly #addRoom;
  readonly #findRoom;
  readonly #addRow;
  readonly #addClientId;
  readonly #readTail;
  readonly #readSnapshot;
  readonly #readClientIds;
  readonly #putSnapshot;
  readonly #quarantineRow;
  readonly #putCleanSnapshot;
  readonly #raiseEpoch;
  readonly #checkpointWhenDue;
  readonly #putCheckpoint;

  constructor(database: DatabaseSync) {
    this.#addRoom = database.prepare('INSERT INTO rooms (name) VALUES (?)');
    this.#findRoom = database.prepare('SELECT room_id AS roomId, epoch FROM rooms WHERE name = ?');
    this.#addRow = database.prepare(
      'INSERT INTO updates (room_id, participant_id, session_id, at, bytes) VALUES (?, ?, ?, ?, ?)',
    );
    this.#addClientId = database.prepare(
      'INSERT INTO client_ids (room_id, client_id, participant_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#readTail = database.prepare(
      'SELECT seq, session_id AS sessionId, bytes AS "update" FROM updates WHERE room_id = ? AND seq > ? ORDER BY seq',
    );
    this.#readSnapshot = database.prepare(
      'SELECT seq, bytes AS "update", ids FROM snapshots WHERE room_id = ?',
    );
    this.#readClientIds = database.prepare(
      'SELECT client_id AS clientId, participant_id AS participantId FROM client_ids WHERE room_id = ?',
    );
    this.#putSnapshot = database.prepare(
      `INSERT INTO snapshots (room_id, seq, bytes, ids) VALUES (?, ?, ?, ?)
       ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes, ids = excluded.ids
       WHERE excluded.seq > seq`,
    );
    this.#quarantineRow = database.prepare(
      'INSERT INTO quarantined_rows (seq, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    );
    this.#putCleanSnapshot = database.prepare(
      `INSERT INTO snapshots (room_id, seq, bytes, ids) VALUES (?, ?, ?, ?)
       ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes, ids = excluded.ids
       WHERE excluded.seq >= seq`,
    );
    this.#checkpointWhenDue = database.prepare(
      `INSERT INTO checkpoints (room_id, seq, bytes)
       SELECT room_id, seq, bytes FROM snapshots WHERE room_id = :roomId AND seq = :seq AND length(bytes) <= (
         SELECT sum(length(bytes)) FROM updates WHERE room_id = :roomId AND seq <= :seq AND seq > (
           SELECT coalesce(max(seq), 0) FROM checkpoints WHERE room_id = :roomId))
       ON CONFLICT DO NOTHING`,
    );
    this.#putCheckpoint = database.prepare(
      `INSERT INTO checkpoints (room_id, seq, bytes) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET bytes = excluded.bytes`,
    );
    this.#raiseEpoch = database.prepare(
      'UPDATE rooms SET epoch = epoch + 1 WHERE room_id = ? RETURNING epoch',
    );
  }

  append(batch: readonly RoomAppend[]): readonly (readonly number[])[] {
    return batch.map(({ room, rows, clientIds }) => {
      const roomId = this.#roomId(room);
      for (const [clientId, participantId] of clientIds)
        this.#addClientId.run(roomId, clientId, participantId);
      return rows.map(({ participantId, sessionId, at, update }) =>
        Number(this.#addRow.run(roomId, participantId, sessionId, at, update).lastInsertRowid),
      );
    });
  }

  loadRoom(address: RoomAddress): StoredRoom {
    const room = this.#findRoom.get(roomName(address)) as { roomId: number; epoch: number } | undefined;
    if (room === undefined)
      return { epoch: 0, snapshot: undefined, tail: [], hasMore: false, clientIds: new Map() };
    // The columns are named and typed as the ports are, by the statements above and STRICT tables.
    const snapshot = this.#readSnapshot.get(room.roomId) as StoredSnapshot | undefined;
    const { rows: tail, hasMore } = this.#readPage(room.roomId, snapshot?.seq ?? 0);
    const owners = this.#readClientIds.all(room.roomId) as unknown as {
      clientId: number;
      participantId: ParticipantId;
    }[];
    const clientIds = new Map(owners.map(({ clientId, participantId }) => [clientId, participantId]));
    return { epoch: room.epoch, snapshot, tail, hasMore, clientIds };
  }

  readTail(address: RoomAddress, seq: number): readonly StoredRow[] {
    // Without making the room: readers take no lock to write.
    const roomId = this.#findRoom.get(roomName(address))?.['roomId'];
    return roomId === undefined ? [] : this.#readPage(Number(roomId), seq).rows;
  }

  cover(room: RoomAddress, { seq, update, ids }: StoredSnapshot): void {
    const roomId = this.#roomId(room);
    this.#putSnapshot.run(roomId, seq, update, ids);
    this.#checkpointWhenDue.run({ roomId, seq });
  }

  quarantine(room: RoomAddress, { seqs, snapshot, at }: Quarantine): number {
    const roomId = this.#roomId(room);
    for (const seq of seqs) this.#quarantineRow.run(seq, at);
    this.#putCleanSnapshot.run(roomId, snapshot.seq, snapshot.update, snapshot.ids);
    // From the clean document on: what came directly after the rows that were put aside may build on them.
    this.#putCheckpoint.run(roomId, snapshot.seq, snapshot.update);
    return Number(this.#raiseEpoch.get(roomId)?.['epoch']);
  }

  #readPage(roomId: number, seq: number): TailPage {
    // Row by row, as far as the page goes: a log may hold more than fits into memory.
    return takePage(this.#readTail.iterate(roomId, seq) as unknown as Iterable<StoredRow>);
  }

  #roomId(address: RoomAddress): number {
    const name = roomName(address);
    const known = this.#findRoom.get(name)?.['roomId'];
    return Number(known ?? this.#addRoom.run(name).lastInsertRowid);
  }
}
