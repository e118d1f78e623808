import type { DeviceDatabase } from './device-database.ts';
import type { DocumentKey } from './device-tables.ts';
import { planOf } from './document-key.ts';
import { parseStoredUpdate, toStoredUpdate } from './stored-update.ts';

/** A document as its participant last saw it on this device. */
export interface Visit {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `Y.encodeStateAsUpdate` of the document then. */
  readonly state: Uint8Array;
}

/** Undefined before the first visit, and where the storage does not answer: then nothing is said to have changed. */
export async function readVisit(database: DeviceDatabase, key: DocumentKey): Promise<Visit | undefined> {
  try {
    const row = await database.read((tables) => tables.visits.get(key));
    const state = row && parseStoredUpdate(row.state);
    return state && row && { at: row.at, state };
  } catch {
    // No work is in a visit.
    return undefined;
  }
}

export async function writeVisit(database: DeviceDatabase, key: DocumentKey, visit: Visit): Promise<void> {
  try {
    const row = { key, at: visit.at, state: toStoredUpdate(visit.state) };
    await database.write(['visits', 'plans'], async (tables) => {
      // A page that leaves a plan which was removed from this device must not bring it back.
      if ((await tables.plans.get(planOf(key))) !== undefined) await tables.visits.put(row);
    });
  } catch {
    // No work is in a visit: the next list of changes goes back a little further.
  }
}
