import type { DocumentKey } from './device-tables.ts';
import { baseName } from './document-key.ts';

/**
 * Deletes the base databases of a document up to and with `generation`. Best effort: a database that another tab has
 * open goes when that tab lets go of it, and one that stays is never read, since no plan refers to it.
 */
export function dropBases(factory: IDBFactory | undefined, key: DocumentKey, generation: number): void {
  if (factory === undefined) return;
  for (let each = 0; each <= generation; each += 1) factory.deleteDatabase(baseName(key, each));
}
