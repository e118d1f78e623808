import { NOTHING_SEEN, type Seen } from '@holdfast/plan-model';
import { decodeStateVector, encodeStateVector } from 'yjs';

import type { DeviceDatabase } from './device-database.ts';
import type { DocumentKey } from './device-tables.ts';
import { planOf } from './document-key.ts';
import { toStoredUpdate } from './stored-update.ts';

/** Nothing before the first look, and where the storage does not answer: then everything is new. */
export async function readSeen(database: DeviceDatabase, key: DocumentKey): Promise<Seen> {
  try {
    const row = await database.read((tables) => tables.visits.get(key));
    if (!(row?.state instanceof Uint8Array)) return NOTHING_SEEN;
    const also = Array.isArray(row.also) ? row.also.filter((id) => typeof id === 'string') : [];
    return { upTo: decodeStateVector(row.state), also: new Set(also) };
  } catch {
    // No work is in it.
    return NOTHING_SEEN;
  }
}

/** Kept beside what was last seen of the plan. */
export async function writeSeen(
  database: DeviceDatabase,
  key: DocumentKey,
  { at, seen: { upTo, also } }: { readonly at: number; readonly seen: Seen },
): Promise<void> {
  try {
    const state = encodeStateVector(new Map(upTo));
    const row = { key, at, state: toStoredUpdate(state), also: [...also] };
    await database.write(['visits', 'plans'], async (tables) => {
      // A page that leaves a plan which was removed from this device must not bring it back.
      if ((await tables.plans.get(planOf(key))) !== undefined) await tables.visits.put(row);
    });
  } catch {
    // No work is in it: what was seen is shown as new once more.
  }
}
