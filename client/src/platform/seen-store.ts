import { decodeStateVector } from 'yjs';

import type { DeviceDatabase } from './device-database.ts';
import type { DocumentKey } from './device-tables.ts';
import { planOf } from './document-key.ts';
import { toStoredUpdate } from './stored-update.ts';

/** Up to which clock of each Yjs client somebody has seen a discussion on this device. */
export type SeenClocks = ReadonlyMap<number, number>;

/** Nothing before the first look, and where the storage does not answer: then everything is new. */
export async function readSeen(database: DeviceDatabase, key: DocumentKey): Promise<SeenClocks> {
  try {
    const row = await database.read((tables) => tables.visits.get(key));
    return row?.state instanceof Uint8Array ? decodeStateVector(row.state) : new Map();
  } catch {
    // No work is in it.
    return new Map();
  }
}

/** `state`: the state vector of the document. Kept beside what was last seen of the plan. */
export async function writeSeen(
  database: DeviceDatabase,
  key: DocumentKey,
  { at, state }: { readonly at: number; readonly state: Uint8Array },
): Promise<void> {
  try {
    const row = { key, at, state: toStoredUpdate(state) };
    await database.write(['visits', 'plans'], async (tables) => {
      // A page that leaves a plan which was removed from this device must not bring it back.
      if ((await tables.plans.get(planOf(key))) !== undefined) await tables.visits.put(row);
    });
  } catch {
    // No work is in it: what was seen is shown as new once more.
  }
}
