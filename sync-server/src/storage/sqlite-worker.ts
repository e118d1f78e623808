/** The thread that owns the database: the only one that ever waits for the disk. */
import { setTimeout as delay } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

import { systemClock } from '@holdfast/base';

import { eraseFromPlan, findEntry } from '../erasure/erase-plan.ts';
import { giveBackWhenQuiet } from '../quiet-memory.ts';
import { answerCalls } from '../worker/answer-calls.ts';
import type { BlockingErasures, BlockingStorage } from './blocking-storage.ts';
import { packTail } from './packed-tail.ts';
import { SqliteAccess } from './sqlite-access.ts';
import { claimDatabase, inTransaction, isBusy, openDatabase } from './sqlite-file.ts';
import { SqliteHistory } from './sqlite-history.ts';
import { SqlitePasses } from './sqlite-passes.ts';
import { SqliteRooms } from './sqlite-rooms.ts';
import { readVersion } from './sqlite-schema.ts';
import type { PackedRoom, SqliteCall } from './sqlite-storage.ts';
import type { Storage, StoredRoom, StoredRow } from './storage.ts';

const RETRY_MS = 25;

// `SqliteStorage` starts this thread, and gives it these.
const { file, waitMs } = workerData as { file: string; waitMs: number };
const claim = claimDatabase(file, waitMs);
const database = openDatabase(file);
const rooms = new SqliteRooms(database);
const history = new SqliteHistory(database);
const access = new SqliteAccess(database);
const passes = new SqlitePasses(database, access);

const operations: Omit<BlockingStorage, 'close'> & BlockingErasures = {
  append: (...args) => rooms.append(...args),
  loadRoom: (...args) => rooms.loadRoom(...args),
  readTail: (...args) => rooms.readTail(...args),
  cover: (...args) => rooms.cover(...args),
  quarantine: (...args) => rooms.quarantine(...args),
  listRooms: () => history.listRooms(),
  listMoments: (...args) => history.listMoments(...args),
  readMoment: (...args) => history.readMoment(...args),
  findCut: (...args) => history.findCut(...args),
  purge: (...args) => history.purge(...args),
  createPlan: (...args) => access.createPlan(...args),
  hasPlan: (...args) => access.hasPlan(...args),
  join: (...args) => access.join(...args),
  findParticipant: (...args) => access.findParticipant(...args),
  listParticipants: (...args) => access.listParticipants(...args),
  setRole: (...args) => access.setRole(...args),
  changePerson: (...args) => access.changePerson(...args),
  noteSeen: (...args) => access.noteSeen(...args),
  removeParticipant: (...args) => access.removeParticipant(...args),
  putInvitation: (...args) => access.putInvitation(...args),
  findInvitation: (...args) => access.findInvitation(...args),
  listInvitations: (...args) => access.listInvitations(...args),
  removeInvitation: (...args) => access.removeInvitation(...args),
  putPass: (...args) => passes.putPass(...args),
  findPass: (...args) => passes.findPass(...args),
  findRecovery: (...args) => passes.findRecovery(...args),
  endPass: (...args) => passes.endPass(...args),
  usePass: (...args) => passes.usePass(...args),
  eraseEntry: (erasure) => {
    const found = findEntry(database, erasure);
    const isThere = Object.values(found.ranges).some((ranges) => Object.keys(ranges).length > 0);
    if (isThere) eraseFromPlan(database, found);
    return isThere;
  },
  countChangesElsewhere: () => Number(database.prepare('PRAGMA data_version').get()?.['data_version']),
  // Writes the number that stands there already: the whole way to the disk, and nothing is changed.
  check: () => database.exec(`PRAGMA user_version = ${readVersion(database)}`),
};

/** These see the last commit, whoever holds the lock to write. */
const READING: ReadonlySet<string> = new Set<keyof Storage>([
  'loadRoom',
  'readTail',
  'listRooms',
  'listMoments',
  'readMoment',
  'findCut',
  'hasPlan',
  'findParticipant',
  'listParticipants',
  'findInvitation',
  'listInvitations',
  'findPass',
  'findRecovery',
  'countChangesElsewhere',
]);

giveBackWhenQuiet(systemClock);

// Only `SqliteStorage` calls this thread, with the names and arguments of the port.
answerCalls((request) => answer(request as SqliteCall));

/** Long tails as few large pieces. */
function toMessage(name: SqliteCall['name'], answered: unknown): unknown {
  // By their names these are what the port says that they answer.
  if (name === 'readTail') return packTail(answered as readonly StoredRow[]);
  if (name !== 'loadRoom') return answered;
  const room = answered as StoredRoom;
  return { ...room, tail: packTail(room.tail) } satisfies PackedRoom;
}

async function answer({ name, args, until }: SqliteCall): Promise<unknown> {
  if (name === 'close') return close();
  const operation = operations[name] as (...args: readonly unknown[]) => unknown;
  const begin = READING.has(name) ? 'BEGIN' : 'BEGIN IMMEDIATE';
  for (;;) {
    try {
      const answered = toMessage(
        name,
        inTransaction(database, begin, () => operation(...args)),
      );
      // What is freed is overwritten in the file; the log of earlier writes has it still.
      if (name === 'eraseEntry') database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return answered;
    } catch (error) {
      // Rolled back as a whole. Calls that came after this one wait behind it, so their order stays; those that waited
      // here for long are tried once, so that a lock that stays does not let the line grow.
      if (!isBusy(error) || Date.now() >= until) throw error;
      await delay(RETRY_MS);
    }
  }
}

function close(): void {
  database.close();
  claim.close();
}
