import type { ParticipantId, Role } from '@holdfast/sync-protocol';
import * as Y from 'yjs';

import { type Log, toError } from '../log.ts';
import { type AddedIds, decodeIds } from '../update/known-ids.ts';

/**
 * Rules for what may be changed in a document, by whom: pure, and given to the relay from outside, which knows nothing
 * of what documents say. The update is closed and new; the document has everything that it builds on.
 */
export type DocumentRules = (
  update: Uint8Array,
  context: { readonly doc: Y.Doc } & RuledWriter,
) => 'allowed' | 'not-yours';

export interface RuledWriter {
  readonly participantId: ParticipantId;
  readonly role: Role;
}

/** A room's document in memory, for the rules that guard it: everything that was accepted, committed or not. */
export class GuardedDocument {
  readonly #doc = new Y.Doc({ gc: true });
  readonly #rules: DocumentRules;
  readonly #log: Log;

  constructor(rules: DocumentRules, { updates, log }: { updates: readonly Uint8Array[]; log: Log }) {
    this.#rules = rules;
    this.#log = log;
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update);
    });
  }

  /** With the deletions that follow from how edits met, which readers repeat and no row says. */
  get ids(): AddedIds {
    return decodeIds(Y.encodeSnapshot(Y.snapshot(this.#doc)));
  }

  judge(update: Uint8Array, { participantId, role }: RuledWriter): 'allowed' | 'not-yours' {
    try {
      return this.#rules(update, { doc: this.#doc, participantId, role });
    } catch (error) {
      // A fault in a rule must not end the relay. Nothing of the update was taken; its sender shelves it.
      this.#log.error({ participantId, error: toError(error) }, 'update not judged by the rules');
      return 'not-yours';
    }
  }

  take(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update);
  }
}
