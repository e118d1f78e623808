import { createHash } from 'node:crypto';

import { type ParticipantId, participantIdSchema, secretSchema } from '@holdfast/sync-protocol';

/** What a device shows to the API: `Authorization: Bearer <participantId>.<secret>`. */
export interface Credential {
  readonly participantId: ParticipantId;
  readonly secret: string;
}

export function parseCredential(authorization: string | undefined): Credential | undefined {
  const [scheme, value, ...rest] = (authorization ?? '').split(' ');
  const [id, secret, ...more] = (value ?? '').split('.');
  const participantId = participantIdSchema.safeParse(id);
  const isSecret = secretSchema.safeParse(secret).success;
  if (scheme !== 'Bearer' || rest.length > 0 || more.length > 0 || secret === undefined) return undefined;
  return participantId.success && isSecret ? { participantId: participantId.data, secret } : undefined;
}

/** Base64url of the SHA-256 of the secret's 43 characters, as devices compute it. The secrets are 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
