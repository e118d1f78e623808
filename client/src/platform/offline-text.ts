import type { DocumentInstance, DocumentLink, LinkState } from '@holdfast/sync-client';

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
  const { generation = 0, pruned = 0, whole } = (await tables.journalState.get(key)) ?? {};
  const hasBase = databases?.has(baseName(key, generation)) ?? true;
  if (whole === true && hasBase) return true;
  if (plan.entry.kind !== 'created' || generation > 0) return false;
  // Whoever began a plan had all of it from its first row on, and rows leave for a base that was read back only.
  if (pruned > 0) return hasBase && whole !== false;
  const first = tables.journal.where('[key+generation+seq]').between([key, 0], [key, 0, []]).first();
  return (await first) !== undefined;
}

/**
 * Notes what is known of the base of a document: whether it holds all of it, or undefined for nothing. Answers what was
 * noted before.
 */
export async function noteWholeText(
  database: DeviceDatabase,
  plan: PlanAddress,
  { generation, whole }: { readonly generation: number; readonly whole: boolean | undefined },
): Promise<boolean | undefined> {
  const key = documentKey({ ...plan, document: 'content' });
  try {
    return await database.write(['journalState', 'plans'], async (tables) => {
      // A page that has not heard yet that its plan was removed must not bring anything of it back.
      if ((await tables.plans.get(planOf(key))) === undefined) return undefined;
      const state = await tables.journalState.get(key);
      if ((state?.generation ?? 0) !== generation) return undefined;
      const { whole: before, ...known } = state ?? { key, generation, acknowledged: 0, pruned: 0 };
      if (before !== whole) {
        await tables.journalState.put(whole === undefined ? known : { ...known, whole });
      }
      return before;
    });
  } catch {
    // No word is in the note: at worst the list says "not complete" until the plan is opened once more.
    return undefined;
  }
}

/**
 * Keeps the note of a plan that is open in step with what its link finds. A base that was written anew from all that it
 * had is again what it was before. The answer ends it.
 */
export function followWholeText(
  database: DeviceDatabase,
  plan: PlanAddress,
  link: {
    readonly state: Pick<LinkState, 'whole'>;
    readonly instance: Pick<DocumentInstance, 'generation'>;
    readonly subscribe: DocumentLink['subscribe'];
  },
): () => void {
  let found: { generation: number | undefined; whole: boolean | undefined } | undefined;
  let before: { readonly whole: boolean | undefined } | undefined;
  let turn = Promise.resolve();
  return link.subscribe(() => {
    const { whole } = link.state;
    const { generation } = link.instance;
    const isOther = found?.generation !== generation;
    if (generation === undefined || (!isOther && found?.whole === whole)) return;
    found = { generation, whole };
    turn = turn.then(async () => {
      if (isOther) before = undefined;
      if (whole === undefined && before === undefined) return;
      const was = await noteWholeText(database, plan, { generation, whole: whole ?? before?.whole });
      before = whole === true ? { whole } : (before ?? { whole: was });
    });
  });
}
