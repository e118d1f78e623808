import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect } from 'vitest';

import { failAt, leftBehind } from '../testkit/interrupted-sqlite.ts';
import { describeInterruption } from './interruption.contract.ts';
import { openSqliteStorage } from './sqlite-storage.ts';

let directory: string | undefined;

afterEach(async () => {
  if (directory !== undefined) await rm(directory, { recursive: true });
  directory = undefined;
});

/** Memory has no steps: each of its operations is one turn. What the relay does between them is looked at with the relay. */
describeInterruption('SqliteStorage', async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-interruption-'));
  const file = join(directory, 'holdfast.sqlite');
  return {
    storage: await openSqliteStorage(file),
    failAt: (step) => failAt(file, step),
    leftBehind: async (operation) => {
      const leftovers = await leftBehind(file, operation);
      const changes = ['BEFORE UPDATE snapshots', 'BEFORE INSERT checkpoints', 'AFTER INSERT checkpoints'];
      expect(leftovers.map(({ at }) => at)).toEqual(expect.arrayContaining(changes));
      return leftovers;
    },
  };
});
