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
