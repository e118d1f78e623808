import * as Y from 'yjs';

import type { Struct } from '../update/read-update.ts';
import type { ErasedIds } from './erased-ids.ts';

/**
 * Finds what was written as translations of entries: their words in another language. The one thing that the relay knows
 * of what an entry of the discussion says is that `of` names the entry that it says again.
 */
export function findTranslations(
  structs: Iterable<Struct>,
  { isMeant, found }: { readonly isMeant: (entry: string) => boolean; readonly found: ErasedIds },
): void {
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    const { client, clock } = struct.id;
    struct.content.arr.forEach((value: unknown, at) => {
      if (isOf(value, isMeant)) found.add(client, clock + at, clock + at + 1);
    });
  }
}

function isOf(value: unknown, isMeant: (entry: string) => boolean): boolean {
  if (typeof value !== 'object' || value === null || !('of' in value)) return false;
  return typeof value.of === 'string' && isMeant(value.of);
}
