import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';

import { type Command, CommandError } from './command.ts';
import { besideRelay, databaseFile } from './data-directory.ts';

export const backupCommand: Command = {
  summary: 'copy everything into one file, while the relay runs',
  usage: 'backup --to FILE',
  details: `The copy is the database as it was at one moment. It is checked before it gets its name, so a file of that
name is whole. The key that signs tokens is not in it: whoever restores elsewhere gets another.`,
  options: ['to'],
  async run({ dataDir, need, say }) {
    const to = need('to');
    if (existsSync(to)) throw new CommandError(`${to} exists already; it was not touched.`);
    const draft = `${to}.part`;
    try {
      await besideRelay(databaseFile(dataDir), (database) => copyMoment(database, draft));
      checkFile(draft);
      await rename(draft, to);
    } finally {
      await rm(draft, { force: true });
    }
    say(`Copied to ${to}.`);
  },
};

/**
 * SQLite begins a copy anew with every commit of somebody else, and would never end beside people who write. Within a
 * transaction that has read something there are none.
 */
async function copyMoment(database: DatabaseSync, to: string): Promise<void> {
  database.exec('BEGIN');
  database.prepare('SELECT count(*) FROM rooms').get();
  await backup(database, to);
  database.exec('ROLLBACK');
}

/** Throws when SQLite itself finds something wrong with a file. */
export function checkFile(file: string): void {
  const database = new DatabaseSync(file);
  try {
    // One file, without a log beside it, that can be carried anywhere.
    database.exec('PRAGMA journal_mode = DELETE');
    const [result] = database.prepare('PRAGMA integrity_check').all();
    if (result?.['integrity_check'] !== 'ok') {
      throw new CommandError(`${file} is damaged: ${String(result?.['integrity_check'])}`);
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file} is not a database that can be read.`, { cause: error });
  } finally {
    database.close();
  }
}
