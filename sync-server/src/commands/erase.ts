import { readdirSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

import type { ParticipantId, PlanId } from '@holdfast/sync-protocol';

import {
  eraseFromPlan,
  type Erasure,
  findPerson,
  findWords,
  forgetFreePages,
} from '../erasure/erase-plan.ts';
import { wouldLoseLastFacilitator } from '../storage/access-rules.ts';
import { SqliteAccess } from '../storage/sqlite-access.ts';
import { DATABASE_FILE, inTransaction } from '../storage/sqlite-file.ts';
import { type Command, CommandError } from './command.ts';
import { databaseFile, participantOf, planOf, withoutRelay } from './data-directory.ts';

const OLD_COPIES =
  'Backups from before still hold it until they are deleted; one that is restored is erased again. Devices forget it when they next open the plan connected; what people kept there themselves (kept versions, backup files, copies) they have to remove.';

export const eraseCommand: Command = {
  summary: 'forget a person, everywhere and at every moment',
  usage: 'erase --plan ID --participant ID',
  details: `The relay must be stopped. Forgets the person's name wherever it stands in the plan or the list, everything they
said in the discussion, also as others translated it, and what they wrote in the plan and has been deleted since. What
of it stands in the plan today stays: it is the plan's. Reaches snapshots, history and free pages of the file. They can no longer come in.
The name is the one they have now. One of a single word is taken for a word of its own, since "Al" stands in "also". Forget
with "redact" other forms of it, and names they had before.`,
  options: ['plan', 'participant'],
  async run({ dataDir, need, say }) {
    const planId = planOf(need('plan'));
    const participantId = participantOf(need('participant'));
    await withoutRelay(databaseFile(dataDir), (open) => {
      const database = open();
      checkPerson(database, planId, participantId);
      const letters = erase(database, findPerson(database, { planId, participantId, at: Date.now() }));
      say(`Forgotten: ${letters} letters and values. ${OLD_COPIES}`);
      for (const copy of copiesIn(dataDir)) say(`${copy} is such a copy.`);
    });
  },
};

export const redactCommand: Command = {
  summary: 'forget some words of a plan, everywhere and at every moment',
  usage: 'redact --plan ID --text WORDS',
  details: `The relay must be stopped. Forgets the words wherever they stand or ever stood in the plan and its discussion, in
whatever case, whoever wrote them; the text around them stays. Reaches snapshots, history and free pages of the file.`,
  options: ['plan', 'text'],
  async run({ dataDir, need, say }) {
    const planId = planOf(need('plan'));
    const words = need('text').trim();
    if (words === '') throw new CommandError('There are no words in --text.');
    await withoutRelay(databaseFile(dataDir), (open) => {
      const database = open();
      if (!new SqliteAccess(database).hasPlan(planId))
        throw new CommandError(`There is no plan ${planId} here.`);
      const letters = erase(database, findWords(database, { planId, words, at: Date.now() }));
      say(
        letters === 0
          ? 'The words stand nowhere in this plan.'
          : `Forgotten: ${letters} letters and values. ${OLD_COPIES}`,
      );
      if (letters > 0) for (const copy of copiesIn(dataDir)) say(`${copy} is such a copy.`);
    });
  },
};

/** Answers how many letters and values were meant. */
function erase(database: DatabaseSync, erasure: Erasure): number {
  inTransaction(database, 'BEGIN IMMEDIATE', () => eraseFromPlan(database, erasure));
  forgetFreePages(database);
  const ranges = Object.values(erasure.ranges).flatMap((ofDocument) => Object.values(ofDocument).flat());
  return ranges.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** What `restore` has set aside. */
function copiesIn(dataDir: string): string[] {
  return readdirSync(dataDir).filter((file) => file.startsWith(`${DATABASE_FILE}.until-`));
}

/** Throws when there is no such person, or nobody could run the plan without them. */
function checkPerson(database: DatabaseSync, planId: PlanId, participantId: ParticipantId): void {
  const access = new SqliteAccess(database);
  const person = access.findParticipant(planId, participantId);
  if (person === undefined)
    throw new CommandError(`There is no participant ${participantId} in plan ${planId}.`);
  const others = access.listParticipants(planId);
  if (person.removedAt === undefined && wouldLoseLastFacilitator(others, person, undefined)) {
    throw new CommandError('They are the last facilitator of the plan. Grant that to someone else first.');
  }
}
