import { liveQuery } from 'dexie';

import type { DeviceDatabase } from './device-database.ts';
import { hasWholeText, listDatabases } from './offline-text.ts';
import type { LibraryPlan } from './plan-library.ts';
import { readUnsent, type UnsentWork } from './unsent-work.ts';

/** How a plan stands on this device while it is not open. */
export interface PlanStanding {
  readonly unsent: UnsentWork;
  /** Its text is all here. */
  readonly isWhole: boolean;
}

/**
 * Tells how a plan stands, now and whenever that changes, also through other tabs; undefined while the storage does not
 * say. The answer ends it.
 */
export function watchStanding(
  database: DeviceDatabase,
  plan: LibraryPlan,
  tell: (standing: PlanStanding | undefined) => void,
): () => void {
  let isOver = false;
  let stopQuery = (): void => {};
  const watch = (databases: ReadonlySet<string> | undefined): void => {
    stopQuery();
    const { kind } = database.status.get();
    if (isOver || (kind !== 'ready' && kind !== 'full')) return;
    const { tables } = database;
    const subscription = liveQuery(async () => ({
      unsent: await readUnsent(tables, plan),
      isWhole: await hasWholeText(tables, plan, databases),
    })).subscribe({ next: tell, error: () => tell(undefined) });
    stopQuery = () => subscription.unsubscribe();
  };
  const begin = (): void => void listDatabases(globalThis.indexedDB).then(watch);
  const stopStatus = database.status.subscribe(begin);
  begin();
  return () => {
    isOver = true;
    stopStatus();
    stopQuery();
  };
}
