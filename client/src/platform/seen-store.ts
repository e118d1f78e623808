import { NOTHING_SEEN, type Seen } from '@holdfast/plan-model';
import { type Role, roleSchema } from '@holdfast/sync-protocol';
import { decodeStateVector, encodeStateVector } from 'yjs';

import type { DeviceDatabase } from './device-database.ts';
import type { DocumentKey, VisitRow } from './device-tables.ts';
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
    await putBeside(database, key, { at, state: toStoredUpdate(state), also: [...also] });
  } catch {
    // No work is in it: what was seen is shown as new once more.
  }
}

/** What somebody had before them when they last looked at what of a plan is for them. */
export interface Look {
  readonly role: Role;
  readonly seen: Seen;
}

/**
 * Undefined before the first look, and where the storage hands back what was never put there. Rejects where it does not
 * answer: then it is not known, and what stands there must not be written over.
 */
export async function readLook(database: DeviceDatabase, key: DocumentKey): Promise<Look | undefined> {
  const row = await database.read((tables) => tables.visits.get(key));
  const { role, state }: { role?: unknown; state?: unknown } = Object(row?.look);
  const known = roleSchema.safeParse(role);
  if (!known.success || !(state instanceof Uint8Array)) return undefined;
  try {
    return { role: known.data, seen: { ...NOTHING_SEEN, upTo: decodeStateVector(state) } };
  } catch {
    // No work is in it.
    return undefined;
  }
}

/** Of what was seen only up to where is kept: whoever looks sees all of it. */
export async function writeLook(
  database: DeviceDatabase,
  key: DocumentKey,
  { at, look: { role, seen } }: { readonly at: number; readonly look: Look },
): Promise<void> {
  try {
    const state = toStoredUpdate(encodeStateVector(new Map(seen.upTo)));
    await putBeside(database, key, { at, look: { role, state } });
  } catch {
    // No work is in it: what was seen is shown as new once more.
  }
}

/** What the row holds besides stays as it is. */
async function putBeside(
  database: DeviceDatabase,
  key: DocumentKey,
  facts: Partial<VisitRow> & Pick<VisitRow, 'at'>,
): Promise<void> {
  await database.write(['visits', 'plans'], async (tables) => {
    // A page that leaves a plan which was removed from this device must not bring it back.
    if ((await tables.plans.get(planOf(key))) === undefined) return;
    const before = await tables.visits.get(key);
    await tables.visits.put({ state: undefined, ...before, ...facts, key });
  });
}
