import { DOCUMENT_NAMES, type DocumentName, type ParticipantId, type PlanId } from '@holdfast/sync-protocol';

import type { DocumentKey } from './device-tables.ts';

export interface DocumentAddress {
  readonly planId: PlanId;
  readonly participantId: ParticipantId;
  readonly document: DocumentName;
}

/** All storage is kept by plan and participant, so that nobody's work is ever sent as someone else's. */
export function documentKey(address: DocumentAddress): DocumentKey {
  return `${address.planId}/${address.participantId}/${address.document}`;
}

/** Whose plan a document belongs to, as its entry in the library is kept. */
export function planOf(key: DocumentKey): [PlanId, ParticipantId] {
  const [planId, participantId] = key.split('/');
  // What stands in a key was an id when it was put there.
  return [planId as PlanId, participantId as ParticipantId];
}

/** The keys of all documents of one plan of one participant. */
export function documentKeys(plan: {
  readonly planId: PlanId;
  readonly participantId: ParticipantId;
}): DocumentKey[] {
  return DOCUMENT_NAMES.map((document) => documentKey({ ...plan, document }));
}

/** The name of the database that holds the base of one generation. */
export function baseName(key: DocumentKey, generation: number): string {
  return `holdfast:${key}:${generation}`;
}
