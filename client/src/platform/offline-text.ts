import type { DeviceDatabase } from './device-database.ts';
import type { DeviceTables } from './device-tables.ts';
import { baseName, documentKey, planOf } from './document-key.ts';
import type { PlanAddress } from './plan-library.ts';
import type { PlanEntry } from './plan-row.ts';

/** The names of all databases of this origin; undefined where the browser does not tell them. */
export async function listDatabases(
  factory: IDBFactory | undefined,
): Promise<ReadonlySet<string> | undefined> {
  const list: unknown = factory && Reflect.get(factory, 'databases');
  if (typeof list !== 'function' || factory === undefined) return undefined;
  try {
    return new Set((await factory.databases()).map(({ name = '' }) => name));
  } catch {
    // Then nothing is known against them.
    return undefined;
  }
}

/**
 * Whether the text of a plan stands on this device as a whole, so that it opens without a network. `databases`: as they
 * are now; a base that is not among them is lost, whatever was noted about it.
 */
export async function hasWholeText(
  tables: DeviceTables,
  plan: PlanAddress & { readonly entry: PlanEntry },
  databases: ReadonlySet<string> | undefined,
): Promise<boolean> {
  const key = documentKey({ ...plan, document: 'content' });
  const { generation = 0, pruned = 0, whole = false } = (await tables.journalState.get(key)) ?? {};
  const hasBase = databases?.has(baseName(key, generation)) ?? true;
  if (whole && hasBase) return true;
  if (plan.entry.kind !== 'created' || generation > 0) return false;
  // Whoever began a plan had all of it from its first row on, and rows leave for a base that was read back only.
  if (pruned > 0) return hasBase;
  const first = tables.journal.where('[key+generation+seq]').between([key, 0], [key, 0, []]).first();
  return (await first) !== undefined;
}

/** The base of the document that is open holds it as a whole. Nobody waits for this to be noted. */
export async function noteWholeText(
  database: DeviceDatabase,
  plan: PlanAddress,
  generation: number,
): Promise<void> {
  const key = documentKey({ ...plan, document: 'content' });
  try {
    await database.write(['journalState', 'plans'], async (tables) => {
      // A page that has not heard yet that its plan was removed must not bring anything of it back.
      if ((await tables.plans.get(planOf(key))) === undefined) return;
      const state = await tables.journalState.get(key);
      if ((state?.generation ?? 0) !== generation || state?.whole === true) return;
      const known = state ?? { key, generation, acknowledged: 0, pruned: 0 };
      await tables.journalState.put({ ...known, whole: true });
    });
  } catch {
    // No word is in the note: the list says "not complete" until the plan is opened once more.
  }
}
