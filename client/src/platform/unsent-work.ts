import type { DeviceDatabase } from './device-database.ts';
import type { DeviceTables, DocumentKey } from './device-tables.ts';
import { documentKeys } from './document-key.ts';
import type { PlanAddress } from './plan-library.ts';

/** How much of a plan the relay does not have: changes that it has not acknowledged, and those on the shelf. */
export async function countUnsent(database: DeviceDatabase, plan: PlanAddress): Promise<number> {
  return await database.read(async (tables) => {
    let count = 0;
    for (const key of documentKeys(plan)) {
      count += await countWaiting(tables, key);
      count += await tables.shelf.where('[key+generation]').between([key], [key, []]).count();
    }
    return count;
  });
}

/** The changes of one document that the relay has not acknowledged. */
export async function countWaiting(tables: DeviceTables, key: DocumentKey): Promise<number> {
  const { generation = 0, acknowledged = 0 } = (await tables.journalState.get(key)) ?? {};
  return await tables.journal
    .where('[key+generation+seq]')
    .between([key, generation, acknowledged], [key, generation, Infinity], false, true)
    .count();
}
