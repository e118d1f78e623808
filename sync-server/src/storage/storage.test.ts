import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { participantIdSchema, planIdSchema, type RoomAddress } from '@holdfast/sync-protocol';
import { afterEach, describe, expect, test } from 'vitest';

import { settle } from '../testkit/fake-clock.ts';
import { describeHistory } from './history.contract.ts';
import { createMemoryStorage } from './memory-storage.ts';
import { describePasses } from './passes.contract.ts';
import { migrateSqlite } from './sqlite-schema.ts';
import { openSqliteStorage } from './sqlite-storage.ts';
import { describeStorage } from './storage.contract.ts';

const directories: string[] = [];

async function newFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-storage-'));
  directories.push(directory);
  return join(directory, 'holdfast.sqlite');
}

afterEach(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true });
});

describeStorage('MemoryStorage', () => {
  const storage = createMemoryStorage();
  return Promise.resolve({
    storage,
    reopen: () => Promise.resolve(storage.crash()),
    block: () => {
      storage.setMode('fail');
      return () => storage.setMode('succeed');
    },
    // It is in this process alone.
    writeElsewhere: undefined,
  });
});

describeStorage('SqliteStorage', async () => {
  const file = await newFile();
  return {
    storage: await openSqliteStorage(file),
    reopen: async (storage) => {
      await storage.close();
      return openSqliteStorage(file);
    },
    block: () => {
      const other = new DatabaseSync(file);
      other.exec('BEGIN IMMEDIATE');
      return () => other.close();
    },
    writeElsewhere: () => {
      const other = new DatabaseSync(file);
      other.exec('UPDATE participants SET colour = (colour + 1) % 12');
      other.close();
    },
  };
});

describePasses('MemoryStorage', () => {
  const storage = createMemoryStorage();
  return Promise.resolve({ storage, reopen: () => Promise.resolve(storage.crash()) });
});

describePasses('SqliteStorage', async () => {
  const file = await newFile();
  return {
    storage: await openSqliteStorage(file),
    reopen: async (storage) => {
      await storage.close();
      return openSqliteStorage(file);
    },
  };
});

describeHistory('MemoryStorage', () => Promise.resolve(createMemoryStorage()));

describeHistory('SqliteStorage', async () => openSqliteStorage(await newFile()));

const room: RoomAddress = { planId: planIdSchema.parse('plan-of-a-school'), document: 'content' };
const participantId = participantIdSchema.parse('participant-anna');
const oneRow = [
  { room, rows: [{ participantId, sessionId: 's', at: 1, update: Uint8Array.of(1) }], clientIds: new Map() },
];

describe('SqliteStorage', () => {
  test('waits for a lock that another process holds for a moment, without blocking this thread', async () => {
    const file = await newFile();
    const storage = await openSqliteStorage(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    let isDone = false;
    const appended = storage.append(oneRow).then(() => {
      isDone = true;
    });
    // Answered from here while the other thread waits.
    await settle();
    expect(isDone).toBe(false);
    other.exec('COMMIT');
    await appended;
    other.close();
    expect((await storage.loadRoom(room)).tail).toHaveLength(1);
    await storage.close();
  });

  test('rejects when the lock stays, and goes on when it is gone', async () => {
    const file = await newFile();
    const storage = await openSqliteStorage(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(storage.append(oneRow)).rejects.toThrow('locked');
    other.exec('COMMIT');
    other.close();
    await storage.append(oneRow);
    expect((await storage.loadRoom(room)).tail).toHaveLength(1);
    await storage.close();
  });

  test('one relay at a time has a database, and the next one gets it when that is gone', async () => {
    const file = await newFile();
    const storage = await openSqliteStorage(file);
    await expect(openSqliteStorage(file, { waitMs: 50 })).rejects.toThrow('another relay');
    await storage.append(oneRow);
    const waiting = openSqliteStorage(file);
    await storage.close();
    const next = await waiting;
    expect((await next.loadRoom(room)).tail).toHaveLength(1);
    await next.close();
  });

  test('does not come back for whoever is late', async () => {
    const file = await newFile();
    const storage = await openSqliteStorage(file);
    await storage.close();
    await expect(storage.append(oneRow)).rejects.toThrow('closed');
    const next = await openSqliteStorage(file, { waitMs: 0 });
    await next.close();
  });

  test('a database of before people had several devices keeps who may come in, and nobody else', async () => {
    const file = await newFile();
    const older = new DatabaseSync(file);
    migrateSqlite(older, 5);
    older.exec(`
      INSERT INTO plans VALUES ('plan-of-a-school', 'participant-anna', 1);
      INSERT INTO participants VALUES
        ('plan-of-a-school', 'participant-anna', 'hash-of-anna', 'Anna', 'teacher', 3, 'facilitator', 7, NULL, NULL, 9),
        ('plan-of-a-school', 'participant-ben', 'hash-of-ben', 'Ben', 'ngo', 4, 'editor', 8, 20, 'invitation-1', NULL),
        ('plan-of-a-school', 'participant-erased', '', '', 'ngo', 0, 'editor', 8, 20, NULL, NULL)`);
    older.close();
    const storage = await openSqliteStorage(file);
    const find = (id: string) => storage.findParticipant(room.planId, participantIdSchema.parse(id));
    expect(await storage.listParticipants(room.planId)).toEqual([
      {
        participantId: 'participant-anna',
        credentialHashes: ['hash-of-anna'],
        displayName: 'Anna',
        group: 'teacher',
        colour: 3,
        role: 'facilitator',
        invitationId: undefined,
        joinedAt: 7,
        seenAt: 9,
        removedAt: undefined,
      },
    ]);
    expect(await find('participant-ben')).toMatchObject({ credentialHashes: ['hash-of-ben'], removedAt: 20 });
    expect(await find('participant-erased')).toMatchObject({ credentialHashes: [] });
    await storage.close();
  });

  test('rejects a file that it cannot open and a layout from the future', async () => {
    await expect(openSqliteStorage(join(tmpdir(), 'no', 'such', 'folder.sqlite'))).rejects.toThrow();
    const file = await newFile();
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(openSqliteStorage(file)).rejects.toThrow('layout 99');
  });
});
