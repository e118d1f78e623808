import type { DatabaseSync } from 'node:sqlite';

import type { RoomAddress } from '@holdfast/sync-protocol';

import { forgetFreePages } from '../erasure/erase-plan.ts';
import { rebuildWhole } from '../erasure/rebuild-whole.ts';
import { inTransaction } from '../storage/sqlite-file.ts';
import { SqliteHistory } from '../storage/sqlite-history.ts';
import { SqliteRooms } from '../storage/sqlite-rooms.ts';
import type { StoredRow } from '../storage/storage.ts';
import { type Command, UsageError } from './command.ts';
import { databaseFile, planOf, withoutRelay } from './data-directory.ts';

export const purgeCommand: Command = {
  summary: 'forget history from before a date',
  usage: 'purge --before DATE [--plan ID]',
  details: `The relay must be stopped. DATE as in 2026-09-01. Documents stay as they are, and so does history from that
date on; who wrote what before, and what was deleted before, is gone from the file.`,
  options: ['before', 'plan'],
  async run({ dataDir, need, find, say }) {
    const before = Date.parse(need('before'));
    if (Number.isNaN(before)) throw new UsageError(`“${need('before')}” is not a date.`);
    const plan = find('plan');
    const planId = plan === undefined ? undefined : planOf(plan);
    await withoutRelay(databaseFile(dataDir), (open) => {
      const database = open();
      const history = new SqliteHistory(database);
      const rooms = history.listRooms().filter((room) => planId === undefined || room.planId === planId);
      const count = countRows(database);
      for (const room of rooms)
        inTransaction(database, 'BEGIN IMMEDIATE', () => purge(database, room, before));
      forgetFreePages(database);
      say(`${count - countRows(database)} rows of ${rooms.length} rooms forgotten.`);
    });
  },
};

function purge(database: DatabaseSync, room: RoomAddress, before: number): void {
  const [rooms, history] = [new SqliteRooms(database), new SqliteHistory(database)];
  coverAll(room, rooms);
  for (let seq = history.findCut(room, before); seq !== undefined; seq = history.findCut(room, before)) {
    const moment = history.readMoment(room, seq);
    if (moment === undefined) return;
    history.purge(room, rebuildWhole({ snapshot: moment.checkpoint, tail: moment.rows, seq }));
  }
}

/** Only covered rows may be forgotten. */
function coverAll(room: RoomAddress, rooms: SqliteRooms): void {
  const { snapshot, tail } = rooms.loadRoom(room);
  const all: StoredRow[] = [];
  for (let page = tail; page.length > 0; page = rooms.readTail(room, page.at(-1)?.seq ?? 0))
    all.push(...page);
  const seq = all.at(-1)?.seq;
  if (seq === undefined) return;
  rooms.cover(room, rebuildWhole({ snapshot: snapshot?.update, tail: all.map(({ update }) => update), seq }));
}

function countRows(database: DatabaseSync): number {
  return Number(database.prepare('SELECT count(*) AS count FROM updates').get()?.['count']);
}
