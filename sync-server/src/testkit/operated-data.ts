import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

import { type RoomAddress, roomName } from '@holdfast/sync-protocol';
import type * as Y from 'yjs';

import { SqliteHistory } from '../storage/sqlite-history.ts';
import { compactRoom } from '../update/compact-room.ts';
import { newTestDoc } from './random-edit.ts';

/** How a command ended, and all that it said. */
export interface Ended {
  readonly code: number;
  readonly out: string;
}

/** A command as an operator calls it, in a process of its own. */
export function runCommand(dataDir: string, ...args: string[]): Promise<Ended> {
  const main = fileURLToPath(new URL('../commands/main.ts', import.meta.url));
  const env = { ...process.env, DATA_DIR: dataDir };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), out: stdout + stderr });
    });
  });
}

/** Every byte that a data directory holds, one letter each. */
export async function bytesIn(dataDir: string): Promise<string> {
  const files = await readdir(dataDir);
  const contents = await Promise.all(files.map((file) => readFile(join(dataDir, file), 'latin1')));
  return contents.join('\n');
}

/** What each row of history makes of a document, from the first that is kept; by the number of the row. */
export function everyMoment<Reading>(
  dataDir: string,
  room: RoomAddress,
  read: (doc: Y.Doc) => Reading,
): Map<number, Reading> {
  const database = new DatabaseSync(join(dataDir, 'holdfast.sqlite'));
  const history = new SqliteHistory(database);
  const seqs = database
    .prepare('SELECT seq FROM updates JOIN rooms USING (room_id) WHERE name = ? ORDER BY seq')
    .all(roomName(room))
    .map(({ seq }) => Number(seq));
  const moments = seqs.map((seq): [number, Reading] => {
    const moment = history.readMoment(room, seq);
    const { update } = compactRoom({ snapshot: moment?.checkpoint, tail: moment?.rows ?? [], seq });
    return [seq, read(newTestDoc(update))];
  });
  database.close();
  return new Map(moments);
}
