import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { type ParticipantId, participantIdSchema, type PlanId, planIdSchema } from '@holdfast/sync-protocol';

import { claimDatabase, DATABASE_FILE, openDatabase } from '../storage/sqlite-file.ts';
import { CommandError } from './command.ts';

/** How long a relay that runs may hold the lock before a command gives up. */
const LOCK_WAIT_MS = 10_000;
const CLAIM_WAIT_MS = 1_000;

export function databaseFile(dataDir: string): string {
  const file = join(dataDir, DATABASE_FILE);
  if (!existsSync(file)) throw new CommandError(`There is no ${DATABASE_FILE} in ${dataDir}; set DATA_DIR.`);
  return file;
}

/** Runs with the data directory to oneself; refused while a relay has it. */
export async function withoutRelay<Result>(
  file: string,
  run: (open: () => DatabaseSync) => Result | Promise<Result>,
): Promise<Result> {
  const claim = claimAlone(file);
  const opened: DatabaseSync[] = [];
  try {
    return await run(() => {
      const database = openDatabase(file);
      opened.push(database);
      return database;
    });
  } finally {
    for (const database of opened) if (database.isOpen) database.close();
    claim.close();
  }
}

/** Runs on the last commit, beside a relay that goes on. */
export async function besideRelay<Result>(
  file: string,
  run: (database: DatabaseSync) => Result | Promise<Result>,
  { readOnly = true }: { readOnly?: boolean } = {},
): Promise<Result> {
  const database = new DatabaseSync(file, { readOnly, timeout: LOCK_WAIT_MS });
  try {
    return await run(database);
  } finally {
    database.close();
  }
}

export function planOf(value: string): PlanId {
  const parsed = planIdSchema.safeParse(value);
  if (!parsed.success) throw new CommandError(`“${value}” is not the id of a plan.`);
  return parsed.data;
}

export function participantOf(value: string): ParticipantId {
  const parsed = participantIdSchema.safeParse(value);
  if (!parsed.success) throw new CommandError(`“${value}” is not the id of a participant.`);
  return parsed.data;
}

/** Throws when a relay has the data directory, and does not let go of it within a moment, as one that just stopped. */
export function claimAlone(file: string): DatabaseSync {
  try {
    return claimDatabase(file, CLAIM_WAIT_MS);
  } catch (error) {
    throw new CommandError('A relay is using this data directory. Stop it, and try again.', { cause: error });
  }
}
