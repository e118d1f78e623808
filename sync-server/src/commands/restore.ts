import { existsSync } from 'node:fs';
import { copyFile, link, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import {
  eraseFromPlan,
  type Erasure,
  findAgain,
  forgetFreePages,
  listErasures,
} from '../erasure/erase-plan.ts';
import { DATABASE_FILE, inTransaction, openDatabase } from '../storage/sqlite-file.ts';
import { checkFile } from './backup.ts';
import { type Command, CommandError } from './command.ts';
import { besideRelay, claimAlone } from './data-directory.ts';

export const restoreCommand: Command = {
  summary: 'put a backup in place of what is there',
  usage: 'restore --from FILE [--also-erased-in FILE]',
  details: `The relay must be stopped. What was erased since the backup was made is erased from it again, by the list in the
present database, or in a newer backup that is named with --also-erased-in when the present one is lost. The present
database is kept beside the new one under a name that is printed. Devices bring back what they have and the backup lacks.`,
  options: ['from', 'also-erased-in'],
  async run({ dataDir, need, find, say }) {
    const from = need('from');
    if (!existsSync(from)) throw new CommandError(`There is no ${from}.`);
    const file = join(dataDir, DATABASE_FILE);
    const draft = `${file}.restoring`;
    const claim = claimAlone(file);
    try {
      await rm(draft, { force: true });
      await copyFile(from, draft);
      checkFile(draft);
      const lists = [...(existsSync(file) ? [file] : []), find('also-erased-in')].filter(
        (each) => each !== undefined,
      );
      const erasures = await Promise.all(lists.map((each) => besideRelay(each, readErasures)));
      const again = eraseAgain(draft, erasures.flat());
      if (existsSync(file)) say(`The database until now is kept as ${await setAside(file)}.`);
      await rename(draft, file);
      say(`Restored from ${from}; ${again} erasures were done again.`);
    } finally {
      claim.close();
      for (const rest of ['', '-wal', '-shm']) await rm(draft + rest, { force: true });
    }
  },
};

/** A database of before there were erasures has none. */
function readErasures(database: DatabaseSync): readonly Erasure[] {
  const table = database.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'erasures'`).get();
  return table === undefined ? [] : listErasures(database);
}

/** Answers how many were not in the backup yet. */
function eraseAgain(file: string, erasures: readonly Erasure[]): number {
  const database = openDatabase(file);
  try {
    const done = new Set(listErasures(database).map((erasure) => JSON.stringify(erasure)));
    let count = 0;
    for (const erasure of erasures) {
      const text = JSON.stringify(erasure);
      if (done.has(text)) continue;
      done.add(text);
      inTransaction(database, 'BEGIN IMMEDIATE', () => eraseFromPlan(database, findAgain(database, erasure)));
      count += 1;
    }
    forgetFreePages(database);
    // One file from here on: it is about to be moved.
    database.exec('PRAGMA journal_mode = DELETE');
    return count;
  } finally {
    database.close();
  }
}

/** With what its log still holds, in one file. */
async function setAside(file: string): Promise<string> {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = DELETE');
  database.close();
  const aside = `${file}.until-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  // A second name for it: should the machine stop now, the relay still finds a database under the first.
  await link(file, aside);
  for (const rest of ['-wal', '-shm']) await rm(file + rest, { force: true });
  return aside;
}
