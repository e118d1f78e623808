import { newId, type Random } from '@holdfast/base';
import {
  type InvitationId,
  invitationIdSchema,
  type ParticipantId,
  participantIdSchema,
  type PlanId,
  planIdSchema,
} from '@holdfast/sync-protocol';
import { toBase64UrlEncoded } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';

/** How a device proves to the relay that it is a participant. The secret never leaves the device but as its hash, or to that relay. */
export interface Credential {
  readonly participantId: ParticipantId;
  readonly secret: string;
}

/** 132 random bits: ids that must not be guessed. */
const UNGUESSABLE = 22;

export function newPlanId(random: Random): PlanId {
  return planIdSchema.parse(newId(random, UNGUESSABLE));
}

export function newParticipantId(random: Random): ParticipantId {
  return participantIdSchema.parse(newId(random, UNGUESSABLE));
}

export function newInvitationId(random: Random): InvitationId {
  return invitationIdSchema.parse(newId(random, UNGUESSABLE));
}

/** base64url of 32 random bytes: 43 characters. */
export function newSecret(random: Random): string {
  return toBase64UrlEncoded(random.bytes(32));
}

/**
 * base64url of the SHA-256 of the secret's characters: what the relay stores. Computed without `crypto.subtle`, which
 * browsers withhold on plain http.
 */
export function secretHash(secret: string): string {
  return toBase64UrlEncoded(digest(new TextEncoder().encode(secret)));
}
