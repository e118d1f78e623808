import type { DatabaseSync } from 'node:sqlite';

import { type RoomAddress, roomName } from '@holdfast/sync-protocol';

import { rebuildWhole } from '../erasure/rebuild-whole.ts';
import { inTransaction } from '../storage/sqlite-file.ts';
import { SqliteHistory } from '../storage/sqlite-history.ts';
import { SqliteRooms } from '../storage/sqlite-rooms.ts';
import type { StoredRow } from '../storage/storage.ts';
import { type Command, CommandError } from './command.ts';
import { besideRelay, databaseFile } from './data-directory.ts';

export const verifyCommand: Command = {
  summary: 'read every room and say what is wrong',
  usage: 'verify',
  details: `Works while the relay runs. Reads the file itself, whether credentials and codes belong to somebody,
then of every room the snapshot, the rows after it and all
moments that history can go back to. Rows that were put aside because no one could apply them are listed.
Ends with 1 when something is wrong.`,
  options: [],
  async run({ dataDir, say }) {
    const problems = await besideRelay(databaseFile(dataDir), (database) => verify(database, say));
    if (problems > 0) throw new CommandError(`${problems} problems.`);
    say('Nothing is wrong.');
  },
};

const OF_PEOPLE: ReadonlySet<string> = new Set(['participants', 'invitations', 'credentials', 'passes']);

function verify(database: DatabaseSync, say: (line: string) => void): number {
  let problems = 0;
  const report = (line: string): void => {
    problems += 1;
    say(line);
  };
  for (const { integrity_check: result } of database.prepare('PRAGMA integrity_check').all()) {
    if (result !== 'ok') report(`The file is damaged: ${String(result)}`);
  }
  for (const { table, parent } of database.prepare('PRAGMA foreign_key_check').all()) {
    // Whoever takes part, and by what: rooms are read one by one below.
    if (!OF_PEOPLE.has(String(table))) continue;
    report(`A row of ${String(table)} belongs to nothing that is in ${String(parent)}.`);
  }
  const [rooms, history] = [new SqliteRooms(database), new SqliteHistory(database)];
  const all = history.listRooms();
  for (const room of all) {
    // One moment of the room, whatever a relay commits meanwhile.
    inTransaction(database, 'BEGIN', () => verifyRoom(room, { database, rooms, history, report }));
  }
  say(`${all.length} rooms read.`);
  for (const row of quarantined(database)) say(row);
  return problems;
}

function verifyRoom(
  room: RoomAddress,
  {
    database,
    rooms,
    history,
    report,
  }: { database: DatabaseSync; rooms: SqliteRooms; history: SqliteHistory; report: (line: string) => void },
): void {
  const name = roomName(room);
  const attempt = (what: string, read: () => void): void => {
    try {
      read();
    } catch (error) {
      report(`${name}: ${what} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  attempt('the document', () => {
    const { snapshot, tail } = rooms.loadRoom(room);
    const rows: StoredRow[] = [];
    for (let page = tail; page.length > 0; page = rooms.readTail(room, page.at(-1)?.seq ?? 0))
      rows.push(...page);
    rebuildWhole({
      snapshot: snapshot?.update,
      tail: rows.map(({ update }) => update),
      seq: rows.at(-1)?.seq ?? snapshot?.seq ?? 0,
    });
  });
  for (const seq of borders(database, name)) {
    attempt(`history up to row ${seq}`, () => {
      const moment = history.readMoment(room, seq);
      if (moment !== undefined) rebuildWhole({ snapshot: moment.checkpoint, tail: moment.rows, seq });
    });
  }
}

/** The last row before each checkpoint, and the last of all: every row is read once on the way to one of them. */
function borders(database: DatabaseSync, name: string): number[] {
  const found = database
    .prepare(
      `SELECT (SELECT max(seq) FROM updates u WHERE u.room_id = r.room_id AND u.seq < c.seq) AS seq
       FROM rooms r JOIN checkpoints c USING (room_id) WHERE r.name = ?1
       UNION SELECT max(seq) FROM updates JOIN rooms r USING (room_id) WHERE r.name = ?1`,
    )
    .all(name);
  return found.map(({ seq }) => seq).filter((seq) => typeof seq === 'number');
}

function quarantined(database: DatabaseSync): string[] {
  const rows = database
    .prepare(
      `SELECT r.name, u.seq, u.participant_id AS by, u.at, q.at AS asideAt, length(u.bytes) AS bytes
       FROM quarantined_rows q JOIN updates u USING (seq) JOIN rooms r USING (room_id) ORDER BY seq`,
    )
    .all();
  return rows.map(
    ({ name, seq, by, at, asideAt, bytes }) =>
      `${String(name)}: row ${Number(seq)} of ${String(by)} (${Number(bytes)} bytes, written ${time(at)}) was put aside ${time(asideAt)}.`,
  );
}

function time(at: unknown): string {
  return new Date(Number(at)).toISOString();
}
