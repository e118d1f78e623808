import { roleSchema } from '@holdfast/sync-protocol';

import { SqliteAccess } from '../storage/sqlite-access.ts';
import { inTransaction } from '../storage/sqlite-file.ts';
import { type Command, CommandError, UsageError } from './command.ts';
import { besideRelay, databaseFile, participantOf, planOf } from './data-directory.ts';

export const grantCommand: Command = {
  summary: 'make a participant a facilitator, or give another role',
  usage: 'grant --plan ID [--participant ID [--role facilitator]]',
  details: `Works while the relay runs; whoever is connected has the role within two seconds. Without --participant it lists who takes
part.`,
  options: ['plan', 'participant', 'role'],
  async run({ dataDir, need, find, say }) {
    const planId = planOf(need('plan'));
    const participant = find('participant');
    const role = roleSchema.safeParse(find('role') ?? 'facilitator');
    if (!role.success) throw new UsageError(`“${find('role')}” is not a role.`);
    const run = (access: SqliteAccess): void => {
      if (!access.hasPlan(planId)) throw new CommandError(`There is no plan ${planId} here.`);
      if (participant === undefined) {
        for (const each of access.listParticipants(planId)) {
          say(`${each.participantId}  ${each.role}  ${each.displayName}`);
        }
        return;
      }
      const outcome = access.setRole(planId, participantOf(participant), role.data);
      if (outcome === 'not-found') throw new CommandError('Nobody of that id takes part in this plan.');
      if (outcome === 'last-facilitator') throw new CommandError('A plan keeps at least one facilitator.');
      say(`${participant} is ${role.data} now.`);
    };
    await besideRelay(
      databaseFile(dataDir),
      (database) => inTransaction(database, 'BEGIN IMMEDIATE', () => run(new SqliteAccess(database))),
      { readOnly: false },
    );
  },
};
