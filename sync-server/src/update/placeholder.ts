import * as Y from 'yjs';

import { dropKnown, type FreshStruct } from './causal-order.ts';
import { toBorders } from './id-ranges.ts';
import type { AddedIds, KnownIds } from './known-ids.ts';
import { readUpdate } from './read-update.ts';
import { writeUpdate } from './write-update.ts';

/**
 * Collected garbage in the places of an update's structs, so that what others wrote next to them finds its
 * neighbours. Undefined when the update has no places that could be filled.
 */
export function placeholderFor(
  update: Uint8Array,
  known: KnownIds,
): { readonly update: Uint8Array; readonly ids: AddedIds } | undefined {
  const read = readUpdate(update);
  if (typeof read === 'string') return undefined;
  const garbage = new Map<number, FreshStruct[]>();
  const clocks = new Map<number, number>();
  const deleted = new Map<number, Uint32Array>();
  for (const [client, structs] of read.structs) {
    const start = known.clockOf(client);
    const fresh = dropKnown(structs, start);
    const last = fresh === 'gap' ? undefined : fresh.at(-1);
    if (last === undefined) continue;
    const end = last.struct.id.clock + last.struct.length;
    garbage.set(client, [{ struct: new Y.GC(Y.createID(client, start), end - start), offset: 0 }]);
    clocks.set(client, end);
    deleted.set(client, toBorders([{ start, end }]));
  }
  if (garbage.size === 0) return undefined;
  return { update: writeUpdate(garbage, new Map()), ids: { clocks, deleted } };
}
