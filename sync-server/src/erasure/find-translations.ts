import type { ParticipantId } from '@holdfast/sync-protocol';
import * as Y from 'yjs';

import type { Struct } from '../update/read-update.ts';
import type { ErasedIds } from './erased-ids.ts';

/**
 * Finds what others wrote as translations of what somebody said: their words in another language. The one thing that the
 * relay knows of an entry of the discussion is that `of` names the entry that it says again.
 */
export function findTranslations(
  structs: Iterable<Struct>,
  { participantId, found }: { readonly participantId: ParticipantId; readonly found: ErasedIds },
): void {
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    const { client, clock } = struct.id;
    struct.content.arr.forEach((value: unknown, at) => {
      if (isOf(value, participantId)) found.add(client, clock + at, clock + at + 1);
    });
  }
}

function isOf(value: unknown, participantId: ParticipantId): boolean {
  if (typeof value !== 'object' || value === null || !('of' in value)) return false;
  return typeof value.of === 'string' && value.of.startsWith(`${participantId}.`);
}
