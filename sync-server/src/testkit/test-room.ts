import type { ParticipantId, Refusal } from '@holdfast/sync-protocol';
import type * as Y from 'yjs';

import { KnownIds } from '../update/known-ids.ts';
import { mergeUpdates } from '../update/merge-updates.ts';
import { type Normalised, normaliseUpdate } from '../update/normalise-update.ts';
import { newTestDoc } from './random-edit.ts';

/** The write path alone: what it accepts is in the log at once. */
export class TestRoom {
  readonly known = new KnownIds();
  readonly rows: Uint8Array[] = [];
  readonly #owners = new Map<number, ParticipantId>();

  write(
    update: Uint8Array,
    author: ParticipantId,
    canWrite = true,
  ): Exclude<Normalised['kind'], 'refused'> | Refusal {
    const isForeign = (client: number): boolean => (this.#owners.get(client) ?? author) !== author;
    const normalised = normaliseUpdate(update, { known: this.known, canWrite, isForeign });
    if (normalised.kind === 'refused') return normalised.reason;
    if (normalised.kind !== 'change') return normalised.kind;
    this.known.add(normalised.ids);
    this.rows.push(normalised.update);
    for (const client of normalised.clients) this.#owners.set(client, author);
    return 'change';
  }

  merged(): Uint8Array {
    return mergeUpdates(this.rows);
  }

  /** What a newcomer sees. */
  read(): Y.Doc {
    return newTestDoc(this.merged());
  }
}
